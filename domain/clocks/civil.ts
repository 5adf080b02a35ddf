import type { Instant } from '../complaint/terms';

/**
 * Dates of the proleptic Gregorian calendar as day numbers (days since 1970-01-01). Integers only: the host's
 * time zone and its `Date` play no part, so that a deadline is the same wherever and whenever it is computed.
 */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const wholeDay = 24 * hour;

/** Day number of 0000-03-01, counted back from 1970-01-01. */
const marchOfYearZero = -719_468;

/** Day number of a date. Years are taken to begin in March, which puts the leap day at their end. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month < 3 ? year - 1 : year;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  // Months from March on have 31, 30, 31, 30, 31 days, again and again: 153 in five.
  const daysSinceMarch = Math.floor((153 * monthsSinceMarch + 2) / 5);
  return marchOfYearZero + 365 * marchYear + leapDays + daysSinceMarch + day - 1;
}

/** The date of a day number. */
export function civilFromDays(day: number): CivilDate {
  let year = 1970 + Math.floor(day / 366);
  while (daysFromCivil(year + 1, 1, 1) <= day) year += 1;
  while (daysFromCivil(year, 1, 1) > day) year -= 1;
  let month = 12;
  while (daysFromCivil(year, month, 1) > day) month -= 1;
  return { year, month, day: day - daysFromCivil(year, month, 1) + 1 };
}

/** Monday = 1 … Sunday = 7; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Day number of `2026-03-01`; null when there is no such day. */
export function parseDate(source: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(source) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const number = daysFromCivil(Number(year), Number(month), Number(day));
  return formatDate(number) === source ? number : null;
}

/** `2026-03-01` of a day number. */
export function formatDate(day: number): string {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
}

/** Minutes after midnight of `09:30`, at most `24:00`; null when it is no time of day. */
export function parseTimeOfDay(source: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(source) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 1440 ? total : null;
}

/** Minutes that a zone written `+08:00` is ahead of UTC; null when it is no offset. */
export function parseOffset(source: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(source) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (!(total <= 14 * 60)) return null;
  return sign === '-' && total > 0 ? -total : total;
}

/** Day number of an instant where the zone is `offsetMinutes` ahead of UTC. */
export const dayOf = (at: Instant, offsetMinutes: number): number => Math.floor((at + offsetMinutes * minute) / wholeDay);

/** The instant at which a day begins there; the day before ends in it, at 24:00. */
export const startOfDay = (day: number, offsetMinutes: number): Instant => day * wholeDay - offsetMinutes * minute;

/** `2026-03-01 18:00` in the zone that is `offsetMinutes` ahead of UTC; seconds are dropped. */
export function formatInstant(at: Instant, offsetMinutes: number): string {
  const day = dayOf(at, offsetMinutes);
  const minutes = Math.floor((at - startOfDay(day, offsetMinutes)) / minute);
  return `${formatDate(day)} ${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}`;
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
