import type { EventOf } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Rung } from '../complaint/terms';
import type { Plan } from '../plan/plan';

/** The event of an escalation to a rung, with the person or role that answers for it (1.1.37). */
export function escalation(
  plan: Plan,
  state: Complaint,
  rung: Rung,
  why: { rule: string | null; reason: string; accountable: string | null },
): EventOf<'escalated'> {
  const role = plan.file.escalation.rungs.find((entry) => entry.id === rung)?.role ?? 'supervisor';
  return {
    type: 'escalated',
    data: {
      escalation: `X${state.escalations + 1}`,
      rung,
      from: state.rung,
      rule: why.rule,
      accountable: why.accountable ?? `role:${role}`,
    },
    personal: { reason: why.reason },
  };
}
