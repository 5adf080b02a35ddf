import { dayOf, hour, startOfDay, weekdayOf } from '../../domain/clocks/civil';
import { isWorkingDay } from '../../domain/clocks/workingTime';
import type { Instant } from '../../domain/complaint/terms';
import type { Plan } from '../../domain/plan/plan';

const weeks = 3;

/**
 * Ten o'clock on the next Monday with which three weeks begin that have no days off but their weekends, and none that is
 * shifted to a weekend: deadlines from there can be worked out by hand, on whatever day a test is run.
 */
export function ordinaryMonday({ calendars, offsetMinutes }: Plan, after: Instant = Date.now()): Instant {
  const office = calendars.get('office');
  if (office === undefined) throw new Error('the plan has no office calendar');
  const isOrdinary = (day: number): boolean => isWorkingDay(office, day) === weekdayOf(day) <= 5;
  for (let day = dayOf(after, offsetMinutes) + 1; ; day += 1) {
    const days = Array.from({ length: 7 * weeks }, (_, i) => day + i);
    if (weekdayOf(day) === 1 && days.every(isOrdinary)) return startOfDay(day, offsetMinutes) + 10 * hour;
  }
}
