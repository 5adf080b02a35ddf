import Sqlite, { type Database as Connection } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from './migrate';
import { createMutex, immediate, type Work } from './transaction';

export type Db = BetterSQLite3Database;

/** An embedded database. Reading sees what was committed; every write goes through `transaction`. */
export interface Embedded {
  /** For queries alone: a write by it is refused by SQLite. */
  readonly reading: Db;
  transaction<T>(work: Work<Db, T>): Promise<T>;
  /** Waits for the transactions that were begun. */
  close(): Promise<void>;
}

export interface Opening {
  /** Folder of the generated migrations. */
  readonly migrations: string;
  /** How long opening may stop the event loop while another process migrates, in milliseconds. */
  readonly openingPatience: number;
  /** How long a transaction waits for another process's, in milliseconds; the event loop goes on. */
  readonly patience: number;
  /** FULL survives a power failure to the last transaction, NORMAL all but the last ones. */
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly mustExist?: boolean;
}

/** Opens and migrates; two connections, so that a reader never sees what is not committed. */
export function openDatabase(file: string, opening: Opening): Embedded {
  const { openingPatience, mustExist = false } = opening;
  const writer = new Sqlite(file, { timeout: openingPatience, fileMustExist: mustExist });
  const opened = [writer];
  try {
    writer.pragma('journal_mode = WAL');
    writer.pragma(`synchronous = ${opening.synchronous}`);
    migrate(writer, opening.migrations);
    writer.pragma('foreign_keys = ON');
    const reader = new Sqlite(file, { timeout: openingPatience, fileMustExist: true });
    opened.push(reader);
    reader.pragma('query_only = ON');
    // From here on nobody waits inside SQLite: see `immediate`.
    for (const connection of opened) connection.pragma('busy_timeout = 0');
    return embed(writer, reader, opening.patience);
  } catch (error) {
    for (const connection of opened) connection.close();
    throw error;
  }
}

function embed(writer: Connection, reader: Connection, patience: number): Embedded {
  const exclusively = createMutex();
  const writing = drizzle(writer);
  return {
    reading: drizzle(reader),
    transaction: (work) => exclusively(() => immediate(writer, writing, patience, work)),
    close: () =>
      exclusively(async () => {
        reader.close();
        writer.close();
      }),
  };
}
