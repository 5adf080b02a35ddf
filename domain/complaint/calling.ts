import { dayOf, formatInstant, minute, parseTimeOfDay, startOfDay } from '../clocks/civil';
import type { Plan } from '../plan/plan';
import type { Situation } from './commands/definition';
import { refuse, type Refusal } from './refusal';
import type { Instant } from './terms';

/**
 * A refusal where customers are not called at this time of day; null where this one may be. The customer's time is that of the
 * plan's zone. Outside of the plan's hours only who agreed is called, and only at the levels that the plan names (domain rule «Contact»).
 */
export function notCallable({ state, plan, now }: Pick<Situation, 'state' | 'plan' | 'now'>, agreed: boolean): Refusal | null {
  const { from, to, atNightIfAgreed } = plan.file.contact.hours;
  if (isWithinHours(plan, now)) return null;
  const levels: readonly string[] = atNightIfAgreed;
  const agreedTo = agreed || state.registration.contact.atNight === true;
  if (agreedTo && levels.includes(state.level ?? plan.file.presumedLevel)) return null;
  const unless = levels.length === 0 ? '' : `; at other hours at ${levels.join(', ')} alone, where the customer agreed to it (agreed)`;
  const { zone } = plan.file;
  return refuse('plan', `customers are called ${from}–${to} (${zone.name}), and it is ${formatInstant(now, plan.offsetMinutes)}${unless}`);
}

function isWithinHours({ file, offsetMinutes }: Plan, now: Instant): boolean {
  const midnight = startOfDay(dayOf(now, offsetMinutes), offsetMinutes);
  const at = (time: string): Instant => midnight + (parseTimeOfDay(time) ?? 0) * minute;
  return at(file.contact.hours.from) <= now && now <= at(file.contact.hours.to);
}
