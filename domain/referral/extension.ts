import { addDuration } from '../clocks/arithmetic';
import { formatInstant } from '../clocks/civil';
import { refuse, type Refusal } from '../complaint/refusal';
import type { Complaint, Referral } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import type { Plan } from '../plan/plan';

/**
 * Why a referral's printed date cannot be put off until then; null when it can. It is put off to later than it stands, and for
 * kinds with an `extensionBy` by no more than that in all: 30 days for letters and visits (信访工作条例 34).
 */
export function notPutOff(referral: Referral, until: Instant, plan: Plan, { clocks }: Pick<Complaint, 'clocks'>): Refusal | null {
  const { referral: name, due } = referral;
  if (due !== null && until <= due)
    return refuse('plan', `an extension ends later than the date printed on ${name}, ${formatInstant(due, plan.offsetMinutes)}`);
  // Where no date is printed, the term that the plan counts by takes its place.
  const term = clocks.find((c) => c.clock === `referralReply/${name}`)?.due ?? null;
  const latest = longest(referral, plan, term);
  if (latest === null || until <= latest) return null;
  return refuse('plan', `for ${referral.kind} the plan allows extensions until ${formatInstant(latest, plan.offsetMinutes)} at most`);
}

/** The end of the longest extension, counted from the date that was printed before any was granted; null without a limit. */
function longest({ kind, due, extendedFrom }: Referral, plan: Plan, term: Instant | null): Instant | null {
  const by = plan.file.referrals.kinds.find((k) => k.id === kind)?.extensionBy;
  const printed = extendedFrom ?? due ?? term;
  const calendar = calendarOfPrinted(plan);
  if (by === undefined || printed === null || calendar === undefined) return null;
  // An instant of 24:00 belongs to the day that it ends.
  return addDuration(printed - 1, by, calendar, { rollsOver: false }).at;
}

/** The calendar by which the plan counts to printed dates. */
function calendarOfPrinted({ file, calendars }: Plan) {
  const counting = Object.values(file.clocks).find((clock) => clock.goals.some((goal) => goal.before === 'printedDue'));
  return calendars.get(counting?.calendar ?? '') ?? [...calendars.values()][0];
}
