import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ArchiveService, KeyTaken } from './archiveService';
import { formatName, type ObjectName, objectName, parseName } from './objectName';

const readOnly = 0o444;

/** Where objects are written before they are put in place; what a crash leaves there is no object. */
export const draftsFolder = '.drafts';

/** The embedded default: a folder for each complaint, a read-only file for each object. */
export function createFileArchive(root: string): ArchiveService {
  function folderOf(number: string): string {
    if (!/^[0-9A-Za-z-]{1,40}$/.test(number))
      throw new Error(`"${number.slice(0, 40)}" is no complaint number: the archive has no folder for it`);
    return join(root, number);
  }

  async function list(number: string): Promise<ObjectName[]> {
    const names = await namesIn(folderOf(number));
    return names.map(parseName).filter((name) => name !== null);
  }

  async function throwIfTaken(number: string, { key, object }: ObjectName): Promise<void> {
    const other = (await list(number)).find((there) => there.key === key && there.object !== object);
    if (other !== undefined) throw new KeyTaken(number, key, other.object, object);
  }

  return {
    async put(number, key, bytes) {
      const name = objectName(key, bytes);
      await mkdir(folderOf(number), { recursive: true });
      await mkdir(join(root, draftsFolder), { recursive: true });
      await throwIfTaken(number, name);
      await place(join(folderOf(number), formatName(name)), join(root, draftsFolder), bytes);
      // Whoever put other bytes under the key in the same moment is found by one of the two at least.
      await throwIfTaken(number, name);
      return name;
    },

    async read(number, object) {
      const name = (await list(number)).find((there) => there.object === object);
      if (name === undefined) throw new Error(`The archive has no object ${object} of ${number}`);
      return readFile(join(folderOf(number), formatName(name)));
    },

    list,
    numbers: async () => (await namesIn(root)).filter((name) => name !== draftsFolder),
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (isFault(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Puts a file there whole or not at all, and overwrites nothing. */
async function place(file: string, drafts: string, bytes: Uint8Array): Promise<void> {
  const draft = join(drafts, randomBytes(8).toString('hex'));
  try {
    const handle = await open(draft, 'wx', readOnly);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file);
  } catch (error) {
    // The name carries the digest: what is there has the same bytes.
    if (!isFault(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(file));
  await syncFolder(dirname(dirname(file)));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isFault = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
