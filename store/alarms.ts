import { desc, eq } from 'drizzle-orm';
import type { Db } from './sqlite/database';
import { alarms } from './schema';

export type Alarm = typeof alarms.$inferSelect;

/** Raises an alarm; false when the same one was raised before. */
export async function raiseAlarm(db: Db, alarm: Alarm): Promise<boolean> {
  const raised = await db.insert(alarms).values(alarm).onConflictDoNothing().returning({ kind: alarms.kind });
  return raised.length > 0;
}

/** The newest 200 alarms, of one complaint or of all. */
export function listAlarms(db: Db, complaint?: string): Promise<Alarm[]> {
  return db
    .select()
    .from(alarms)
    .where(complaint === undefined ? undefined : eq(alarms.complaint, complaint))
    .orderBy(desc(alarms.at), alarms.kind, alarms.complaint, alarms.detail)
    .limit(200)
    .execute();
}
