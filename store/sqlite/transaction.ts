import { setTimeout as pause } from 'node:timers/promises';
import type { Database as Connection } from 'better-sqlite3';
import { isBusy } from './faults';

export type Work<Db, T> = (db: Db) => Promise<T>;

/** Runs pieces of work on one connection one after the other, whether they succeed or not. */
export function createMutex(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Does `work` in one transaction that holds the write lock from its start. SQLite's own waiting for a lock would stop
 * the event loop, so it is switched off and waited here, `patience` milliseconds at most.
 */
export async function immediate<Db, T>(connection: Connection, db: Db, patience: number, work: Work<Db, T>): Promise<T> {
  await begin(connection, Date.now() + patience);
  try {
    const result = await work(db);
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

async function begin(connection: Connection, until: number): Promise<void> {
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) throw error;
    }
    await pause(2 + Math.random() * 8);
  }
}
