import { z } from 'zod';
import { formatInstant } from '../clocks/civil';
import { parseDuration, type Duration, type Unit } from '../plan/duration';
import type { Plan } from '../plan/plan';
import { refuse, type Refusal } from './refusal';
import type { Clock, Complaint, Extension } from './state';
import type { Instant } from './terms';

/** The most that one extension may ask for; a longer time is no extension any more. */
const most: Readonly<Partial<Record<Unit, number>>> = { h: 1440, wh: 480, WD: 60, d: 60 };
const spanSays = `a time such as "2 WD": ${Object.entries(most)
  .map(([unit, amount]) => `up to ${amount} ${unit}`)
  .join(', ')}`;

/** How much longer it shall take, as the plan writes durations. */
export const span = z
  .string()
  .refine((written) => {
    const by = parseDuration(written);
    return by !== null && by.amount > 0 && by.amount <= (most[by.unit] ?? 0);
  }, `must be ${spanSays}`)
  .meta({ type: 'string', example: '2 WD' });

/**
 * A refusal where longer time would move no clock that is in one of the states; null where it would. An extension never passes the statutory
 * day, and does not move a date that another body printed (domain rule «Clocks never contradict each other»).
 */
export function nothingToExtend(plan: Plan, state: Complaint, states: readonly Clock['state'][]): Refusal | null {
  const clocks = extendable(plan, state).filter((clock) => states.includes(clock.state));
  if (clocks.length === 0) {
    const names = Object.keys(plan.file.clocks).filter((name) => plan.file.clocks[name]?.extendable);
    return refuse('plan', `no clock is ${states.join(' or ')} that may be extended (${names.join(', ') || 'the plan has none'})`);
  }
  const hindrances = clocks.map((clock) => hindrance(plan, state, clock));
  return hindrances.includes(null) ? null : (hindrances[0] ?? null);
}

/** What keeps an extension from moving this clock. */
function hindrance(plan: Plan, state: Complaint, { name, due, because }: Clock): Refusal | null {
  const referral = state.referrals.find((r) => r.referral === because.dated);
  if (referral !== undefined) {
    const detail = `${name} goes by the date printed on ${referral.referral}: only ${referral.body} can extend it`;
    return refuse('plan', detail, ['requestReferralExtension']);
  }
  const limit = state.clocks.find((clock) => clock.name === plan.file.extensions.neverPast && clock.state !== 'stopped');
  if (limit === undefined || due < limit.due) return null;
  const day = formatInstant(limit.due, plan.offsetMinutes);
  return refuse('plan', `${name} is due no earlier than ${limit.name} (${day}), which no extension passes`);
}

/** A refusal where every clock that might be extended was due before: more time is asked for while there is some. */
export function askedTooLate(plan: Plan, state: Complaint, now: Instant): Refusal | null {
  const clocks = extendable(plan, state);
  const [first] = clocks;
  if (first === undefined || clocks.some((clock) => now < clock.due)) return null;
  return refuse('plan', `${first.name} was due ${formatInstant(first.due, plan.offsetMinutes)}: an extension is asked for before that`);
}

const extendable = (plan: Plan, { clocks }: Complaint): Clock[] =>
  clocks.filter((clock) => clock.state !== 'stopped' && plan.file.clocks[clock.name]?.extendable === true);

/** The extension that waits for its decision: the one named, or the only one. */
export function waitingExtension({ extensions }: Complaint, named: string | undefined): Extension | Refusal {
  const waiting = extensions.filter((e) => e.state === 'requested');
  const names = waiting.map((e) => e.extension);
  if (named === undefined && waiting.length > 1) return refuse('reference', 'several extensions wait for their decision: say which', names);
  const found = named === undefined ? waiting[0] : waiting.find((e) => e.extension === named);
  return (
    found ??
    refuse('reference', named === undefined ? 'no extension waits for its decision' : `${named} does not wait for a decision`, names)
  );
}

/** Whether one time is no longer than another; times are only compared in one unit, as no calendar makes hours of working days. */
export function isWithin(by: string, asked: string): boolean {
  const [granted, requested]: (Duration | null)[] = [parseDuration(by), parseDuration(asked)];
  return granted != null && requested != null && granted.unit === requested.unit && granted.amount <= requested.amount;
}
