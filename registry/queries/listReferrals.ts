import { and, asc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Referral } from '../../domain/complaint/state';
import type { Instant } from '../../domain/complaint/terms';
import type { Registry } from '../open';
import type { ReferralRow } from '../rows';
import { referrals } from '../schema';
import { cutPage, largestPage, type Page, readCursor } from './cursor';

/** Where several values are given, one of them. */
export interface ReferralFilter {
  readonly body?: string;
  readonly kind?: readonly string[];
  readonly state?: readonly Referral['state'][];
  /** The printed date lies before this instant. */
  readonly dueBefore?: Instant;
  /** The body waits, and the printed date lay before this instant. */
  readonly overdueAt?: Instant;
  readonly cursor?: string;
  readonly limit?: number;
}

const awaited = ['received', 'signedFor', 'returned'] as const satisfies readonly Referral['state'][];

/** The last instant that a date can have: where no date is printed, a referral comes after all others. */
const noDate = 8_640_000_000_000_000;
const dueOrLast = sql<number>`coalesce(${referrals.printedDue}, ${noDate})`;

/** Referrals of all complaints, that with the earliest printed date first. Rejects with `BadCursor` or `RegistryUnavailable`. */
export async function listReferrals(registry: Registry, filter: ReferralFilter): Promise<Page<ReferralRow>> {
  const most = Math.min(filter.limit ?? largestPage, largestPage);
  const condition = and(...conditions(filter), filter.cursor === undefined ? undefined : after(filter.cursor));
  return registry.read(async (db) => {
    const rows = await db
      .select()
      .from(referrals)
      .where(condition)
      .orderBy(asc(dueOrLast), asc(referrals.complaint), asc(referrals.referral))
      .limit(most + 1);
    return cutPage(
      rows,
      most,
      (row) => row,
      (row) => [row.printedDue ?? noDate, row.complaint, row.referral],
    );
  });
}

function conditions({ body, kind, state, dueBefore, overdueAt }: ReferralFilter): (SQL | undefined)[] {
  return [
    body === undefined ? undefined : eq(referrals.body, body),
    kind === undefined ? undefined : inArray(referrals.kind, [...kind]),
    state === undefined ? undefined : inArray(referrals.state, [...state]),
    dueBefore === undefined ? undefined : lt(referrals.printedDue, dueBefore),
    overdueAt === undefined ? undefined : and(inArray(referrals.state, [...awaited]), lt(referrals.printedDue, overdueAt)),
  ];
}

const place = z.tuple([z.number(), z.string(), z.string()]);

function after(cursor: string): SQL {
  const [due, complaint, referral] = readCursor(cursor, place);
  return sql`(${dueOrLast}, ${referrals.complaint}, ${referrals.referral}) > (${due}, ${complaint}, ${referral})`;
}
