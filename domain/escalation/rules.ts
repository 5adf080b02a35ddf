import type { Happening } from '../complaint/events';
import { factsOf } from '../complaint/facts';
import type { Complaint } from '../complaint/state';
import { isAbove, isEndStage } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { OnDuty } from './duty';
import { escalation } from './escalation';

/** Rules of the ladder whose criteria hold and that have neither fired nor been weighed by a person. */
export function rulesThatHold(plan: Plan, state: Complaint): string[] {
  const facts = factsOf(state, plan);
  return plan.file.escalation.rules
    .filter((rule) => !state.rulesFired.includes(rule.id) && plan.condition(rule.when)(facts))
    .map((rule) => rule.id);
}

/** The highest escalation that the plan's criteria now ask for; null when they ask for none. Each rule fires once (1.1.34). */
export function ruledEscalation(plan: Plan, state: Complaint, onDuty: OnDuty): Happening | null {
  if (isEndStage(state.stage)) return null;
  const holding = rulesThatHold(plan, state);
  const due = plan.file.escalation.rules.filter((rule) => holding.includes(rule.id) && isAbove(rule.rung, state.rung));
  const highest = due.reduce<(typeof due)[number] | null>(
    (best, rule) => (best === null || isAbove(rule.rung, best.rung) ? rule : best),
    null,
  );
  if (highest === null) return null;
  return escalation(plan, state, highest.rung, { rule: highest.id, reason: highest.reason[state.language], accountable: null }, onDuty);
}
