import { lstatSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { notes, registered } from './fixtures/life';
import { newGenerationFile, openGeneration, switchTo } from './generation';
import { openRegistry, type Registry } from './open';
import { project } from './project';
import { findComplaint } from './queries/findComplaint';
import { summarise } from './queries/summarise';
import { complaints } from './schema';

let folder: string;
let path: string;
let registry: Registry;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  path = join(folder, 'var', 'registry.db');
  registry = openRegistry(path);
});
afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

const life = registered().and(...notes(3));
const other = registered({ request: 'r2' }).and(...notes(1));
const unavailable = expect.objectContaining({ name: 'RegistryUnavailable' });

test('a registry that is locked can be read, and says that it can’t be written until it can', async () => {
  await project(registry, life);
  const locker = new Sqlite(path);
  locker.exec('BEGIN EXCLUSIVE');
  expect(await findComplaint(registry, life.number)).not.toBeNull();
  const since = performance.now();
  await expect(project(registry, other)).rejects.toEqual(unavailable);
  expect(performance.now() - since).toBeLessThan(1_000);
  locker.exec('ROLLBACK');
  locker.close();
  expect(await project(registry, other)).toMatchObject({ gapFrom: null });
});

test.each([
  ['its path is deleted', () => rmSync(path)],
  ['the file behind its path is deleted', () => rmSync(realpathSync(path))],
  ['all of it is deleted', () => rmSync(join(folder, 'var'), { recursive: true })],
  ['it is moved away', () => renameSync(path, join(folder, 'elsewhere'))],
])('when %s, it is made anew, and no process writes where nobody reads', async (_, vanish) => {
  const another = openRegistry(path);
  await project(registry, life);
  expect(await findComplaint(another, life.number)).not.toBeNull();
  vanish();
  expect(await findComplaint(another, life.number)).toBeNull();
  await project(registry, life);
  await project(another, other);
  expect(await summarise(registry)).toEqual(await summarise(another));
  const third = openRegistry(path);
  expect(await summarise(third)).toMatchObject({ rows: { complaints: 2, events: 6 } });
  await Promise.all([another.close(), third.close()]);
});

test('processes that find it missing at the same time end up with one', async () => {
  const registries = Array.from({ length: 8 }, () => openRegistry(path));
  const lives = registries.map((_, i) => registered({ request: `r${i}` }));
  for (let round = 0; round < 5; round++) {
    await Promise.all(registries.map(async (each, i) => project(each, lives[i] ?? life).catch(() => project(each, lives[i] ?? life))));
    for (const each of registries) expect(await summarise(each)).toMatchObject({ rows: { complaints: 8 } });
    rmSync(path);
  }
  await Promise.all(registries.map((each) => each.close()));
}, 30_000);

test('another one put in its place is taken up, and a write that was under way is done there', async () => {
  await project(registry, life);
  const file = newGenerationFile(path);
  await openGeneration(file, { mustExist: false }).close();
  let attempts = 0;
  await registry.write(async () => {
    if (attempts++ === 0) switchTo(path, file);
  });
  expect(attempts).toBe(2);
  expect(await summarise(registry)).toMatchObject({ rows: { complaints: 0 } });
});

test('a reading under way when it was deleted begins again', async () => {
  await project(registry, life);
  let attempts = 0;
  const found = await registry.read(async (db) => {
    attempts++;
    if (attempts === 1) {
      rmSync(path);
      await project(registry, other);
    }
    return db.select({ number: complaints.number }).from(complaints);
  });
  expect({ attempts, found }).toEqual({ attempts: 2, found: [{ number: other.number }] });
});

test('one that is no database says so and what helps, and works once it was removed', async () => {
  await project(registry, life);
  await registry.close();
  truncateSync(path, 0);
  writeFileSync(path, 'this is no database, and long enough to be looked at closely by whoever opens it as one'.repeat(10));
  await expect(findComplaint(registry, life.number)).rejects.toEqual(unavailable);
  await expect(findComplaint(registry, life.number)).rejects.toThrow(/registry:rebuild/);
  rmSync(path);
  await expect(project(registry, life)).resolves.toMatchObject({ seq: 4 });
});

test('one that was damaged while it was open says so, and works once it was removed', async () => {
  await project(registry, registered({ request: 'big' }).and(...notes(500)));
  const another = new Sqlite(path);
  another.pragma('wal_checkpoint(TRUNCATE)');
  another.close();
  writeFileSync(realpathSync(path), Buffer.alloc(200_000, 7));
  await expect(summarise(registry)).rejects.toEqual(unavailable);
  rmSync(path);
  await expect(project(registry, life)).resolves.toMatchObject({ seq: 4 });
});

test('a database that stands at the path itself is used as it is', async () => {
  mkdirSync(dirname(path));
  await openGeneration(path, { mustExist: false }).close();
  await project(registry, life);
  expect(await findComplaint(registry, life.number)).not.toBeNull();
  expect(lstatSync(path).isFile()).toBe(true);
});

test('a folder that can’t be made is an unavailable registry too', async () => {
  writeFileSync(join(folder, 'file'), '');
  const nowhere = openRegistry(join(folder, 'file', 'registry.db'));
  await expect(project(nowhere, life)).rejects.toEqual(unavailable);
});
