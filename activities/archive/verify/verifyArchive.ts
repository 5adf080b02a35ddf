import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNumber } from '../../../domain/complaint/number';
import { draftsFolder } from '../fileArchive';
import { formatName, type ObjectName, parseName } from '../objectName';
import type { Dossier } from '../dossier';
import type { Segment } from '../segment';
import type { Problem } from './problem';
import { type Content, verifyBytes } from './verifyBytes';
import { type Sealed, verifyComplaint } from './verifyComplaint';

export interface Verified {
  readonly objects: number;
  readonly problems: number;
}

/** Checks every file below an archive's folder and tells each problem. Rejects when the folder itself can't be read. */
export async function verifyArchive(root: string, tell: (problem: Problem) => void): Promise<Verified> {
  let [objects, problems] = [0, 0];
  const count = (problem: Problem): void => {
    problems++;
    tell(problem);
  };
  for (const entry of await entriesOf(root)) {
    if (entry.name === draftsFolder) continue;
    if (entry.isDirectory() && isNumber(entry.name)) objects += await verifyFolder(root, entry.name, count);
    else count({ file: entry.name, place: null, what: 'does not belong here: only folders named by complaints do' });
  }
  return { objects, problems };
}

const entriesOf = async (folder: string) => (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));

async function verifyFolder(root: string, number: string, tell: (problem: Problem) => void): Promise<number> {
  const segments: Sealed<Segment>[] = [];
  const dossiers: Sealed<Dossier>[] = [];
  const keys = new Set<string>();
  let objects = 0;
  const tellOf = (name: string, place: string | null, what: string): void => tell({ file: join(number, name), place, what });

  for (const entry of await entriesOf(join(root, number))) {
    const name = entry.isFile() ? parseName(entry.name) : null;
    if (name === null) {
      tellOf(entry.name, null, 'does not belong here: it is no object of the archive');
      continue;
    }
    objects++;
    if (keys.has(name.key)) tellOf(entry.name, null, `is a second object under the key ${name.key}`);
    keys.add(name.key);
    const content = await verifyFile(join(root, number, entry.name), name, (place, what) => tellOf(entry.name, place, what));
    if (content?.kind === 'segment') segments.push({ name, intact: content.intact, content: content.segment });
    if (content?.kind === 'dossier') dossiers.push({ name, intact: content.intact, content: content.dossier });
  }
  verifyComplaint(number, segments, dossiers, (name, { place, what }) => tellOf(formatName(name), place, what));
  return objects;
}

async function verifyFile(
  file: string,
  name: ObjectName,
  tell: (place: string | null, what: string) => void,
): Promise<(Content & { intact: boolean }) | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    tell(null, `can't be read: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
  const { content, intact, findings } = verifyBytes(name, bytes);
  for (const { place, what } of findings) tell(place, what);
  return content && { ...content, intact };
}
