import { isoInstant } from '../../domain/clocks/instant';
import { hour, minute, wholeDay } from '../../domain/clocks/civil';
import type { Instant } from '../../domain/complaint/terms';
import type { Plan } from '../../domain/plan/plan';

/** ISO 8601 in the plan's zone, such as `2026-03-01T18:00:00+08:00`; milliseconds only where there are some. */
export function inZone(at: Instant, { offsetMinutes, file: { zone } }: Plan): string {
  const local = isoInstant(at + offsetMinutes * minute).replace('Z', '');
  return `${local.replace(/\.000$/, '')}${zone.offset}`;
}

/** A span of time in the unit in which people speak of it. */
export function span(ms: number): string {
  if (ms < hour) return `${(ms / minute).toFixed(0)} min`;
  return ms < 2 * wholeDay ? `${(ms / hour).toFixed(1)} h` : `${(ms / wholeDay).toFixed(1)} d`;
}

/** `–` where there was nothing to measure, never 0 % or 100 %. */
export const percent = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} %`);

/** A difference with its sign; `–` where one of the two is not known. */
export function difference(before: number | null, after: number | null, digits: number): string {
  if (before === null || after === null) return '–';
  const by = Number((after - before).toFixed(digits));
  return by === 0 ? '0' : `${by > 0 ? '+' : '−'}${Math.abs(by).toFixed(digits)}`;
}

/** `1 row`, `2,000 rows`. */
export const counted = (n: number, what: string): string => `${whole(n)} ${what}${n === 1 ? '' : 's'}`;

export const whole = (n: number): string => n.toLocaleString('en-US');
