import { civilFromDays, daysFromCivil, minute, parseOffset, wholeDay } from '../../domain/clocks/civil';
import type { Instant } from '../../domain/complaint/terms';

const pattern = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

export type Received = { readonly at: Instant } | { readonly wrong: string };

/**
 * Reads when a message was received: `2019/1/13 13:20:24`, `2019-10-18 23:52:58` or ISO 8601. Without an offset it is the
 * time of day in the zone; an hour that a zone had twice is taken for the first of the two.
 */
export function parseReceived(written: string, zone: Zone): Received {
  const match = pattern.exec(written.trim());
  if (match === null)
    return { wrong: `"${written.slice(0, 40)}" is not a date and time such as 2019/1/13 13:20:24 or 2019-10-18T23:52:58+08:00` };
  const [year, month, day, hours, minutes, seconds] = [1, 3, 4, 5, 6, 7].map((group) => Number(match[group] ?? 0)) as Parts;
  const days = daysFromCivil(year, month, day);
  const back = civilFromDays(days);
  if (back.month !== month || back.day !== day || hours > 23 || minutes > 59 || seconds > 59)
    return { wrong: `there is no ${written.trim()}` };
  const local = days * wholeDay + (hours * 60 + minutes) * minute + seconds * 1000;
  const offset = match[8];
  if (offset === undefined) return inZone(local, written.trim(), zone);
  const known = offset === 'Z' ? 0 : parseOffset(offset);
  return known === null ? { wrong: `no place keeps ${offset}` } : { at: local - known * minute };
}

type Parts = [year: number, month: number, day: number, hours: number, minutes: number, seconds: number];

function inZone(local: number, written: string, zone: Zone): Received {
  const offsets = new Set([zone.offsetAt(local - wholeDay), zone.offsetAt(local + wholeDay)]);
  const instants = [...offsets].map((offset) => local - offset).filter((at) => at + zone.offsetAt(at) === local);
  return instants.length > 0 ? { at: Math.min(...instants) } : { wrong: `${zone.name} had no ${written}: the clock was put forward` };
}

/** A time zone of the IANA database. */
export interface Zone {
  readonly name: string;
  /** Milliseconds that its time of day is ahead of UTC at an instant. */
  offsetAt(at: Instant): number;
}

/** Null when there is no such zone. */
export function zoneNamed(name: string): Zone | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  return {
    name,
    offsetAt(at) {
      const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
      const days = daysFromCivil(of('year'), of('month'), of('day'));
      return days * wholeDay + (of('hour') * 60 + of('minute')) * minute + of('second') * 1000 - Math.floor(at / 1000) * 1000;
    },
  };
}
