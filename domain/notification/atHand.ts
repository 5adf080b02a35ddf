import type { JournalEvent } from '../complaint/events';
import type { Complaint, HandOff, Promised, Proposal } from '../complaint/state';
import type { Subject } from '../plan/schema';

/** The hand-off that an event names, or that its clock is kept for: `acceptance/H2`. */
export const handOffAtHand = ({ handOffs }: Complaint, event: JournalEvent): HandOff | undefined =>
  handOffs.find((h) => h.handOff === named('handOff', event));

/** The promise that an event names, or that its clock is kept for: `promise/M1`. */
export const promiseAtHand = ({ promises }: Complaint, event: JournalEvent): Promised | undefined =>
  promises.find((p) => p.promise === named('promise', event));

/** The proposal that waits for somebody's approval; of an event about another proposal, none. */
export function proposalAtHand({ proposal }: Complaint, event: JournalEvent): Proposal | null {
  if (proposal?.state !== 'waiting') return null;
  const other = named('proposal', event);
  return other === null || other === proposal.proposal ? proposal : null;
}

function named(kind: Subject, { data }: JournalEvent): string | null {
  const said: Readonly<Record<string, unknown>> = data;
  const name = said[kind];
  if (typeof name === 'string') return name;
  return typeof said.clock === 'string' ? (said.clock.split('/')[1] ?? null) : null;
}
