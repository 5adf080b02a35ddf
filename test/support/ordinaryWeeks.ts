import { dayOf, formatDate, hour, minute, parseTimeOfDay, startOfDay, weekdayOf, wholeDay } from '../../domain/clocks/civil';
import { isWorkingDay } from '../../domain/clocks/workingTime';
import type { Instant } from '../../domain/complaint/terms';
import type { Plan } from '../../domain/plan/plan';

const weeks = 4;

/** Weeks ahead in which deadlines can be worked out by hand. */
export interface Weeks {
  /** Monday, 10:00. */
  readonly begin: Instant;
  /** `4 15:00` is 15:00 on the fourth day after that Monday, a Friday. */
  at(when: string): Instant;
  /** The same of an instant; seconds are dropped. */
  say(at: Instant): string;
  /** The day as `2026-11-30`. */
  date(days: number): string;
}

/**
 * The next four weeks that have no days off but their weekends, and no weekend that is worked: a complaint that begins in them
 * has the same deadlines on whatever day a test is run.
 */
export function ordinaryWeeks({ calendars, offsetMinutes }: Plan, after: Instant = Date.now()): Weeks {
  const office = calendars.get('office');
  if (office === undefined) throw new Error('the plan has no office calendar');
  const isOrdinary = (day: number): boolean => isWorkingDay(office, day) === weekdayOf(day) <= 5;
  let monday = dayOf(after, offsetMinutes) + 1;
  while (weekdayOf(monday) !== 1 || !Array.from({ length: 7 * weeks }, (_, i) => monday + i).every(isOrdinary)) monday += 1;
  const midnight = startOfDay(monday, offsetMinutes);
  return {
    begin: midnight + 10 * hour,
    at(when) {
      const [, days, time] = /^(\d+) (\d\d:\d\d)$/.exec(when) ?? [];
      const minutes = parseTimeOfDay(time ?? '');
      if (days === undefined || minutes === null) throw new Error(`"${when}" is no time of those weeks; right is "4 15:00"`);
      return midnight + Number(days) * wholeDay + minutes * minute;
    },
    say(at) {
      const minutes = Math.floor((at - midnight) / minute);
      const [days, rest] = [Math.floor(minutes / 1440), ((minutes % 1440) + 1440) % 1440];
      return `${days} ${digits(Math.floor(rest / 60))}:${digits(rest % 60)}`;
    },
    date: (days) => formatDate(monday + days),
  };
}

const digits = (value: number): string => String(value).padStart(2, '0');
