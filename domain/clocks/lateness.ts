import type { Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';

/** Clocks that a reply answers: after any of them was due, the reply is late and must state the right to appeal. */
const answeredByReply = ['resolution', 'statutory'];

export const isResolutionLate = (state: Complaint, now: Instant): boolean =>
  state.clocks.some((c) => answeredByReply.includes(c.name) && c.state !== 'stopped' && now > c.due);
