import type { Happening } from '../complaint/events';
import { factsOf } from '../complaint/facts';
import type { Complaint } from '../complaint/state';
import { isAbove, isEndStage } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { EscalationRule } from '../plan/schema';
import type { OnDuty } from './duty';
import { escalation } from './escalation';

interface Asked {
  readonly rule: EscalationRule;
  /** What is remembered of it once it fired: of a rule that fires with each referral, for which. */
  readonly key: string;
  readonly of: Complaint;
}

/** A rule that fires with each referral is asked of each that stands, by itself. */
function asked(rule: EscalationRule, state: Complaint): Asked[] {
  if (rule.per === 'complaint') return [{ rule, key: rule.id, of: state }];
  const standing = state.referrals.filter((r) => r.state !== 'over');
  return standing.map((referral) => ({ rule, key: `${rule.id}/${referral.referral}`, of: { ...state, referrals: [referral] } }));
}

const holding = (plan: Plan, state: Complaint): Asked[] =>
  plan.file.escalation.rules
    .flatMap((rule) => asked(rule, state))
    .filter(({ rule, key, of }) => !state.rulesFired.includes(key) && plan.condition(rule.when)(factsOf(of, plan)));

/** Rules of the ladder whose criteria hold and that have neither fired nor been weighed by a person. */
export const rulesThatHold = (plan: Plan, state: Complaint): string[] => holding(plan, state).map(({ key }) => key);

/** The highest escalation that the plan's criteria now ask for; null when they ask for none. Each rule fires once (1.1.34). */
export function ruledEscalation(plan: Plan, state: Complaint, onDuty: OnDuty): Happening | null {
  if (isEndStage(state.stage)) return null;
  const due = holding(plan, state).filter(({ rule }) => isAbove(rule.rung, state.rung));
  const highest = due.reduce<Asked | null>((best, next) => (best === null || isAbove(next.rule.rung, best.rule.rung) ? next : best), null);
  if (highest === null) return null;
  return escalation(
    plan,
    state,
    highest.rule.rung,
    { rule: highest.key, reason: highest.rule.reason[state.language], accountable: null },
    onDuty,
  );
}
