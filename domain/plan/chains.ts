import { counting, partOf } from '../clocks/aim';
import { addDuration } from '../clocks/arithmetic';
import type { Calendar } from '../clocks/calendar';
import type { Instant } from '../complaint/terms';
import type { ConditionReader } from './conditions';
import { formatDuration, type Duration } from './duration';
import type { Sections } from './names';
import type { Finding } from './problem';
import type { ClockRule } from './schema';
import { conditionsOf, situationsOf, startsIn, type Situation } from './situations';

/** A clock with the span that it has in some situation. */
export interface Link {
  readonly id: string;
  readonly rule: ClockRule;
  readonly within: Duration;
  readonly calendar: Calendar;
}

/** A clock and the steps that follow one another inside of it, in the situations in which all of them have these spans. */
export interface Chain {
  readonly outer: Link;
  readonly steps: readonly Link[];
  readonly situations: readonly Situation[];
}

/** What clocks are laid out by. */
export interface Grounds {
  readonly sections: Sections;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly reader: ConditionReader;
  /** Instants at which they begin. */
  readonly starts: readonly Instant[];
}

/**
 * The chains that a clock makes with these steps: one for each choice of goals that a situation leads to, and for each
 * calendar of a department. A date that a person or a document set is not known beforehand: what has no span is left out. None while
 * something that they rest on is not sound.
 */
export function chainsOf(ids: readonly [outer: string, ...steps: string[]], grounds: Grounds): Chain[] {
  const { clocks = {}, presumedLevel = 'L2', departments = [] } = grounds.sections;
  const known = new Map(Object.entries(clocks));
  const entries = ids.flatMap((id) => [known.get(id)].flatMap((rule) => (rule === undefined ? [] : [{ id, rule }])));
  const rules = entries.map(({ rule }) => rule);
  if (entries.length < ids.length || !rules.flatMap(conditionsOf).every(grounds.reader.canRead)) return [];
  const isOfDepartment = rules.some(({ calendar }) => calendar === 'department');
  const ofDepartments = isOfDepartment ? new Set(departments.map(({ calendar }) => calendar)) : [''];
  const chains = new Map<string, Chain>();
  for (const situation of situationsOf(rules, presumedLevel)) {
    for (const department of ofDepartments) {
      const [outer, ...steps] = entries.map((entry) => linkIn(entry, situation, department, grounds));
      if (outer != null) add(chains, { outer, steps: steps.filter((step) => step !== null), situations: [situation] });
    }
  }
  return [...chains.values()];
}

function add(chains: Map<string, Chain>, { outer, steps, situations }: Chain): void {
  const key = [outer, ...steps].map(written).join(', ');
  const known = chains.get(key);
  chains.set(key, { outer, steps, situations: [...(known?.situations ?? []), ...situations] });
}

function linkIn(
  { id, rule }: Pick<Link, 'id' | 'rule'>,
  situation: Situation,
  department: string,
  { calendars, reader }: Grounds,
): Link | null {
  if (!startsIn(rule, situation, reader)) return null;
  const within = rule.goals.find((goal) => goal.within !== undefined && reader.holds(goal.when, situation.facts))?.within;
  const calendar = calendars.get(rule.calendar === 'department' ? department : rule.calendar);
  return within === undefined || calendar === undefined ? null : { id, rule, within, calendar };
}

/** Findings of chains, one for each choice of goals, be it that the chain runs by the calendars of several departments. */
export function oncePerGoals(chains: readonly Chain[], find: (chain: Chain) => Finding | null): Finding[] {
  const found = new Map<string, Finding>();
  for (const chain of chains) {
    const goals = [chain.outer, ...chain.steps].map(({ id, within }) => `${id} ${formatDuration(within)}`).join(', ');
    const finding = found.has(goals) ? null : find(chain);
    if (finding !== null) found.set(goals, finding);
  }
  return [...found.values()];
}

/** `acceptance 0.25 wh (office)`: the calendar where the span counts by it. */
export function written({ id, within, calendar }: Link): string {
  const byClock = within.unit === 'min' || within.unit === 'h';
  return `${id} ${formatDuration(within)}${byClock ? '' : ` (${calendar.id})`}`;
}

/** When a clock that begins then is due by its own goal. */
export const dueOf = ({ within, rule, calendar }: Link, from: Instant): Instant => addDuration(from, within, calendar, counting(rule)).at;

/**
 * Whether a step never passes its outer clock: where that one binds the complaint, a step with a share gets no more of what remains,
 * and one that binds as well gives way to what is due first (domain rule «Clocks never contradict each other»).
 */
export const isHeld = (outer: Link, { rule: { binds, atMostOfBinding } }: Link): boolean =>
  outer.rule.binds && (binds || atMostOfBinding !== undefined);

/** When a step ends that begins at `from` inside of an outer clock that is due; past that only where nothing holds it. */
export function heldEnd(outer: Link, due: Instant, step: Link, from: Instant): Instant {
  const own = dueOf(step, from);
  if (!isHeld(outer, step)) return own;
  const { atMostOfBinding } = step.rule;
  if (atMostOfBinding === undefined || from >= due) return Math.max(from, Math.min(own, due));
  const isWorkingTime = step.within.unit === 'wh' || step.within.unit === 'WD';
  return Math.min(own, partOf(from, due, atMostOfBinding.percent, isWorkingTime, step.calendar));
}
