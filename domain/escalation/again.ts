import type { Happening } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Plan } from '../plan/plan';
import type { OnDuty } from './duty';
import { escalation } from './escalation';

/** A complaint that is taken up again on a rung of the ladder has its duties anew: the rung is told, and answers for it as at first. */
export function again(plan: Plan, state: Complaint, onDuty: OnDuty): Happening[] {
  if (state.rung === null) return [];
  const reason = state.language === 'zh' ? '投诉重新启动处理' : 'the complaint is taken up again';
  return [escalation(plan, state, state.rung, { rule: 'reopened', reason, accountable: null }, onDuty)];
}
