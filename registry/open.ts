import type { Db, Embedded } from '../store/sqlite/database';
import { isBusy, sqliteCode } from '../store/sqlite/faults';
import { createGeneration, findGeneration, type Generation, openGeneration } from './generation';
import { RegistryUnavailable, unavailable } from './unavailable';

/**
 * The registry as its users see it. Every use first looks whether the file at the path is still the one that is open: a
 * deleted file is made anew, a replaced one is opened, and no write ends in a file that nobody will ever read.
 * Rejects with `RegistryUnavailable`, and works again as soon as the file does.
 */
export interface Registry {
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** In one transaction, which may be begun again when the file was replaced meanwhile: `work` has no other effect. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Opened extends Generation {
  readonly database: Embedded;
}

/** Opens at the first use, so that a broken registry keeps no process from starting. */
export function openRegistry(path: string): Registry {
  let opened: Opened | null = null;

  async function drop(which: Opened | null): Promise<void> {
    if (which === null || opened !== which) return;
    opened = null;
    await which.database.close();
  }

  async function current(): Promise<Opened> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const generation = findGeneration(path);
      if (opened !== null && opened.identity === generation?.identity) return opened;
      await drop(opened);
      if (generation === null) await createGeneration(path);
      else opened ??= { ...generation, database: openGeneration(generation.file) };
    }
    throw new RegistryUnavailable(`The registry ${path} is not available: it is replaced again and again`);
  }

  const isCurrent = (used: Opened): boolean => findGeneration(path)?.identity === used.identity;

  async function use<T>(work: (used: Opened) => Promise<T>): Promise<T> {
    const used = await current().catch((error: unknown) => {
      throw unavailable(error, path);
    });
    try {
      return await work(used);
    } catch (error) {
      if (sqliteCode(error) === null) throw error;
      // A fault other than a lock may be the open file's: look at it afresh the next time.
      if (!isBusy(error)) await drop(used);
      throw unavailable(error, path);
    }
  }

  async function untilCurrent<T>(work: (used: Opened) => Promise<T>): Promise<T> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const outcome = await use(async (used) => {
        try {
          const result = await work(used);
          return isCurrent(used) ? { result } : null;
        } catch (error) {
          if (isCurrent(used) && opened === used) throw error;
          return null;
        }
      });
      if (outcome !== null) return outcome.result;
    }
    throw new RegistryUnavailable(`The registry ${path} is not available: it is replaced again and again`);
  }

  return {
    read: (work) => untilCurrent(({ database }) => work(database.reading)),
    write: (work) =>
      untilCurrent((used) =>
        used.database.transaction(async (db) => {
          // A rebuild takes the path over under this lock: who holds it and still finds the file there writes to the right one.
          if (!isCurrent(used)) throw new RegistryUnavailable(`The registry ${path} was replaced`);
          return work(db);
        }),
      ),
    close: () => drop(opened),
  };
}
