import { addDuration, shareOf } from '../clocks/arithmetic';
import type { Calendar } from '../clocks/calendar';
import { formatInstant, hour, startOfDay } from '../clocks/civil';
import type { Instant } from '../complaint/terms';
import type { Duration } from './duration';
import type { Names, Sections } from './names';
import type { Finding, Path } from './problem';
import { checkReference } from './reference';
import type { ClockRule } from './schema';

/** Clocks must have a goal in every case, warn before they are due, and take their late steps one after the other. */
export function* checkClocks(sections: Sections, names: Names, calendars: ReadonlyMap<string, Calendar>): Generator<Finding> {
  for (const [id, clock] of Object.entries(sections.clocks ?? {})) {
    const path = ['clocks', id];
    yield* checkCalendar(clock, path, names);
    yield* checkGoals(clock, path);
    for (const calendar of calendarsOf(clock, sections, calendars)) {
      const findings = [...checkWarnings(clock, path, calendar), ...checkLateSteps(clock, path, calendar)];
      yield* findings;
      if (findings.length > 0) break;
    }
  }
  if (sections.extensions !== undefined) yield* checkReference(names, 'clock', sections.extensions.neverPast, ['extensions', 'neverPast']);
}

function* checkCalendar({ calendar, per }: ClockRule, path: Path, names: Names): Generator<Finding> {
  if (calendar !== 'department') yield* checkReference(names, 'calendar', calendar, [...path, 'calendar']);
  else if (per !== 'handOff')
    yield { path: [...path, 'calendar'], message: 'only a clock kept per handOff has a department, and its calendar' };
}

/** Dates go first: they apply where somebody set one. Of the spans after them the first that holds does. */
function* checkGoals({ goals }: ClockRule, path: Path): Generator<Finding> {
  const hasDate = goals.some(({ before }) => before !== undefined);
  for (const [index, { when, before }] of goals.entries()) {
    const place = [...path, 'goals', index];
    const isLast = index === goals.length - 1;
    if (isLast && when !== undefined && !hasDate)
      yield { path: [...place, 'when'], message: 'the last goal has no condition: it is for all that is left' };
    if (!isLast && when === undefined && before === undefined)
      yield { path: place, message: 'a goal without a condition hides those after it: give "when", or put it last' };
  }
}

/** The calendars by which a clock may run; none while they are not sound. */
function calendarsOf({ calendar }: ClockRule, { departments = [] }: Sections, calendars: ReadonlyMap<string, Calendar>): Calendar[] {
  const ids = calendar === 'department' ? new Set(departments.map((department) => department.calendar)) : [calendar];
  return [...ids].flatMap((id) => calendars.get(id) ?? []);
}

function* checkWarnings(clock: ClockRule, path: Path, calendar: Calendar): Generator<Finding> {
  const counting = { rollsOver: clock.rollsOverRestDays };
  for (const { within } of clock.goals) {
    if (within === undefined) continue;
    for (const from of starts(calendar)) {
      const { at: due } = addDuration(from, within, calendar, counting);
      const warnings = clock.warnings.map(({ at }) =>
        'percent' in at ? shareOf(from, within, at.percent, calendar, counting) : addDuration(from, at, calendar, counting).at,
      );
      const found = [...warningFindings(warnings, due, from, path, calendar)];
      yield* found;
      if (found.length > 0) return;
    }
  }
}

function* warningFindings(warnings: readonly Instant[], due: Instant, from: Instant, path: Path, calendar: Calendar): Generator<Finding> {
  const when = (at: Instant): string => formatInstant(at, calendar.offsetMinutes);
  for (const [index, at] of warnings.entries()) {
    const place = [...path, 'warnings', index, 'at'];
    const earlier = warnings[index - 1];
    if (at >= due)
      yield { path: place, message: `warns too late: started ${when(from)} the clock is due ${when(due)}, and this warns ${when(at)}` };
    else if (earlier !== undefined && at <= earlier) yield { path: place, message: 'warnings are ascending' };
  }
}

function* checkLateSteps(clock: ClockRule, path: Path, calendar: Calendar): Generator<Finding> {
  const counting = { rollsOver: clock.rollsOverRestDays };
  const instantOf = (due: Instant, after: Duration): Instant => (after.amount === 0 ? due : addDuration(due, after, calendar, counting).at);
  for (const due of starts(calendar)) {
    const steps = clock.late.map(({ after }) => instantOf(due, after));
    const wrong = steps.findIndex((at, index) => index > 0 && at <= (steps[index - 1] ?? at));
    if (wrong < 0) continue;
    yield { path: [...path, 'late', wrong, 'after'], message: 'late steps are ascending, each later than the one before' };
    return;
  }
}

/** Instants to try a clock at: every few hours over two weeks of the calendar, nights, weekends and a holiday among them. */
function starts({ published: [first], offsetMinutes }: Calendar): Instant[] {
  return Array.from({ length: (14 * 24) / 5 }, (_, index) => startOfDay(first + 36, offsetMinutes) + index * 5 * hour);
}
