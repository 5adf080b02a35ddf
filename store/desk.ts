import { and, asc, eq, getTableColumns, gt, isNull } from 'drizzle-orm';
import type { Db } from './sqlite/database';
import { deskHandOffs, deskRecalls } from './schema';

export type DeskHandOff = typeof deskHandOffs.$inferSelect;
export type DeskRecall = typeof deskRecalls.$inferSelect;

/** Lays a hand-off on the desk; its position is its name there. */
export async function receiveHandOff(db: Db, handOff: Omit<DeskHandOff, 'position'>): Promise<number> {
  const [received] = await db.insert(deskHandOffs).values(handOff).returning({ position: deskHandOffs.position });
  if (received === undefined) throw new Error(`The desk did not take hand-off ${handOff.key}`);
  return received.position;
}

export async function receiveRecall(db: Db, recall: DeskRecall): Promise<void> {
  await db.insert(deskRecalls).values(recall);
}

export interface DeskFilter {
  readonly department?: string;
  readonly complaint?: string;
  /** Position of the last hand-off that was read. */
  readonly after?: number;
  readonly limit?: number;
}

/** Hand-offs that were received and not recalled, oldest first, 200 at most. */
export function listDesk(db: Db, { department, complaint, after = 0, limit = 200 }: DeskFilter): Promise<DeskHandOff[]> {
  return db
    .select(getTableColumns(deskHandOffs))
    .from(deskHandOffs)
    .leftJoin(deskRecalls, and(eq(deskRecalls.complaint, deskHandOffs.complaint), eq(deskRecalls.handOff, deskHandOffs.handOff)))
    .where(
      and(
        isNull(deskRecalls.key),
        gt(deskHandOffs.position, after),
        department === undefined ? undefined : eq(deskHandOffs.department, department),
        complaint === undefined ? undefined : eq(deskHandOffs.complaint, complaint),
      ),
    )
    .orderBy(asc(deskHandOffs.position))
    .limit(Math.min(limit, 200))
    .execute();
}
