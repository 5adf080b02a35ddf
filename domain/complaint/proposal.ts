import type { Happening, Remedy } from './events';
import { refuse, type Refusal } from './refusal';
import type { Complaint, Proposal } from './state';

/** The proposal that waits for approval, if it is the one meant. */
export function waitingProposal(state: Complaint, proposal: string | undefined): Proposal | Refusal {
  const waiting = state.proposal;
  if (waiting?.state !== 'waiting') return refuse('reference', 'no proposal waits for approval', ['propose']);
  if (proposal !== undefined && proposal !== waiting.proposal)
    return refuse('reference', `${proposal} does not wait for approval`, [waiting.proposal]);
  return waiting;
}

/** The remedies of a proposal that stands, each to be carried out by itself. */
export const remediesOrdered = (proposal: string, remedies: readonly Remedy[]): Happening[] =>
  remedies.map((remedy) => ({ type: 'remedyOrdered', data: { ...remedy, proposal } }));
