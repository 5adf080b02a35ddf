import { eq } from 'drizzle-orm';
import type { Db } from './sqlite/database';
import type { Store } from './open';
import { effectLedger } from './schema';

export type LedgerEntry = typeof effectLedger.$inferSelect;
export type Intention = Pick<LedgerEntry, 'key' | 'kind' | 'complaint' | 'at'>;

/** Writes down that an effect is about to happen; false when the key was there before. */
export async function intend(db: Db, intention: Intention): Promise<boolean> {
  const written = await db
    .insert(effectLedger)
    .values({ ...intention, state: 'intended' })
    .onConflictDoNothing()
    .returning({ key: effectLedger.key });
  return written.length > 0;
}

/** Writes down that an intended effect happened, with what the receiver calls it. */
export async function markDone(db: Db, key: string, reference: string | null, at: number): Promise<void> {
  await db.update(effectLedger).set({ state: 'done', reference, at }).where(eq(effectLedger.key, key));
}

export async function findEntry(db: Db, key: string): Promise<LedgerEntry | null> {
  const [entry] = await db.select().from(effectLedger).where(eq(effectLedger.key, key));
  return entry ?? null;
}

/**
 * An effect whose whole substance are rows of the store: it and its ledger row are one transaction, so it happens exactly
 * once. Repeated, it answers with the first reference.
 */
export function doOnce(store: Store, intention: Intention, write: (db: Db) => Promise<string | null>): Promise<string | null> {
  return store.transaction(async (db) => {
    if (!(await intend(db, intention))) return (await findEntry(db, intention.key))?.reference ?? null;
    const reference = await write(db);
    await markDone(db, intention.key, reference, intention.at);
    return reference;
  });
}
