import { parseInstant } from '../clocks/instant';
import type { Instant } from '../complaint/terms';

const pattern = /^(\d{4})([-/])(\d{2})\2(\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** What a log's time may look like, for the one whose log has another. */
export const timeSays = 'a date and time such as 2026-03-01 09:30:00 or 2026-03-01T09:30:00+08:00';

/** Reads a time of a log; one without an offset is in the zone given, written `+08:00`. Null when it is none, or names a day or hour that does not exist. */
export function parseLogTime(written: string, zone: string): Instant | null {
  const [, year, , month, day, time, offset] = pattern.exec(written.trim()) ?? [];
  if (year === undefined) return null;
  return parseInstant(`${year}-${month}-${day}T${time}${offset === undefined ? zone : wholeOffset(offset)}`);
}

/** `+0800` and `+08` as `+08:00`. */
function wholeOffset(offset: string): string {
  if (offset === 'Z') return offset;
  const [sign, digits] = [offset.slice(0, 1), offset.slice(1).replace(':', '').padEnd(4, '0')];
  return `${sign}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
