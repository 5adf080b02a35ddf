import type { Plan } from '../plan/plan';
import { refuse, type Refusal } from '../complaint/refusal';
import type { Complaint } from '../complaint/state';
import { rungs, type Actor, type Rung } from '../complaint/terms';

/** Yuan that a role may grant: null without limit, 0 for a role that the plan does not name. */
function limitOf(plan: Plan, role: Actor['role']): number | null {
  if (role === 'system') return 0;
  const limit = plan.file.authority.limits[role];
  return limit === undefined ? 0 : limit;
}

const suffices = (limit: number | null, total: number): boolean => limit === null || total <= limit;

/** What stands already: limits hold for the complaint, so that many small proposals are no way around them. */
const standing = (state: Complaint): number => state.remedies.reduce((sum, remedy) => sum + remedy.amount, 0);

/** The lowest rung whose role may grant the sum with what stands already; null when the proposer may. Domain rule «Authority». */
export function rungFor(plan: Plan, state: Complaint, proposer: Actor['role'], total: number): Rung | null {
  const sum = standing(state) + total;
  if (total === 0 || suffices(limitOf(plan, proposer), sum)) return null;
  const able = plan.file.escalation.rungs.find((rung) => suffices(limitOf(plan, rung.role), sum));
  return able?.id ?? rungs[rungs.length - 1] ?? 'E5';
}

/** Worked on it, is in charge of it, or has one of its hand-offs. */
const isInvolved = (state: Complaint, id: string): boolean =>
  state.handledBy.includes(id) ||
  state.proposal?.by === id ||
  state.owner === id ||
  state.assignee === id ||
  state.handOffs.some((h) => h.handler === id);

/** Why this person may not approve the sum; null when they may. Who handled a complaint never approves it (1.1.2). */
export function mayApprove(plan: Plan, state: Complaint, total: number, actor: Actor): Refusal | null {
  if (isInvolved(state, actor.id)) return refuse('plan', `${actor.id} works or worked on this complaint and cannot approve its remedies`);
  const limit = limitOf(plan, actor.role);
  const sum = standing(state) + total;
  if (suffices(limit, sum)) return null;
  const able = plan.file.escalation.rungs.filter((rung) => suffices(limitOf(plan, rung.role), sum)).map((rung) => rung.role);
  return refuse('plan', `${actor.role} may grant up to ¥${limit ?? 0} on one complaint, not ¥${sum}`, able);
}

/** Claims count for the ladder once a role at E2 or above has confirmed the amount. */
export function confirmsClaims(plan: Plan, role: Actor['role']): boolean {
  return plan.file.escalation.rungs.some((rung) => rung.id !== 'E1' && rung.role === role);
}
