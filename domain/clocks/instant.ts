import type { Instant } from '../complaint/terms';
import { civilFromDays, daysFromCivil, parseOffset } from './civil';

const msPerDay = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** ISO 8601 in UTC with milliseconds, such as `2026-03-01T10:00:00.000Z`. */
export function isoInstant(at: Instant): string {
  const days = Math.floor(at / msPerDay);
  const ms = at - days * msPerDay;
  const { year, month, day } = civilFromDays(days);
  const clock = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}Z`;
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads an ISO 8601 date and time with its offset from UTC; null when it is none, or names a day or hour that does not exist. */
export function parseInstant(source: string): Instant | null {
  const match = pattern.exec(source);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const days = daysFromCivil(year, month, day);
  const back = civilFromDays(days);
  if (back.month !== month || back.day !== day || hour > 23 || minute > 59 || second > 59) return null;
  const millis = Number((match[7] ?? '0').padEnd(3, '0'));
  const offset = match[8] === 'Z' ? 0 : parseOffset(match[8] ?? '');
  if (offset === null) return null;
  return days * msPerDay + hour * 3_600_000 + (minute - offset) * 60_000 + second * 1000 + millis;
}

/** Reads back what `isoInstant` wrote; anything else is a fault of the program. */
export function instantOf(iso: string): Instant {
  const at = parseInstant(iso);
  if (at === null) throw new Error(`"${iso}" is no instant: it is written 2026-03-01T10:00:00.000Z`);
  return at;
}
