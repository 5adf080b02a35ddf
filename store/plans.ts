import { desc, eq } from 'drizzle-orm';
import type { Db } from './sqlite/database';
import { plans } from './schema';

export type StoredPlan = typeof plans.$inferSelect;

/** Keeps a plan version; one that is kept already stays as it is. */
export async function keepPlan(db: Db, plan: StoredPlan): Promise<void> {
  await db.insert(plans).values(plan).onConflictDoNothing();
}

export async function findPlan(db: Db, hash: string): Promise<StoredPlan | null> {
  const [plan] = await db.select().from(plans).where(eq(plans.hash, hash));
  return plan ?? null;
}

/** The versions that are kept, newest first, without their text. */
export function listPlans(db: Db): Promise<Omit<StoredPlan, 'source'>[]> {
  return db
    .select({ hash: plans.hash, plan: plans.plan, version: plans.version, at: plans.at })
    .from(plans)
    .orderBy(desc(plans.at), plans.hash)
    .execute();
}
