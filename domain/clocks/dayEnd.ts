import type { Instant } from '../complaint/terms';
import { formatInstant, minute } from './civil';

/** `2026-03-01 24:00` rather than 00:00 of the day after: so people and laws say when a term ends. */
export function dayEnd(at: Instant, offsetMinutes: number): string {
  const text = formatInstant(at, offsetMinutes);
  return text.endsWith(' 00:00') ? `${formatInstant(at - minute, offsetMinutes).slice(0, 10)} 24:00` : text;
}
