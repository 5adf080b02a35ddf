import type { EventOf } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Rung } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import { accountableAt, type OnDuty } from './duty';

export interface Why {
  /** The plan's rule or the late step that asks for it; null: a person. */
  readonly rule: string | null;
  readonly reason: string;
  /** A person named by hand. */
  readonly accountable: string | null;
}

/** The event of an escalation to a rung, with the person or role that answers for it (1.1.37). */
export function escalation(plan: Plan, state: Complaint, rung: Rung, why: Why, onDuty: OnDuty): EventOf<'escalated'> {
  const { accountable, passedOver } =
    why.accountable === null ? accountableAt(plan, rung, onDuty) : { accountable: why.accountable, passedOver: [] };
  const data = {
    escalation: `X${state.escalations + 1}`,
    rung,
    from: state.rung,
    rule: why.rule,
    accountable,
    named: why.accountable !== null,
    passedOver,
  };
  return { type: 'escalated', data, personal: { reason: why.reason } };
}
