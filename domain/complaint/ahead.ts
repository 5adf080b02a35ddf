import { formatInstant, wholeDay } from '../clocks/civil';
import type { Plan } from '../plan/plan';
import { refuse, type Refusal } from './refusal';
import type { Instant } from './terms';

/** How far ahead people may date something: a promise of years is kept, a mistyped year is noticed. */
export const fiveYears = 1826;

/** A refusal of a date that does not lie ahead of now, or lies further ahead than the days allowed; null when it is in order. */
export function notAhead(what: string, at: Instant, { now, plan }: { now: Instant; plan: Plan }, days: number): Refusal | null {
  if (at > now && at <= now + days * wholeDay) return null;
  return refuse('plan', `${what} lies ahead: after ${formatInstant(now, plan.offsetMinutes)}, and at most ${days} days from then`);
}
