import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openDatabase, type Embedded } from '../store/sqlite/database';
import { migrationsFolder } from '../store/sqlite/migrationsFolder';

/**
 * The registry's path is a symbolic link to a file of its own name, one a generation. SQLite names a database's log and
 * shared memory by the database's path: were a new database put in the old one's place, processes that still have the old
 * one open would share those files with the new one, and break it.
 */
export interface Generation {
  readonly file: string;
  /** Device and inode: what tells this file from another one put in its place. */
  readonly identity: string;
}

/** The generation that the registry's path leads to; null when it leads nowhere. */
export function findGeneration(path: string): Generation | null {
  try {
    const file = realpathSync(path);
    const { dev, ino } = statSync(file);
    return { file, identity: `${dev}:${ino}` };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Waits for other writers 100 ms unless told otherwise: a projection is soon tried again. */
export function openGeneration(file: string, { mustExist = true, patience = 100 } = {}): Embedded {
  return openDatabase(file, { migrations: migrationsFolder('registry'), openingPatience: 200, patience, synchronous: 'NORMAL', mustExist });
}

/** Name for a generation that nobody else uses. */
export function newGenerationFile(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  return `${path}.${randomBytes(6).toString('hex')}`;
}

/** Makes an empty generation and leads the path to it, unless another process was faster: then theirs counts. */
export async function createGeneration(path: string): Promise<void> {
  const file = newGenerationFile(path);
  await openGeneration(file, { mustExist: false }).close();
  try {
    symlinkSync(basename(file), path);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (findGeneration(path) === null) switchTo(path, file);
    else removeGeneration(file);
  }
}

/** Leads the path to another generation, in one step. */
export function switchTo(path: string, file: string): void {
  const link = `${file}.link`;
  symlinkSync(basename(file), link);
  renameSync(link, path);
}

/** Processes that have it open are not disturbed: they notice by its identity. */
export function removeGeneration(file: string): void {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) rmSync(part, { force: true });
}

/** Removes all generations of the path but one, and the companions of a database that stood at the path itself. */
export function removeOtherGenerations(path: string, kept: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  for (const entry of readdirSync(folder)) {
    const rest = entry.slice(name.length);
    if (!entry.startsWith(name) || !leftover.test(rest) || entry.startsWith(basename(kept))) continue;
    rmSync(join(folder, entry), { force: true });
  }
}

const leftover = /^(\.[0-9a-f]{12}(-wal|-shm|\.link)?|-wal|-shm)$/;

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : null);
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST';
