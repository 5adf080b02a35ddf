import type { JournalEvent } from '../../domain/complaint/events';
import { toView, type ComplaintView } from '../../domain/complaint/view';
import { RegistryUnavailable } from '../../registry/unavailable';
import { unavailable } from '../problems/problem';
import type { ComplaintGateway } from './gateway';
import type { ComplaintReads } from './reads';

/**
 * A complaint at `seq` or newer: from the registry when it is that far, else from the workflow, which always is. Null when neither
 * knows it.
 */
export async function readComplaint(
  reads: ComplaintReads,
  gateway: ComplaintGateway,
  number: string,
  seq = 0,
): Promise<ComplaintView | null> {
  const registered = await orUnknown(reads.find(number));
  if (registered !== null && registered.seq >= seq) return registered;
  const state = await gateway.state(number);
  return state === null ? registered : toView(state);
}

/** Events after `after`: from the registry, or, where it has none of them, the part of the journal that the workflow still carries. */
export async function readJournal(
  reads: ComplaintReads,
  gateway: ComplaintGateway,
  number: string,
  after: number,
  limit: number,
): Promise<readonly JournalEvent[] | null> {
  const registered = await orUnknown(reads.journal(number, after, limit));
  if (registered !== null && registered.length > 0) return registered;
  const known = await orUnknown(reads.find(number));
  if (registered !== null && known !== null && known.seq <= after) return [];
  const carried = await gateway.journal(number);
  if (carried === null) return known === null ? null : [];
  const sealedTo = carried.segments.at(-1)?.to ?? 0;
  if (after < sealedTo) throw unavailable(`events up to ${sealedTo} are sealed, and the registry that shows them is not available`, 10);
  return carried.events.filter((event) => event.seq > after).slice(0, limit);
}

/** Null for "not there" as for "not to be asked now": both lead to the workflow. */
const orUnknown = <T>(asked: Promise<T | null>): Promise<T | null> =>
  asked.catch((error: unknown) => {
    if (error instanceof RegistryUnavailable) return null;
    throw error;
  });
