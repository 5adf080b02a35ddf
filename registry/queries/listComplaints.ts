import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { type Channel, type Instant, type Level, openStages, type Rung, type Stage } from '../../domain/complaint/terms';
import type { ComplaintView } from '../../domain/complaint/view';
import type { Registry } from '../open';
import { complaints } from '../schema';
import { cutPage, largestPage, type Page, readCursor } from './cursor';

/** Where several values are given, one of them. */
export interface ComplaintFilter {
  readonly stage?: readonly Stage[];
  readonly channel?: readonly Channel[];
  readonly level?: readonly Level[];
  readonly category?: readonly string[];
  readonly department?: readonly string[];
  readonly rung?: readonly Rung[];
  readonly region?: readonly string[];
  readonly regulatory?: boolean;
  /** Open, and with possible duplicates; false: all others. */
  readonly duplicates?: boolean;
  /** Beginning of the number, or part of the subject. */
  readonly q?: string;
  /** A clock that runs was due before this instant. */
  readonly overdueAt?: Instant;
  readonly receivedFrom?: Instant;
  /** Exclusive. */
  readonly receivedTo?: Instant;
  /** Changed at this instant or later. */
  readonly changedSince?: Instant;
  readonly cursor?: string;
  /** 200 at most, which is also what is given when it is left out. */
  readonly limit?: number;
}

/** Complaints, the last received first. Rejects with `BadCursor` or `RegistryUnavailable`. */
export async function listComplaints(registry: Registry, filter: ComplaintFilter): Promise<Page<ComplaintView>> {
  const limit = Math.min(filter.limit ?? largestPage, largestPage);
  const condition = and(...conditions(filter), filter.cursor === undefined ? undefined : after(filter.cursor));
  return registry.read(async (db) => {
    const rows = await db
      .select({ number: complaints.number, receivedAt: complaints.receivedAt, view: complaints.view })
      .from(complaints)
      .where(condition)
      .orderBy(desc(complaints.receivedAt), asc(complaints.number))
      .limit(limit + 1);
    return cutPage(
      rows,
      limit,
      ({ view }) => view,
      ({ receivedAt, number }) => [receivedAt, number],
    );
  });
}

const place = z.tuple([z.number(), z.string()]);

function after(cursor: string): SQL | undefined {
  const [receivedAt, number] = readCursor(cursor, place);
  return or(lt(complaints.receivedAt, receivedAt), and(eq(complaints.receivedAt, receivedAt), gt(complaints.number, number)));
}

const oneOf = (column: SQLiteColumn, values: readonly string[] | undefined): SQL | undefined =>
  values === undefined ? undefined : inArray(column, [...values]);

function conditions(filter: ComplaintFilter): (SQL | undefined)[] {
  const { regulatory, duplicates, q, overdueAt, receivedFrom, receivedTo, changedSince } = filter;
  return [
    oneOf(complaints.stage, filter.stage),
    oneOf(complaints.channel, filter.channel),
    oneOf(complaints.level, filter.level),
    oneOf(complaints.category, filter.category),
    oneOf(complaints.department, filter.department),
    oneOf(complaints.rung, filter.rung),
    oneOf(complaints.region, filter.region),
    regulatory === undefined ? undefined : eq(complaints.regulatory, regulatory),
    duplicates === undefined ? undefined : sql`${hasDuplicates} = ${duplicates ? 1 : 0}`,
    q === undefined || q === '' ? undefined : matches(q),
    overdueAt === undefined ? undefined : lt(complaints.nextDue, overdueAt),
    receivedFrom === undefined ? undefined : gte(complaints.receivedAt, receivedFrom),
    receivedTo === undefined ? undefined : lt(complaints.receivedAt, receivedTo),
    changedSince === undefined ? undefined : gte(complaints.changedAt, changedSince),
  ];
}

/** Views of before the field have none. */
const hasDuplicates = sql`(${inArray(complaints.stage, openStages)} and coalesce(json_array_length(${complaints.view}, '$.possibleDuplicates'), 0) > 0)`;

function matches(q: string): SQL | undefined {
  const literal = q.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const subject = sql`json_extract(${complaints.view}, '$.registration.content.subject')`;
  return or(sql`${complaints.number} like ${`${literal}%`} escape '\\'`, sql`${subject} like ${`%${literal}%`} escape '\\'`);
}
