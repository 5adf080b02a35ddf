import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import { minute, parseDate, startOfDay, wholeDay } from '../../domain/clocks/civil';
import { categoryIds } from '../../domain/plan/entries';
import type { Plan } from '../../domain/plan/plan';
import { type FieldError, malformed, notInPlan } from '../problems/problem';

const earliest = Date.UTC(2000, 0, 1);
/** Clocks of channels run ahead now and then; further ahead is a mistake. */
const tolerance = 5 * minute;
const farthestDue = 5 * 366 * wholeDay;

/** What a registration's shape cannot say: dates that could be, entries that the plan has. The workflow cannot refuse its own registration, so this is the place. */
export function throwIfImpossible(registration: RegistrationFields, plan: Plan, now: number): void {
  const errors = dateErrors(registration, plan, now);
  if (errors.length > 0) throw malformed(`wrong: ${errors.map((e) => e.pointer).join(', ')}`, errors);
  const { category } = registration;
  const categories = categoryIds(plan);
  if (category !== undefined && !categories.includes(category))
    throw notInPlan('/category', `the plan has no category "${category}"`, categories);
  if (registration.channel !== 'referral') return;
  const { kind } = registration.referral;
  const kinds = plan.file.referrals.kinds.map((k) => k.id);
  if (!kinds.includes(kind)) throw notInPlan('/referral/kind', `the plan has no referral kind "${kind}"`, kinds);
}

function dateErrors(registration: RegistrationFields, plan: Plan, now: number): FieldError[] {
  const errors: FieldError[] = [];
  const check = (pointer: string, at: number | undefined, latest: number, tooLate: string): void => {
    if (at !== undefined && at < earliest) errors.push({ pointer, message: 'must not be before 2000-01-01' });
    if (at !== undefined && at > latest) errors.push({ pointer, message: tooLate });
  };
  const begins = (day = ''): number | undefined => {
    const parsed = parseDate(day);
    return parsed === null ? undefined : startOfDay(parsed, plan.offsetMinutes);
  };
  check('/receivedAt', registration.receivedAt, now + tolerance, 'must not lie in the future');
  if (registration.channel === 'written')
    check('/written/receivedOn', begins(registration.written.receivedOn), now + tolerance, 'must not lie in the future');
  if (registration.channel === 'referral') {
    const { dueOn, signForBy, returnBy } = registration.referral;
    for (const [field, printed] of Object.entries({ dueOn, signForBy, returnBy })) {
      const at = typeof printed === 'number' ? printed : begins(printed);
      check(`/referral/${field}`, at, now + farthestDue, 'must not be more than 5 years ahead');
    }
  }
  return errors;
}
