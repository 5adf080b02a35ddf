import { and, between, count, eq, ne } from 'drizzle-orm';
import type { Instant } from '../../domain/complaint/terms';
import type { Registry } from '../open';
import { complaints } from '../schema';

export interface RepeatWindow {
  /** The complaint that asks: it counts itself, be it in the registry yet or not. */
  readonly number: string;
  readonly customer: string;
  /** Only complaints of this category; null for all. */
  readonly category: string | null;
  /** Both inclusive. */
  readonly since: Instant;
  readonly until: Instant;
}

/** How many complaints of the customer were received in the window, this one included. Rejects with `RegistryUnavailable`. */
export function countRepeats(registry: Registry, { number, customer, category, since, until }: RepeatWindow): Promise<number> {
  return registry.read(async (db) => {
    const [others] = await db
      .select({ count: count() })
      .from(complaints)
      .where(
        and(
          eq(complaints.customer, customer),
          ne(complaints.number, number),
          between(complaints.receivedAt, since, until),
          category === null ? undefined : eq(complaints.category, category),
        ),
      );
    return (others?.count ?? 0) + 1;
  });
}
