import { again } from '../escalation/again';
import { escalation } from '../escalation/escalation';
import type { Situation } from './commands/definition';
import type { Happening } from './events';
import { isAbove } from './terms';

/** What a dissatisfied customer's rating leads to: reopened as often as the plan allows, then escalated (domain rule «Results»). */
export function dissatisfaction({ state, plan, onDuty }: Situation, comment: string | undefined): Happening[] {
  const { reopenings, dissatisfiedTo } = plan.file.closing;
  const reason = comment ?? 'the customer is dissatisfied with the result';
  if (state.reopenings < reopenings) {
    return [
      { type: 'reopened', data: { count: state.reopenings + 1, cause: 'dissatisfied', answered: state.answered }, personal: { reason } },
      ...again(plan, state, onDuty),
    ];
  }
  return isAbove(dissatisfiedTo, state.rung)
    ? [escalation(plan, state, dissatisfiedTo, { rule: 'dissatisfied', reason, accountable: null }, onDuty)]
    : [];
}
