import { refuse, type Refusal } from '../complaint/refusal';
import type { Complaint, Escalation } from '../complaint/state';
import type { Role } from '../complaint/terms';

/** Who answers for an escalation on one of the ladder's rungs, and supervision. */
export const ladderRoles = [
  'shiftLeader',
  'expert',
  'serviceManager',
  'departmentHead',
  'companyLeader',
  'supervisor',
] as const satisfies readonly Role[];

/**
 * The escalation that is worked on (1.1.35–1.1.39): the latest, while the complaint stands on a rung; those before it went up into it. Names
 * it where another one is meant.
 */
export function runningEscalation({ rung, raised }: Complaint, named: string | undefined): Escalation | Refusal {
  const latest = raised.at(-1);
  if (rung === null || latest === undefined) return refuse('plan', 'it stands on no rung of the ladder', ['escalate']);
  if (named === undefined || named === latest.escalation) return latest;
  const went = raised.some((e) => e.escalation === named) ? `${named} went up into ${latest.escalation}` : `no escalation ${named}`;
  return refuse('reference', `${went}; the one that runs is ${latest.escalation}`, [latest.escalation]);
}
