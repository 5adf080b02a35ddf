import { and, asc, eq, gt } from 'drizzle-orm';
import type { JournalEvent } from '../../domain/complaint/events';
import type { Registry } from '../open';
import { events } from '../schema';
import { largestPage } from './cursor';

/** The complaint's journal after an event, in order, 200 events at most. Rejects with `RegistryUnavailable`. */
export function listJournal(registry: Registry, number: string, afterSeq = 0, limit = largestPage): Promise<JournalEvent[]> {
  return registry.read(async (db) => {
    const rows = await db
      .select({ event: events.event })
      .from(events)
      .where(and(eq(events.complaint, number), gt(events.seq, afterSeq)))
      .orderBy(asc(events.seq))
      .limit(Math.min(limit, largestPage));
    return rows.map(({ event }) => event);
  });
}
