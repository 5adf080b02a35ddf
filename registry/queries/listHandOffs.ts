import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { HandOff } from '../../domain/complaint/state';
import type { Registry } from '../open';
import type { HandOffRow } from '../rows';
import { handOffs } from '../schema';
import { cutPage, largestPage, type Page, readCursor } from './cursor';

export interface HandOffFilter {
  readonly department?: string;
  readonly state?: readonly HandOff['state'][];
  readonly cursor?: string;
  readonly limit?: number;
}

/** Hand-offs of all complaints, the longest waiting first. Rejects with `BadCursor` or `RegistryUnavailable`. */
export async function listHandOffs(
  registry: Registry,
  { department, state, cursor, limit = largestPage }: HandOffFilter,
): Promise<Page<HandOffRow>> {
  const most = Math.min(limit, largestPage);
  const condition = and(
    department === undefined ? undefined : eq(handOffs.department, department),
    state === undefined ? undefined : inArray(handOffs.state, [...state]),
    cursor === undefined ? undefined : after(cursor),
  );
  return registry.read(async (db) => {
    const rows = await db
      .select()
      .from(handOffs)
      .where(condition)
      .orderBy(asc(handOffs.at), asc(handOffs.complaint), asc(handOffs.handOff))
      .limit(most + 1);
    return cutPage(
      rows,
      most,
      (row) => row,
      (row) => [row.at, row.complaint, row.handOff],
    );
  });
}

const place = z.tuple([z.number(), z.string(), z.string()]);

function after(cursor: string): SQL {
  const [at, complaint, handOff] = readCursor(cursor, place);
  return sql`(${handOffs.at}, ${handOffs.complaint}, ${handOffs.handOff}) > (${at}, ${complaint}, ${handOff})`;
}
