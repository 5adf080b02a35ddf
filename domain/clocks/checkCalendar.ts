import { type Finding } from '../plan/problem';
import type { CalendarFile } from './calendarFile';
import { civilFromDays, formatDate, weekdayOf } from './civil';

/** What is wrong with a calendar whose entries are each well written. */
export function* checkCalendar(file: CalendarFile): Generator<Finding> {
  yield* checkHours(file);
  yield* checkRepeated('weekdays', file.weekdays);
  yield* checkRepeated('yearly', file.yearly);
  if (file.published === undefined) yield* checkNothingNamed(file);
  else {
    yield* checkPublished(file, file.published);
    yield* checkDays(file, file.published);
  }
}

function* checkHours({ hours }: CalendarFile): Generator<Finding> {
  let closed = 0;
  for (const [index, [from, to]] of hours.entries()) {
    if (from >= to) yield { path: ['hours', index], message: 'a span ends after it begins' };
    else if (from < closed) yield { path: ['hours', index], message: 'spans are ascending and do not overlap' };
    closed = Math.max(closed, to);
  }
}

function* checkRepeated(key: 'weekdays' | 'yearly', entries: readonly (number | string)[]): Generator<Finding> {
  for (const [index, entry] of entries.entries())
    if (entries.indexOf(entry) < index) yield { path: [key, index], message: `${entry} stands here twice` };
}

function* checkNothingNamed(file: CalendarFile): Generator<Finding> {
  for (const key of ['holidays', 'workdays', 'yearly', 'presumed'] as const)
    if (Object.values(file[key]).flat().length > 0)
      yield {
        path: [key],
        message: 'a calendar with named days says for which days they are published: published: [2026-01-01, 2026-12-31]',
      };
}

/** A year that counts as published without its days off would be taken to have none. */
function* checkPublished({ holidays }: CalendarFile, [first, last]: readonly [number, number]): Generator<Finding> {
  if (first > last) yield { path: ['published'], message: 'the first published day comes before the last' };
  const path = Object.keys(holidays).length > 0 ? ['holidays'] : ['published'];
  for (let { year } = civilFromDays(first); year <= civilFromDays(last).year; year += 1)
    if (!Object.hasOwn(holidays, String(year)))
      yield { path, message: `${year} is published, but its holidays are missing: add them (${year}: [] if it has none), or publish less` };
}

function* checkDays(file: CalendarFile, published: readonly [number, number]): Generator<Finding> {
  const seen = new Map<number, string>();
  for (const key of ['holidays', 'workdays', 'presumed'] as const) {
    for (const [year, days] of Object.entries(file[key])) {
      for (const [index, day] of days.entries()) {
        const earlier = seen.get(day);
        const wrong = earlier === undefined ? wrongWithDay(file, key, year, day, published) : `is already one of the ${earlier}`;
        if (wrong !== null) yield { path: [key, year, index], message: `${formatDate(day)} ${wrong}` };
        seen.set(day, key);
      }
    }
  }
}

function wrongWithDay(
  { weekdays }: CalendarFile,
  key: 'holidays' | 'workdays' | 'presumed',
  year: string,
  day: number,
  [first, last]: readonly [number, number],
): string | null {
  const isPublished = first <= day && day <= last;
  if (civilFromDays(day).year !== Number(year)) return `is not in ${year}`;
  if (key === 'presumed') return isPublished ? 'is published; a presumed day is not' : null;
  if (!isPublished) return 'is outside of the published days';
  if (key === 'workdays' && weekdays.includes(weekdayOf(day)))
    return `is a ${weekdayNames[weekdayOf(day) - 1]}, which the week works anyway; a shifted workday is a day of rest that is worked`;
  return null;
}

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
