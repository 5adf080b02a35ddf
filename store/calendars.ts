import { desc, eq, getTableColumns, inArray, max } from 'drizzle-orm';
import type { Actor } from '../domain/complaint/terms';
import type { Db } from './sqlite/database';
import { calendars, calendarUploads } from './schema';

export type StoredCalendar = typeof calendars.$inferSelect;
export type CalendarUpload = typeof calendarUploads.$inferSelect;

/** Keeps a calendar version; one that is kept already stays as it is. */
export async function keepCalendar(db: Db, calendar: StoredCalendar): Promise<void> {
  await db.insert(calendars).values(calendar).onConflictDoNothing();
}

export async function findCalendar(db: Db, hash: string): Promise<StoredCalendar | null> {
  const [calendar] = await db.select().from(calendars).where(eq(calendars.hash, hash));
  return calendar ?? null;
}

/** Makes a kept version the current one of its calendar. One that is current stays so, and its upload is told again. */
export async function makeCurrent(
  db: Db,
  { calendar, hash, by, at }: { readonly calendar: string; readonly hash: string; readonly by: Actor; readonly at: number },
): Promise<{ upload: CalendarUpload; isNew: boolean }> {
  const [last] = await db
    .select()
    .from(calendarUploads)
    .where(eq(calendarUploads.calendar, calendar))
    .orderBy(desc(calendarUploads.position))
    .limit(1);
  if (last?.hash === hash) return { upload: last, isNew: false };
  const [upload] = await db.insert(calendarUploads).values({ calendar, hash, role: by.role, by: by.id, at }).returning();
  if (upload === undefined) throw new Error(`The store did not take version ${hash} of calendar ${calendar}`);
  return { upload, isNew: true };
}

/** The upload that is current of each calendar that was ever uploaded. */
export function currentUploads(db: Db): Promise<CalendarUpload[]> {
  const last = db
    .select({ position: max(calendarUploads.position) })
    .from(calendarUploads)
    .groupBy(calendarUploads.calendar);
  return db.select(getTableColumns(calendarUploads)).from(calendarUploads).where(inArray(calendarUploads.position, last)).execute();
}
