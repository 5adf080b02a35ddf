import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Embedded, openDatabase } from './sqlite/database';
import { migrationsFolder } from './sqlite/migrationsFolder';

export type Store = Embedded;

/** Opens the store, creating and migrating it where needed. Transactions of other processes are waited for, 5 s at most. */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return openDatabase(file, { migrations: migrationsFolder('store'), openingPatience: 10_000, patience: 5_000, synchronous: 'FULL' });
  } catch (error) {
    throw new Error(`The store ${file} can't be opened`, { cause: error });
  }
}
