import { addDuration } from '../clocks/arithmetic';
import type { Calendar } from '../clocks/calendar';
import type { Instant } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import { addCase, emptyTally, type Tally } from './attainment';
import type { LogCase } from './entry';
import { tryCase } from './trial';

/** Plays all cases under a plan, each for itself. */
export function simulate(plan: Plan, cases: readonly LogCase[], until: Instant): Tally {
  const tally = emptyTally();
  for (const logCase of cases) addCase(tally, logCase.name, tryCase(plan, logCase, until));
  return tally;
}

/** The first and the last instant of which a log speaks; null of an empty one. */
export function spanOf(cases: readonly LogCase[]): { readonly from: Instant; readonly to: Instant } | null {
  let [from, to] = [Infinity, -Infinity];
  for (const { registered, entries } of cases) {
    from = Math.min(from, registered.at);
    to = Math.max(to, entries.at(-1)?.at ?? registered.at);
  }
  return from === Infinity ? null : { from, to };
}

/** By when every clock that could start at an instant is due and has taken its late steps: so long does a simulation go on after its log. */
export function longestAfter(plan: Plan, from: Instant): Instant {
  const ends = Object.values(plan.file.clocks).flatMap((rule) => calendarsOf(plan, rule).map((calendar) => endOf(rule, from, calendar)));
  return Math.max(from, ...ends);
}

function calendarsOf(plan: Plan, { calendar }: ClockRule): Calendar[] {
  const own = plan.calendars.get(calendar);
  return own === undefined ? [...plan.calendars.values()] : [own];
}

function endOf(rule: ClockRule, from: Instant, calendar: Calendar): Instant {
  const later = (at: Instant, spans: readonly Parameters<typeof addDuration>[1][]): Instant =>
    Math.max(at, ...spans.map((span) => addDuration(at, span, calendar, { rollsOver: rule.rollsOverRestDays }).at));
  const due = later(
    from,
    rule.goals.flatMap(({ within }) => within ?? []),
  );
  return later(
    due,
    rule.late.map(({ after }) => after),
  );
}
