import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { listAlarms, raiseAlarm } from '../alarms';
import { openStore, type Store } from '../open';
import { openDatabase } from './database';
import { isBusy } from './faults';
import { migrationsFolder } from './migrationsFolder';

const alarm = (detail: string) => ({ kind: 'test', complaint: '', detail, at: 1 });

let folder: string;
let file: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  file = join(folder, 'store.db');
  store = openStore(file);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('transactions of one process follow one another, though each takes its time', async () => {
  const order: string[] = [];
  const slow = (name: string) =>
    store.transaction(async (db) => {
      order.push(`${name} begins`);
      await new Promise(setImmediate);
      await raiseAlarm(db, alarm(name));
      order.push(`${name} ends`);
    });
  await Promise.all([slow('first'), slow('second')]);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('a reader sees nothing of a transaction before it is committed', async () => {
  await store.transaction(async (db) => {
    await raiseAlarm(db, alarm('a'));
    expect(await listAlarms(store.reading)).toEqual([]);
  });
  expect(await listAlarms(store.reading)).toHaveLength(1);
});

test('what fails leaves nothing, and does not stop what comes after', async () => {
  const failing = store.transaction(async (db) => {
    await raiseAlarm(db, alarm('a'));
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  await store.transaction((db) => raiseAlarm(db, alarm('b')));
  expect((await listAlarms(store.reading)).map(({ detail }) => detail)).toEqual(['b']);
});

test('nobody writes past the transactions', async () => {
  await expect(raiseAlarm(store.reading, alarm('a'))).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
});

test('another process’s lock is waited for without stopping the event loop', async () => {
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  const waiting = store.transaction((db) => raiseAlarm(db, alarm('a')));
  let turns = 0;
  await new Promise<void>((resolve) => {
    const turn = (): void => {
      turns++;
      if (turns === 20) {
        other.exec('COMMIT');
        other.close();
        resolve();
      } else setTimeout(turn, 1);
    };
    turn();
  });
  await expect(waiting).resolves.toBe(true);
});

test('a lock that is kept for longer than the patience is told', async () => {
  const impatient = openDatabase(file, { migrations: migrationsFolder('store'), openingPatience: 0, patience: 20, synchronous: 'FULL' });
  const other = new Sqlite(file);
  other.exec('BEGIN EXCLUSIVE');
  const outcome = await impatient.transaction((db) => raiseAlarm(db, alarm('a'))).catch((error: unknown) => error);
  expect(isBusy(outcome)).toBe(true);
  other.close();
  await impatient.close();
});
