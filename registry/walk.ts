import { asc, getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '../store/sqlite/database';
import { complaints, events, handOffs, referrals } from './schema';

export type Row = Readonly<Record<string, unknown>>;

/** A table, and the key by which its rows are ordered and known. */
export interface Table {
  readonly name: string;
  readonly table: SQLiteTable;
  readonly key: readonly (readonly [property: string, column: SQLiteColumn])[];
}

const keyed = (table: SQLiteTable, key: Record<string, SQLiteColumn>): Table => ({
  name: getTableName(table),
  table,
  key: Object.entries(key),
});

export const tables: readonly Table[] = [
  keyed(complaints, { number: complaints.number }),
  keyed(events, { complaint: events.complaint, seq: events.seq }),
  keyed(handOffs, { complaint: handOffs.complaint, handOff: handOffs.handOff }),
  keyed(referrals, { complaint: referrals.complaint, referral: referrals.referral }),
];

export const keyOf = ({ key }: Table, row: Row): (string | number)[] => key.map(([property]) => row[property] as string | number);

const rowsAtOnce = 500;

/** All rows of a table in the order of their keys, some at a time. */
export async function* walk(db: Db, table: Table): AsyncGenerator<Row> {
  const columns = table.key.map(([, column]) => column);
  let after: SQL | undefined;
  for (;;) {
    const rows: Row[] = await db
      .select()
      .from(table.table)
      .where(after)
      .orderBy(...columns.map((column) => asc(column)))
      .limit(rowsAtOnce);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    const place = keyOf(table, last).map((part) => sql`${part}`);
    after = sql`(${sql.join(columns, sql`, `)}) > (${sql.join(place, sql`, `)})`;
  }
}
