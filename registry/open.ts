import type { Db, Embedded } from '../store/sqlite/database';
import { sqliteCode } from '../store/sqlite/faults';
import { createGeneration, findGeneration, type Generation, openGeneration } from './generation';
import { RegistryUnavailable, unavailable } from './unavailable';

/**
 * The registry as its users see it. Every use looks whether the file at the path is still the one that is open: a deleted
 * file is made anew, a replaced one is opened, and what was written into one that nobody will ever read is written again.
 * Rejects with `RegistryUnavailable`, and works again as soon as the file does.
 */
export interface Registry {
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** In one transaction, which is begun again when the file was replaced meanwhile: `work` has no other effect. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Opened extends Generation {
  readonly database: Embedded;
}

/** How often a file may be replaced under one use before that is a fault. */
const replacements = 5;

/** Opens at the first use, so that a broken registry keeps no process from starting. */
export function openRegistry(path: string): Registry {
  let opened: Opened | null = null;

  async function close(): Promise<void> {
    const closing = opened;
    opened = null;
    await closing?.database.close();
  }

  async function current(): Promise<Opened> {
    for (let attempt = 0; attempt < replacements; attempt++) {
      const generation = findGeneration(path);
      if (opened !== null && opened.identity === generation?.identity) return opened;
      await close();
      if (generation === null) await createGeneration(path);
      else opened ??= { ...generation, database: openGeneration(generation.file) };
    }
    throw replacedAgain(path);
  }

  const isCurrent = (used: Opened): boolean => findGeneration(path)?.identity === used.identity;

  async function use<T>(work: (database: Embedded) => Promise<T>): Promise<T> {
    for (let attempt = 0; attempt < replacements; attempt++) {
      const used = await current();
      try {
        const result = await work(used.database);
        if (isCurrent(used)) return result;
      } catch (error) {
        if (isCurrent(used)) throw error;
      }
    }
    throw replacedAgain(path);
  }

  async function told<T>(using: Promise<T>): Promise<T> {
    try {
      return await using;
    } catch (error) {
      throw isFileFault(error) ? unavailable(error, path) : error;
    }
  }

  return {
    read: (work) => told(use(({ reading }) => work(reading))),
    write: (work) => told(use((database) => database.transaction(work))),
    close,
  };
}

/** SQLite's or the file system's, as opposed to one of the work that was to be done. */
const isFileFault = (error: unknown): boolean =>
  sqliteCode(error) !== null || (typeof error === 'object' && error !== null && 'syscall' in error);

const replacedAgain = (path: string): RegistryUnavailable =>
  new RegistryUnavailable(`The registry ${path} is not available: it is replaced again and again`);
