import { formatInstant } from '../clocks/civil';
import type { Instant } from '../complaint/terms';
import { chainsOf, dueOf, heldEnd, isHeld, oncePerGoals, written, type Chain, type Grounds, type Link } from './chains';
import type { Finding } from './problem';
import { describe } from './situations';

/**
 * Clocks that cannot be kept together (domain rule «Clocks never contradict each other»): for each level, and each further fact that the plan
 * tells apart, the steps inside of a clock against that clock. They begin at the same instant, the steps one after the other. Pauses,
 * extensions, dates that somebody sets and hours for calls are not known beforehand and left out.
 */
export function* checkChains(grounds: Grounds): Generator<Finding> {
  const { clocks = {}, extensions } = grounds.sections;
  for (const [id, { steps }] of Object.entries(clocks)) {
    if (steps.length === 0) continue;
    yield* oncePerGoals(chainsOf([id, ...steps], grounds), (chain) => contradiction(chain, grounds.starts));
  }
  if (extensions !== undefined) yield* checkNeverBinding(extensions.neverPast, grounds);
}

/** A clock that binds and never is the first to be due: it always ends after the one that no extension passes. */
function* checkNeverBinding(last: string, grounds: Grounds): Generator<Finding> {
  const { clocks = {} } = grounds.sections;
  const outermost = Object.hasOwn(clocks, last) ? clocks[last] : undefined;
  if (outermost === undefined) return;
  for (const [id, { binds, per, fromReception }] of Object.entries(clocks)) {
    const beginsWithIt = per === 'complaint' && fromReception === outermost.fromReception;
    if (id === last || !binds || !beginsWithIt || outermost.steps.includes(id)) continue;
    yield* oncePerGoals(chainsOf([last, id], grounds), (chain) => {
      const never = overrunsAlone(chain, grounds.starts);
      return never === null ? null : { path: ['clocks', id, 'binds'], message: `${never}, and so at every start: it never binds` };
    });
  }
}

/** What keeps the steps of a chain from being taken in time, in the words of the plan; null where nothing does. */
function contradiction(chain: Chain, starts: readonly Instant[]): Finding | null {
  const path = ['clocks', chain.outer.id, 'steps'];
  const never = overrunsAlone(chain, starts) ?? overrunsTogether(chain, starts);
  if (never !== null) return { path, message: `${never}, and so at every start: they cannot be kept together` };
  return overrunsSometimes(chain, starts);
}

/** A step that ends after the outer clock whenever it begins with it. */
function overrunsAlone({ outer, steps, situations }: Chain, starts: readonly Instant[]): string | null {
  const step = steps.find((one) => starts.every((from) => dueOf(one, from) > dueOf(outer, from)));
  const [from] = starts;
  if (step === undefined || from === undefined) return null;
  return `for ${describe(situations)} ${written(step)} ends ${moment(step, dueOf(step, from))}, ${afterOuter(outer, from)}`;
}

/** Steps of which the last ends after the outer clock whenever the first begins with it. */
function overrunsTogether({ outer, steps, situations }: Chain, starts: readonly Instant[]): string | null {
  const endFrom = (from: Instant): Instant => steps.reduce((at, step) => dueOf(step, at), from);
  const [from] = starts;
  if (from === undefined || !starts.every((start) => endFrom(start) > dueOf(outer, start))) return null;
  const named = steps.map(written).join(', ');
  return `for ${describe(situations)} the steps ${named}, one after the other, end ${moment(outer, endFrom(from))}, ${afterOuter(outer, from)}`;
}

/** A step that some starts, such as one before a weekend, take past the outer clock, and that no share of what binds holds back. */
function overrunsSometimes({ outer, steps, situations }: Chain, starts: readonly Instant[]): Finding | null {
  if (steps.every((step) => isHeld(outer, step))) return null;
  for (const start of starts) {
    const due = dueOf(outer, start);
    let from = start;
    for (const [index, step] of steps.entries()) {
      from = heldEnd(outer, due, step, from);
      if (from <= due) continue;
      const late = `for ${describe(situations)} ${written(step)} ends ${moment(step, from)}, ${afterOuter(outer, start)}`;
      return { path: ['clocks', outer.id, 'steps', index], message: `${late}: ${adviceFor(outer, step)}` };
    }
  }
  return null;
}

/** What would hold the step back. */
function adviceFor(outer: Link, step: Link): string {
  const bind = outer.rule.binds ? [] : [`${outer.id} binds: true`];
  const share = step.rule.atMostOfBinding === undefined ? [`${step.id} a share by atMostOfBinding`] : [];
  return `give ${[...bind, ...share].join(' and ')}, or the step less time`;
}

const afterOuter = (outer: Link, from: Instant): string =>
  `after ${written(outer)} from ${moment(outer, from)} is due ${moment(outer, dueOf(outer, from))}`;

const moment = ({ calendar }: Link, at: Instant): string => formatInstant(at, calendar.offsetMinutes);
