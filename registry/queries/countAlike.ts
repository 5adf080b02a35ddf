import { and, count, gte, ne, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/complaint/terms';
import type { Db } from '../../store/sqlite/database';
import type { Registry } from '../open';
import { causeOf, elementOf, events, isFound } from '../schema';

export interface AlikeFindings {
  /** The complaint that asks: it counts itself, be it in the registry yet or not. */
  readonly number: string;
  readonly cause: string;
  readonly element: string;
  /** Inclusive. */
  readonly since: Instant;
}

/**
 * How many complaints were found to have this cause at this element since an instant, this one included: what mass complaints
 * are told by. A finding that was replaced since does not count. Rejects with `RegistryUnavailable`.
 */
export function countAlike(registry: Registry, findings: AlikeFindings): Promise<number> {
  return registry.read(async (db) => {
    const [others] = await othersAlike(db, findings);
    return (others?.count ?? 0) + 1;
  });
}

/** The query over the findings of the cause and element alone, served by their index. */
export function othersAlike(db: Db, { number, cause, element, since }: AlikeFindings) {
  const isAlike = and(
    isFound,
    sql`${causeOf} = ${cause}`,
    sql`${elementOf} = ${element}`,
    gte(events.at, since),
    ne(events.complaint, number),
  );
  return db.select({ count: count() }).from(events).where(and(isAlike, isLast));
}

/** No later finding of the complaint has come. */
const isLast = sql`not exists (
  select 1 from ${events} "later"
  where "later"."complaint" = ${events}."complaint" and "later"."seq" > ${events}."seq" and "later"."type" = 'found'
)`;
