import type { Instant } from '../complaint/terms';
import type { Calendar } from './calendar';
import { dayOf, daysFromCivil, formatDate, minute, startOfDay, weekdayOf } from './civil';

/** Whether the calendar's days off and shifted workdays are published for this day; else it is presumed. */
export const isPublished = ({ published: [first, last] }: Calendar, day: number): boolean => first <= day && day <= last;

/** Whether work is done on this day: named days first, then the statutory ones where nothing is published, then the week. */
export function isWorkingDay(calendar: Calendar, day: number): boolean {
  const answers = answersOf(calendar);
  const answer = answers[day - firstRemembered];
  if (answer === worked) return true;
  if (answer === rest) return false;
  const works = worksByRule(calendar, day);
  // A day outside of the remembered years has no place in the array, and is found by the rule each time.
  if (answer === unasked) answers[day - firstRemembered] = works ? worked : rest;
  return works;
}

function worksByRule(calendar: Calendar, day: number): boolean {
  if (calendar.workdays.has(day)) return true;
  if (calendar.holidays.has(day)) return false;
  if (!isPublished(calendar, day) && calendar.yearly.has(monthAndDay(day))) return false;
  return calendar.weekdays.has(weekdayOf(day));
}

/** The spans of a day in which working time passes, ascending; none on a day of rest. */
export function workingSpans(calendar: Calendar, day: number): readonly (readonly [Instant, Instant])[] {
  if (!isWorkingDay(calendar, day)) return [];
  const midnight = startOfDay(day, calendar.offsetMinutes);
  return calendar.hours.map(([from, to]) => [midnight + from * minute, midnight + to * minute] as const);
}

/** Working time that passes from one instant to another, in ms: for a calendar round the clock their difference; 0 where `to` is not after `from`. */
export function workingTimeBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const lastDay = dayOf(to, calendar.offsetMinutes);
  let time = 0;
  for (let day = dayOf(from, calendar.offsetMinutes); day <= lastDay; day += 1) {
    if (!isWorkingDay(calendar, day)) continue;
    const midnight = startOfDay(day, calendar.offsetMinutes);
    for (const [opens, closes] of calendar.hours) {
      const begin = Math.max(from, midnight + opens * minute);
      time += Math.max(0, Math.min(to, midnight + closes * minute) - begin);
    }
  }
  return time;
}

const monthAndDay = (day: number): string => formatDate(day).slice(-'MM-DD'.length);

// A simulation asks millions of times for the same days. A calendar never changes, so that a day's answer is kept, a byte each.
const firstRemembered = daysFromCivil(1990, 1, 1);
const remembered = daysFromCivil(2101, 1, 1) - firstRemembered;
const unasked = 0;
const worked = 1;
const rest = 2;
const answersByCalendar = new WeakMap<Calendar, Uint8Array>();

function answersOf(calendar: Calendar): Uint8Array {
  const known = answersByCalendar.get(calendar);
  if (known !== undefined) return known;
  const answers = new Uint8Array(remembered);
  answersByCalendar.set(calendar, answers);
  return answers;
}
