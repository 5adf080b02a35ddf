import { and, between, eq, gt, sql } from 'drizzle-orm';
import type { JournalEvent } from '../domain/complaint/events';
import type { Complaint } from '../domain/complaint/state';
import type { Db } from '../store/sqlite/database';
import type { Registry } from './open';
import { complaintRow, eventRow, handOffRows, referralRows } from './rows';
import { complaints, events, handOffs, referrals } from './schema';

export interface Projection {
  readonly state: Complaint;
  /** Ascending and without gaps; the journal's newest events, or the older ones that `gapFrom` asked for. */
  readonly events: readonly JournalEvent[];
}

/** Two journals claim one place: a run was reset, or somebody changed a row. What was there first stays. */
export interface ProjectionConflict {
  readonly complaint: string;
  readonly seq: number;
  readonly registered: string;
  readonly projected: string;
}

export interface Projected {
  /** Rows that were written; 0 when all was there before. */
  readonly rows: number;
  /** The complaint as far as the registry now shows it. */
  readonly seq: number;
  /** First event that the registry lacks, to be sent again; null when it lacks none. */
  readonly gapFrom: number | null;
  readonly conflicts: readonly ProjectionConflict[];
}

/** SQLite takes 32,766 values in a statement, and an event has eight. */
const eventsAtOnce = 1_000;

/** Writes a complaint and its events in one transaction. Repeating it, late or out of order, changes nothing. Rejects with `RegistryUnavailable`. */
export const project = (registry: Registry, projection: Projection): Promise<Projected> =>
  registry.write((db) => projectInto(db, projection));

export async function projectInto(db: Db, { state, events: given }: Projection): Promise<Projected> {
  const { number } = state;
  const { fresh, conflicts } = await sift(db, number, given);
  for (let i = 0; i < fresh.length; i += eventsAtOnce) {
    await db.insert(events).values(fresh.slice(i, i + eventsAtOnce).map((event) => eventRow(number, event)));
  }
  const [known] = await db
    .select({ seq: complaints.seq, journalTo: complaints.journalTo })
    .from(complaints)
    .where(eq(complaints.number, number));
  const journalTo = await reach(db, number, known?.journalTo ?? 0, given);
  const isNewer = known === undefined || state.seq >= known.seq;
  const shown = isNewer ? await show(db, state, journalTo) : await move(db, number, journalTo, known.journalTo);
  const seq = isNewer ? state.seq : known.seq;
  return { rows: fresh.length + shown, seq, gapFrom: journalTo < seq ? journalTo + 1 : null, conflicts };
}

/** Tells events that are new from those that are there, and from those that contradict what is there. */
async function sift(db: Db, number: string, given: readonly JournalEvent[]) {
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) return { fresh: [], conflicts: [] };
  const there = await db
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .where(and(eq(events.complaint, number), between(events.seq, first.seq, last.seq)));
  const hashes = new Map(there.map(({ seq, hash }) => [seq, hash]));
  const conflicts = given.flatMap(({ seq, hash }): ProjectionConflict[] => {
    const registered = hashes.get(seq);
    return registered === undefined || registered === hash ? [] : [{ complaint: number, seq, registered, projected: hash }];
  });
  return { fresh: given.filter(({ seq }) => !hashes.has(seq)), conflicts };
}

/** How far the journal is here without a gap, now that the given events are. */
async function reach(db: Db, number: string, before: number, given: readonly JournalEvent[]): Promise<number> {
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined || first.seq > before + 1) return before;
  const reached = Math.max(before, last.seq);
  // Later events may be here already, from before the gap was noticed.
  const [run] = await db
    .select({ to: sql<number | null>`max(seq)` })
    .from(
      db
        .select({ seq: events.seq, place: sql<number>`row_number() over (order by ${events.seq})`.as('place') })
        .from(events)
        .where(and(eq(events.complaint, number), gt(events.seq, reached)))
        .as('later'),
    )
    .where(sql`seq - place = ${reached}`);
  return run?.to ?? reached;
}

async function show(db: Db, state: Complaint, journalTo: number): Promise<number> {
  const row = { ...complaintRow(state), journalTo };
  await db.insert(complaints).values(row).onConflictDoUpdate({ target: complaints.number, set: row });
  await db.delete(handOffs).where(eq(handOffs.complaint, state.number));
  const handedOff = handOffRows(state);
  if (handedOff.length > 0) await db.insert(handOffs).values(handedOff);
  await db.delete(referrals).where(eq(referrals.complaint, state.number));
  const referred = referralRows(state);
  if (referred.length > 0) await db.insert(referrals).values(referred);
  return 1 + handedOff.length + referred.length;
}

async function move(db: Db, number: string, journalTo: number, from: number): Promise<number> {
  if (journalTo === from) return 0;
  await db.update(complaints).set({ journalTo }).where(eq(complaints.number, number));
  return 1;
}
