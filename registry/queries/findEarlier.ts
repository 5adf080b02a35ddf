import { and, asc, between, desc, eq, ne } from 'drizzle-orm';
import type { Instant } from '../../domain/complaint/terms';
import type { Registry } from '../open';
import { complaints } from '../schema';

export interface EarlierWindow {
  readonly number: string;
  readonly customer: string;
  readonly category: string;
  /** Both inclusive. */
  readonly since: Instant;
  readonly until: Instant;
}

const namedAtMost = 5;

/**
 * Complaints of the customer in the category that ended in the window, the last ended first: this one repeats them. One that
 * was merged is none of its own. Rejects with `RegistryUnavailable`.
 */
export function findEarlier(registry: Registry, { number, customer, category, since, until }: EarlierWindow): Promise<string[]> {
  return registry.read(async (db) => {
    const ended = await db
      .select({ number: complaints.number })
      .from(complaints)
      .where(
        and(
          eq(complaints.customer, customer),
          ne(complaints.number, number),
          eq(complaints.category, category),
          ne(complaints.outcome, 'merged'),
          // What is open has no end.
          between(complaints.endedAt, since, until),
        ),
      )
      .orderBy(desc(complaints.endedAt), asc(complaints.number))
      .limit(namedAtMost);
    return ended.map((found) => found.number);
  });
}
