import { addDuration, shareOf } from '../clocks/arithmetic';
import { counting } from '../clocks/aim';
import type { Calendar } from '../clocks/calendar';
import { formatInstant } from '../clocks/civil';
import type { Instant } from '../complaint/terms';
import type { Duration } from './duration';
import type { Names, Sections } from './names';
import type { Finding, Path } from './problem';
import { checkReference } from './reference';
import type { ClockRule } from './schema';
import { startsThatMatter } from './starts';

/** Clocks run by a calendar that is there, warn before they are due, and take their late steps one after the other. */
export function* checkClocks(
  sections: Sections,
  names: Names,
  calendars: ReadonlyMap<string, Calendar>,
  starts: readonly Instant[],
): Generator<Finding> {
  for (const [id, clock] of Object.entries(sections.clocks ?? {})) {
    const path = ['clocks', id];
    yield* checkCalendar(clock, path, names);
    yield* checkReception(clock, path);
    yield* checkPauses(clock, path);
    for (const [index, { remedy }] of clock.late.entries())
      if (remedy !== undefined) yield* checkReference(names, 'remedy', remedy, [...path, 'late', index, 'remedy']);
    for (const calendar of calendarsOf(clock, sections, calendars)) {
      const findings = [...checkWarnings(clock, path, calendar, starts), ...checkLateSteps(clock, path, calendar, starts)];
      yield* findings;
      if (findings.length > 0) break;
    }
  }
}

function* checkCalendar({ calendar, per }: ClockRule, path: Path, names: Names): Generator<Finding> {
  if (calendar !== 'department') yield* checkReference(names, 'calendar', calendar, [...path, 'calendar']);
  else if (per !== 'handOff')
    yield { path: [...path, 'calendar'], message: 'only a clock kept per handOff has a department, and its calendar' };
}

/** What lies before an event is measured from the reception, and ends with that very event. */
function* checkReception({ measuresReception, fromReception, startsOn, stopsOn }: ClockRule, path: Path): Generator<Finding> {
  if (!measuresReception) return;
  const place = [...path, 'measuresReception'];
  if (!fromReception)
    yield { path: place, message: 'what lay before the starting event is counted from the reception: add fromReception: true' };
  const isBoth = startsOn.some((start) =>
    stopsOn.some(
      (stop) =>
        stop.event === start.event && !Object.entries(stop.with).some(([key, value]) => key in start.with && start.with[key] !== value),
    ),
  );
  if (!isBoth) yield { path: place, message: 'the event that starts it also stops it: name one in both "startsOn" and "stopsOn"' };
}

function* checkPauses({ stages, pausesIn }: ClockRule, path: Path): Generator<Finding> {
  for (const [index, stage] of pausesIn.entries())
    if (!stages.includes(stage))
      yield { path: [...path, 'pausesIn', index], message: `it does not run in "${stage}" (stages), where it is dropped and cannot pause` };
}

/** The calendars by which a clock may run; none while they are not sound. */
function calendarsOf({ calendar }: ClockRule, { departments = [] }: Sections, calendars: ReadonlyMap<string, Calendar>): Calendar[] {
  const ids = calendar === 'department' ? new Set(departments.map((department) => department.calendar)) : [calendar];
  return [...ids].flatMap((id) => calendars.get(id) ?? []);
}

function* checkWarnings(clock: ClockRule, path: Path, calendar: Calendar, starts: readonly Instant[]): Generator<Finding> {
  if (clock.warnings.length === 0) return;
  // Shares of a goal keep their order whenever it begins; a time since the start is compared with the goal's.
  const times = clock.warnings.flatMap(({ at }) => ('percent' in at ? [] : [at]));
  for (const { within } of clock.goals) {
    if (within === undefined) continue;
    for (const from of startsThatMatter(times.length === 0 ? [] : [within, ...times], starts)) {
      const { at: due } = addDuration(from, within, calendar, counting(clock));
      const warnings = clock.warnings.map(({ at }) =>
        'percent' in at
          ? shareOf(from, within, at.percent, calendar, counting(clock))
          : addDuration(from, at, calendar, counting(clock)).at,
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

function* checkLateSteps(clock: ClockRule, path: Path, calendar: Calendar, starts: readonly Instant[]): Generator<Finding> {
  if (clock.late.length < 2) return;
  const instantOf = (due: Instant, after: Duration): Instant =>
    after.amount === 0 ? due : addDuration(due, after, calendar, counting(clock)).at;
  const afters = clock.late.map(({ after }) => after);
  for (const due of startsThatMatter(afters, starts)) {
    const steps = afters.map((after) => instantOf(due, after));
    const wrong = steps.findIndex((at, index) => index > 0 && at <= (steps[index - 1] ?? at));
    if (wrong < 0) continue;
    yield { path: [...path, 'late', wrong, 'after'], message: 'late steps are ascending, each later than the one before' };
    return;
  }
}
