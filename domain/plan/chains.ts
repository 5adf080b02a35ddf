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

/**
 * The chains that a clock makes with these steps: one for each choice of goals that a situation leads to, and for each
 * calendar of a department. A date that a person or a document set is not known beforehand: what has no span is left out. None while
 * something that they rest on is not sound.
 */
export function chainsOf(
  outerId: string,
  stepIds: readonly string[],
  sections: Sections,
  calendars: ReadonlyMap<string, Calendar>,
  reader: ConditionReader,
): Chain[] {
  const { clocks = {}, presumedLevel = 'L2', departments = [] } = sections;
  const ids = [outerId, ...stepIds];
  const rules = ids.flatMap((id) => clocks[id] ?? []);
  if (rules.length < ids.length || !rules.flatMap(conditionsOf).every(reader.canRead)) return [];
  const chains = new Map<string, Chain>();
  const ofDepartments = rules.some(({ calendar }) => calendar === 'department') ? new Set(departments.map((d) => d.calendar)) : [''];
  for (const situation of situationsOf(rules, presumedLevel)) {
    for (const department of ofDepartments) {
      const link = (id: string): Link | null => linkIn(id, clocks[id], situation, calendars, department, reader);
      const [outer, ...steps] = ids.map(link);
      if (outer == null) continue;
      add(chains, { outer, steps: steps.filter((step) => step !== null), situations: [situation] });
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
  id: string,
  rule: ClockRule | undefined,
  situation: Situation,
  calendars: ReadonlyMap<string, Calendar>,
  department: string,
  reader: ConditionReader,
): Link | null {
  if (rule === undefined || !startsIn(rule, situation, reader)) return null;
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
 * When a step ends that begins at `from`, inside of an outer clock that is due: where that one binds the complaint, a step gets no
 * more than its share of what remains, and one that binds as well gives way to what is due first (domain rule «Clocks never contradict each other»).
 */
export function heldEnd(outer: Link, due: Instant, step: Link, from: Instant): Instant {
  const own = dueOf(step, from);
  const { binds, atMostOfBinding } = step.rule;
  if (!outer.rule.binds || own <= from) return own;
  if (binds) return Math.max(from, Math.min(own, due));
  if (atMostOfBinding === undefined) return own;
  if (from >= due) return from;
  const isWorkingTime = step.within.unit === 'wh' || step.within.unit === 'WD';
  return Math.min(own, partOf(from, due, atMostOfBinding.percent, isWorkingTime, step.calendar));
}
