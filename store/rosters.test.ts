import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZodError } from 'zod';
import { openStore, type Store } from './open';
import { createRosters } from './rosters';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  store = openStore(join(folder, 'store.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const by = { role: 'supervisor', id: 's-1' } as const;
const rosterOf = (person: string) => ({ roles: { expert: [{ person, shifts: 'always' }] } });
const persons = async (rosters: ReturnType<typeof createRosters>) => (await rosters.current())?.roles.expert?.map((duty) => duty.person);

test('there is no roster before one was sent', async () => {
  const rosters = createRosters(store);
  expect([await rosters.current(), await rosters.latest()]).toEqual([null, null]);
});

test('the roster that was sent last is in force, in every process', async () => {
  const [worker, api] = [createRosters(store), createRosters(store)];
  await api.put(rosterOf('qian'), by, 1);
  expect(await persons(worker)).toEqual(['qian']);
  await api.put(rosterOf('feng'), by, 2);
  expect(await persons(worker)).toEqual(['feng']);
  expect(await api.latest()).toMatchObject({ version: 2, role: 'supervisor', by: 's-1', at: 2, roster: JSON.stringify(rosterOf('feng')) });
});

test('it is read once a version', async () => {
  const rosters = createRosters(store);
  await rosters.put(rosterOf('qian'), by, 1);
  const first = await rosters.current();
  expect(await rosters.current()).toBe(first);
});

test('the same roster again is no new version; an earlier one is', async () => {
  const rosters = createRosters(store);
  const sent = [rosterOf('qian'), { roles: { expert: [{ shifts: 'always', person: 'qian' }] } }, rosterOf('feng'), rosterOf('qian')];
  const versions: number[] = [];
  for (const roster of sent) versions.push((await rosters.put(roster, by, 1)).stored.version);
  expect(versions).toEqual([1, 1, 2, 3]);
});

test('what is no roster is not put in force', async () => {
  const rosters = createRosters(store);
  await expect(rosters.put({ roles: { expert: [] } }, by, 1)).rejects.toBeInstanceOf(ZodError);
  expect(await rosters.latest()).toBeNull();
});
