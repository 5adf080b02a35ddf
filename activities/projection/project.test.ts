import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { pino } from 'pino';
import { noted, notes, registered } from '../../registry/fixtures/life';
import { openRegistry, type Registry } from '../../registry/open';
import { listAlarms } from '../../store/alarms';
import { openStore, type Store } from '../../store/open';
import { createProject } from './project';

let folder: string;
let registry: Registry;
let store: Store;
let logged: string[];
let project: ReturnType<typeof createProject>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  registry = openRegistry(join(folder, 'registry.db'));
  store = openStore(join(folder, 'store.db'));
  logged = [];
  project = createProject({ registry, store, log: pino({}, { write: (line) => logged.push(line) }) });
});
afterEach(async () => {
  await Promise.all([registry.close(), store.close()]);
  rmSync(folder, { recursive: true });
});

const life = registered().and(...notes(4));

test('tells how far the registry is, and from where on it lacks events', async () => {
  expect(await project({ state: life.state, events: life.events.slice(2) })).toEqual({ seq: 5, gapFrom: 1 });
  expect(await project(life)).toEqual({ seq: 5, gapFrom: null });
  expect(logged).toEqual([]);
});

test('a row that contradicts the journal is one alarm and an error in the log, and holds nothing up', async () => {
  await project(life.upTo(2));
  const sql = new Sqlite(join(folder, 'registry.db'));
  sql.prepare("UPDATE events SET hash = 'changed' WHERE seq = 2").run();
  sql.close();
  expect(await project(life)).toEqual({ seq: 5, gapFrom: null });
  expect(await project(life)).toEqual({ seq: 5, gapFrom: null });
  const detail = `event 2: the registry has changed, the journal ${life.events[1]?.hash}`;
  expect(await listAlarms(store.reading)).toEqual([{ kind: 'projectionConflict', complaint: life.number, detail, at: expect.any(Number) }]);
  expect(logged.map((line) => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({ level: 50, conflicts: [expect.objectContaining({ seq: 2 })] }),
  );
});

test('a registry that is locked makes it fail at once, to be tried again', async () => {
  await project(life);
  const locker = new Sqlite(join(folder, 'registry.db'));
  locker.exec('BEGIN EXCLUSIVE');
  const longer = life.and(noted('one more'));
  await expect(project(longer)).rejects.toMatchObject({ name: 'RegistryUnavailable' });
  locker.close();
  expect(await project(longer)).toEqual({ seq: 6, gapFrom: null });
});
