import type { Clock, Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';

/** Clocks that a reply answers: after any of them was due, the reply is late and must state the right to appeal. */
const answeredByReply = ['resolution', 'statutory'];

export const isResolutionLate = (state: Complaint, now: Instant): boolean =>
  state.clocks.some((c) => answeredByReply.includes(c.name) && isLate(c, state, now));

/** A paused clock is late only if it was due before the customer was asked. */
function isLate({ state: runs, due }: Clock, { pauses }: Complaint, now: Instant): boolean {
  if (runs === 'stopped') return false;
  return runs === 'running' ? now > due : (pauses.find((p) => p.to === null)?.from ?? now) >= due;
}
