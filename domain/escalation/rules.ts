import type { Happening } from '../complaint/events';
import { factsOf } from '../complaint/facts';
import type { Complaint } from '../complaint/state';
import { isAbove, isEndStage } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { EscalationRule } from '../plan/schema';
import type { OnDuty } from './duty';
import { escalation } from './escalation';

/** What is remembered of a rule that fired: of one that fires with each referral, for which. */
const keyOf = ({ id, per }: EscalationRule, { referrals }: Complaint): string =>
  per === 'complaint' ? id : `${id}/${referrals.findLast((r) => r.state !== 'over')?.referral ?? ''}`;

/** Rules of the ladder whose criteria hold and that have neither fired nor been weighed by a person. */
export function rulesThatHold(plan: Plan, state: Complaint): string[] {
  const facts = factsOf(state, plan);
  return plan.file.escalation.rules
    .map((rule) => ({ key: keyOf(rule, state), when: rule.when }))
    .filter(({ key, when }) => !state.rulesFired.includes(key) && plan.condition(when)(facts))
    .map(({ key }) => key);
}

/** The highest escalation that the plan's criteria now ask for; null when they ask for none. Each rule fires once (1.1.34). */
export function ruledEscalation(plan: Plan, state: Complaint, onDuty: OnDuty): Happening | null {
  if (isEndStage(state.stage)) return null;
  const holding = rulesThatHold(plan, state);
  const due = plan.file.escalation.rules.filter((rule) => holding.includes(keyOf(rule, state)) && isAbove(rule.rung, state.rung));
  const highest = due.reduce<(typeof due)[number] | null>(
    (best, rule) => (best === null || isAbove(rule.rung, best.rung) ? rule : best),
    null,
  );
  if (highest === null) return null;
  return escalation(
    plan,
    state,
    highest.rung,
    { rule: keyOf(highest, state), reason: highest.reason[state.language], accountable: null },
    onDuty,
  );
}
