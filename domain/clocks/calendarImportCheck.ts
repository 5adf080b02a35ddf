import type { Problem } from '../plan/problem';
import type { Calendar } from './calendar';
import { type NamedDays, nameOf } from './calendarImportDays';
import { civilFromDays, daysFromCivil, formatDate, parseDate, weekdayOf } from './civil';
import { isPublished, isWorkingDay } from './workingTime';

/** One day, and what names it. */
export interface PublishedDay {
  readonly day: number;
  readonly year: number;
  readonly of: NamedDays;
}

type Horizon = readonly [number, number];

/** The first year of which some day would count as published though no list of it is there. */
export function gapIn([first, last]: Horizon, published: Horizon, asked: readonly number[]): number | null {
  for (let { year } = civilFromDays(first); year <= civilFromDays(last).year; year += 1) {
    const isKnown =
      published[0] <= Math.max(first, daysFromCivil(year, 1, 1)) && Math.min(last, daysFromCivil(year, 12, 31)) <= published[1];
    if (!isKnown && !asked.includes(year)) return year;
  }
  return null;
}

/** Each day is off or worked, a shifted workday is a weekend's day, and a day of another year is no news to the calendar. */
export function* checkDays(days: readonly PublishedDay[], asked: readonly number[], calendar: Calendar): Generator<Problem> {
  const seen = new Map<number, NamedDays>();
  for (const { day, year, of } of days) {
    const other = seen.get(day);
    if (other !== undefined && other.kind !== of.kind)
      yield of.problem(`${formatDate(day)} is off and worked: ${nameOf(other)} is ${other.kind}, ${nameOf(of)} is ${of.kind}`);
    seen.set(day, of);
    if (!asked.includes(year)) {
      const matters = isPublished(calendar, day) || reachesInto(of, asked);
      if (matters && isWorkingDay(calendar, day) !== (of.kind === 'worked')) yield of.problem(outside(day, of, asked));
    } else if (of.kind === 'worked' && weekdayOf(day) < saturday)
      yield of.problem(`${nameOf(of)} is worked, but lies within the week; a shifted workday is a Saturday or a Sunday`);
  }
}

const saturday = 6;

function outside(day: number, of: NamedDays, asked: readonly number[]): string {
  const { year } = civilFromDays(day);
  return `${nameOf(of)} is outside of ${asked.join(', ')}, and in the calendar ${formatDate(day)} is not ${of.kind}: write it into ${year} by hand, or import the whole list of ${year} too`;
}

const reachesInto = ({ first, last }: NamedDays, years: readonly number[]): boolean =>
  years.some((year) => first <= daysFromCivil(year, 12, 31) && daysFromCivil(year, 1, 1) <= last);

/** A list without a year's days, or without those that are off every year, is not that year's list. */
export function* checkYears(file: string, days: readonly PublishedDay[], asked: readonly number[], calendar: Calendar): Generator<Problem> {
  const problem = (message: string): Problem => ({ path: '', file, line: 1, message });
  const there = [...new Set(days.map(({ year }) => year))].toSorted((a, b) => a - b);
  const off = new Set(days.filter(({ of }) => of.kind === 'off').map(({ day }) => day));
  for (const year of asked) {
    if (![...off].some((day) => civilFromDays(day).year === year)) {
      yield problem(`there are no days off of ${year}; ${there.length === 0 ? 'it names no days at all' : `it has ${there.join(', ')}`}`);
      continue;
    }
    const missing = [...calendar.yearly].filter((monthAndDay) => {
      const day = parseDate(`${year}-${monthAndDay}`);
      return day !== null && !off.has(day) && calendar.weekdays.has(weekdayOf(day));
    });
    if (missing.length > 0)
      yield problem(
        `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} off every year, but not in its ${year}: is the list whole?`,
      );
  }
}
