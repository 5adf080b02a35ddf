import { desc } from 'drizzle-orm';
import type { Actor } from '../domain/complaint/terms';
import type { Roster } from '../domain/escalation/roster';
import { rosterSchema } from '../domain/escalation/rosterSchema';
import { canonicalJson } from '../domain/journal/journal';
import type { Store } from './open';
import { rosters } from './schema';
import type { Db } from './sqlite/database';

/** Who is on duty: the roster in force and all that were before. */
export interface Rosters {
  /** The roster in force; null when none was ever sent. Cheap: asked at every judgement. */
  current(): Promise<Roster | null>;
  /** The same as it was sent, with its version, when and by whom. */
  latest(): Promise<StoredRoster | null>;
  /** Puts a roster in force; rejects with a ZodError when it is none. One that is in force stays so, and its row is told again. */
  put(sent: unknown, by: Actor, at: number): Promise<{ readonly stored: StoredRoster; readonly isNew: boolean }>;
}

export type StoredRoster = typeof rosters.$inferSelect;

export function createRosters(store: Store): Rosters {
  let read: { readonly version: number; readonly roster: Roster } | null = null;

  return {
    async current() {
      const version = await latestVersion(store.reading);
      if (version === null) return null;
      if (read?.version !== version) read = await readLatest();
      return read?.roster ?? null;
    },

    latest: () => latestIn(store.reading),

    async put(sent, by, at) {
      // What could not be read again would stop every judgement.
      rosterSchema.parse(sent);
      const roster = canonicalJson(sent);
      return store.transaction(async (db) => {
        const last = await latestIn(db);
        if (last?.roster === roster) return { stored: last, isNew: false };
        const [stored] = await db.insert(rosters).values({ roster, role: by.role, by: by.id, at }).returning();
        if (stored === undefined) throw new Error('The store did not take the roster');
        return { stored, isNew: true };
      });
    },
  };

  async function readLatest(): Promise<typeof read> {
    const stored = await latestIn(store.reading);
    if (stored === null) return null;
    const parsed = rosterSchema.safeParse(JSON.parse(stored.roster));
    if (!parsed.success) throw new Error(`roster ${stored.version} is kept but cannot be read: ${parsed.error.message}`);
    return { version: stored.version, roster: parsed.data };
  }
}

async function latestVersion(db: Db): Promise<number | null> {
  const [last] = await db.select({ version: rosters.version }).from(rosters).orderBy(desc(rosters.version)).limit(1);
  return last?.version ?? null;
}

async function latestIn(db: Db): Promise<StoredRoster | null> {
  const [last] = await db.select().from(rosters).orderBy(desc(rosters.version)).limit(1);
  return last ?? null;
}
