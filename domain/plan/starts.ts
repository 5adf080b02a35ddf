import type { Calendar } from '../clocks/calendar';
import { hour, startOfDay } from '../clocks/civil';
import type { Instant } from '../complaint/terms';
import type { Duration } from './duration';

const daysOfYear = 366;
/** No divisor of a day or a week: in a year every hour of the day and every day of the week has its turn. */
const apart = 29 * hour;

/**
 * Instants to try a plan's durations at: over the first year that all of its calendars publish, so that nights, weekends,
 * holidays and shifted workdays are among them. One that publishes every day, such as one round the clock, leaves the choice to the others.
 */
export function sampledStarts(calendars: ReadonlyMap<string, Calendar>): Instant[] {
  const all = [...calendars.values()];
  const first = Math.max(0, ...all.map(({ published }) => published[0]));
  const from = startOfDay(first, all[0]?.offsetMinutes ?? 0);
  return Array.from({ length: Math.ceil((daysOfYear * 24 * hour) / apart) }, (_, index) => from + index * apart);
}

/** The starts at which these durations may differ: hours and minutes of clock time are alike at every one. */
export const startsThatMatter = (durations: readonly Duration[], starts: readonly Instant[]): readonly Instant[] =>
  durations.every(({ unit }) => unit === 'min' || unit === 'h') ? starts.slice(0, 1) : starts;
