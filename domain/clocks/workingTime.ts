import type { Instant } from '../complaint/terms';
import type { Calendar } from './calendar';
import { formatDate, minute, startOfDay, weekdayOf } from './civil';

/** Whether the calendar's days off and shifted workdays are published for this day; else it is presumed. */
export const isPublished = ({ published: [first, last] }: Calendar, day: number): boolean => first <= day && day <= last;

/** Whether work is done on this day: named days first, then the statutory ones where nothing is published, then the week. */
export function isWorkingDay(calendar: Calendar, day: number): boolean {
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

const monthAndDay = (day: number): string => formatDate(day).slice(-'MM-DD'.length);
