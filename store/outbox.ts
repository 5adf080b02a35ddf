import { and, asc, eq, gt } from 'drizzle-orm';
import type { Db } from './sqlite/database';
import { outbox } from './schema';

export type OutboxMessage = typeof outbox.$inferSelect;

/** Puts a message into the outbox; its position is its name there. */
export async function postMessage(db: Db, message: Omit<OutboxMessage, 'position'>): Promise<number> {
  const [posted] = await db.insert(outbox).values(message).returning({ position: outbox.position });
  if (posted === undefined) throw new Error(`The outbox did not take message ${message.key}`);
  return posted.position;
}

export interface OutboxFilter {
  readonly complaint?: string;
  readonly audience?: string;
  /** Position of the last message that was read. */
  readonly after?: number;
  readonly limit?: number;
}

/** Messages in the order in which they were posted, 200 at most. */
export function listMessages(db: Db, { complaint, audience, after = 0, limit = 200 }: OutboxFilter): Promise<OutboxMessage[]> {
  return db
    .select()
    .from(outbox)
    .where(
      and(
        gt(outbox.position, after),
        complaint === undefined ? undefined : eq(outbox.complaint, complaint),
        audience === undefined ? undefined : eq(outbox.audience, audience),
      ),
    )
    .orderBy(asc(outbox.position))
    .limit(Math.min(limit, 200))
    .execute();
}
