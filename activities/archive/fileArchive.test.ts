import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../domain/journal/journal';
import type { ArchiveService } from './archiveService';
import { createFileArchive, draftsFolder } from './fileArchive';

let root: string;
let archive: ArchiveService;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'redress-'));
  archive = createFileArchive(root);
});
afterEach(() => rmSync(root, { recursive: true }));

const bytes = Buffer.from('{"a":1}');
const key = 'dossier-0001';

test('an object is a read-only file whose name is what it is and what it holds', async () => {
  const name = await archive.put('K', key, bytes);
  const file = join(root, 'K', `dossier-0001.${sha256(bytes)}.json`);
  expect(name).toEqual({ key, object: sha256(bytes) });
  expect(readFileSync(file)).toEqual(bytes);
  expect(statSync(file).mode & 0o777).toBe(0o444);
  expect(readdirSync(join(root, draftsFolder))).toEqual([]);
});

test('the same content again is fine, and leaves the file that is there', async () => {
  await archive.put('K', key, bytes);
  const file = join(root, 'K', readdirSync(join(root, 'K'))[0] ?? '');
  const before = statSync(file).ino;
  await Promise.all([archive.put('K', key, bytes), archive.put('K', key, bytes)]);
  expect(readdirSync(join(root, 'K'))).toHaveLength(1);
  expect(statSync(file).ino).toBe(before);
});

test('other content under a key that is taken is refused, and leaves nothing', async () => {
  await archive.put('K', key, bytes);
  await expect(archive.put('K', key, Buffer.from('{"a":2}'))).rejects.toMatchObject({ name: 'KeyTaken' });
  expect(await archive.list('K')).toHaveLength(1);
});

test('objects are found by their digest, complaints by name', async () => {
  const { object } = await archive.put('K', key, bytes);
  await archive.put('J', 'segment-000001-000002', bytes);
  expect(await archive.read('K', object)).toEqual(bytes);
  expect(await archive.numbers()).toEqual(['J', 'K']);
  expect(await archive.list('L')).toEqual([]);
  await expect(archive.read('K', 'f'.repeat(64))).rejects.toThrow('has no object');
  expect(await createFileArchive(join(root, 'none')).numbers()).toEqual([]);
  expect(existsSync(join(root, 'L'))).toBe(false);
});
