import type { Instant } from '../complaint/terms';
import type { Duration } from '../plan/duration';
import type { Calendar } from './calendar';
import { dayOf, hour, minute, startOfDay } from './civil';
import { isPublished, isWorkingDay, workingSpans } from './workingTime';

/** An instant, and whether it was computed from days for which nothing is published yet. */
export interface Computed {
  readonly at: Instant;
  readonly provisional: boolean;
}

export interface Counting {
  /** A term that ends on a day of rest ends on the next working day (Civil Code 203); working days never end on one. */
  readonly rollsOver: boolean;
}

/**
 * When a term that begins at `from` ends. Days are counted as the Civil Code does (201, 203): the first day is
 * not counted, and the term ends at 24:00 of its last day in the plan's zone, which is 00:00 of the next. Minutes and
 * hours run from the instant; working hours run only while the calendar works.
 */
export function addDuration(from: Instant, duration: Duration, calendar: Calendar, { rollsOver }: Counting): Computed {
  switch (duration.unit) {
    case 'min':
    case 'h':
      return { at: from + milliseconds(duration), provisional: false };
    case 'wh':
      return addWorkingTime(from, milliseconds(duration), calendar);
    case 'WD':
      return endOfDay(walkWorkingDays(dayOf(from, calendar.offsetMinutes), duration.amount, 1, calendar), calendar, rollsOver);
    case 'd':
      return endOfDay({ day: dayOf(from, calendar.offsetMinutes) + duration.amount, provisional: false }, calendar, rollsOver);
  }
}

/**
 * The latest instant that leaves `duration` before `due`: what must be done one working day earlier is due at 24:00 of
 * the last working day before the day on which `due` falls (domain rule «Referrals», internal due).
 */
export function subtractDuration(due: Instant, duration: Duration, calendar: Calendar): Computed {
  // An instant of 24:00 belongs to the day that it ends.
  const lastDay = dayOf(due - 1, calendar.offsetMinutes);
  switch (duration.unit) {
    case 'min':
    case 'h':
      return { at: due - milliseconds(duration), provisional: false };
    case 'wh':
      return subtractWorkingTime(due, milliseconds(duration), calendar);
    case 'WD':
      if (duration.amount === 0) return { at: due, provisional: false };
      return endOfDay(walkWorkingDays(lastDay, duration.amount, -1, calendar), calendar, false);
    case 'd':
      if (duration.amount === 0) return { at: due, provisional: false };
      return endOfDay({ day: lastDay - duration.amount, provisional: false }, calendar, false);
  }
}

/** When `percent` of a term has passed: of the working time for working hours, else of the clock time until its end. */
export function shareOf(from: Instant, duration: Duration, percent: number, calendar: Calendar, counting: Counting): Instant {
  if (duration.unit === 'wh') return addWorkingTime(from, Math.floor((milliseconds(duration) * percent) / 100), calendar).at;
  const { at } = addDuration(from, duration, calendar, counting);
  return from + Math.floor(((at - from) * percent) / 100);
}

const milliseconds = ({ amount, unit }: Duration): number => Math.round(amount * (unit === 'min' ? minute : hour));

interface Day {
  readonly day: number;
  readonly provisional: boolean;
}

function walkWorkingDays(start: number, count: number, step: 1 | -1, calendar: Calendar): Day {
  let day = start;
  let provisional = false;
  for (let left = count; left > 0;) {
    day += step;
    if (!isPublished(calendar, day)) provisional = true;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { day, provisional };
}

function endOfDay(last: Day, calendar: Calendar, rollsOver: boolean): Computed {
  let { day, provisional } = last;
  if (rollsOver) {
    if (!isPublished(calendar, day)) provisional = true;
    while (!isWorkingDay(calendar, day)) {
      day += 1;
      if (!isPublished(calendar, day)) provisional = true;
    }
  }
  return { at: startOfDay(day + 1, calendar.offsetMinutes), provisional };
}

/** When so much working time (ms) has passed. */
export function addWorkingTime(from: Instant, time: number, calendar: Calendar): Computed {
  let left = time;
  let provisional = false;
  for (let day = dayOf(from, calendar.offsetMinutes); left > 0; day += 1) {
    if (!isPublished(calendar, day)) provisional = true;
    for (const [opens, closes] of workingSpans(calendar, day)) {
      const begin = Math.max(from, opens);
      if (closes <= begin) continue;
      if (left <= closes - begin) return { at: begin + left, provisional };
      left -= closes - begin;
    }
  }
  return { at: from, provisional };
}

function subtractWorkingTime(due: Instant, time: number, calendar: Calendar): Computed {
  let left = time;
  let provisional = false;
  for (let day = dayOf(due, calendar.offsetMinutes); left > 0; day -= 1) {
    if (!isPublished(calendar, day)) provisional = true;
    for (const [opens, closes] of workingSpans(calendar, day).toReversed()) {
      const end = Math.min(due, closes);
      if (end <= opens) continue;
      if (left <= end - opens) return { at: end - left, provisional };
      left -= end - opens;
    }
  }
  return { at: due, provisional };
}
