import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAlarms, raiseAlarm } from './alarms';
import { doOnce, findEntry } from './effectLedger';
import { openStore, type Store } from './open';
import { listMessages, postMessage } from './outbox';
import { findPlan, keepPlan, listPlans } from './plans';

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

const intention = { key: 'K/message/1', kind: 'message', complaint: 'K', at: 1 };

describe('effect ledger', () => {
  test('an effect happens once, and its repetition gets the first reference', async () => {
    let writes = 0;
    const effect = () => doOnce(store, intention, () => Promise.resolve(`reference ${++writes}`));
    expect(await Promise.all([effect(), effect()])).toEqual(['reference 1', 'reference 1']);
    expect(await findEntry(store.reading, intention.key)).toMatchObject({ state: 'done', reference: 'reference 1' });
  });

  test('an effect that fails leaves no trace, and can happen later', async () => {
    await expect(doOnce(store, intention, () => Promise.reject(new Error('on purpose')))).rejects.toThrow();
    expect(await findEntry(store.reading, intention.key)).toBeNull();
    expect(await doOnce(store, intention, () => Promise.resolve('r'))).toBe('r');
  });

  test('there is no message without its ledger row', async () => {
    const message = {
      key: 'K/message/9',
      complaint: 'K',
      purpose: 'p',
      audience: 'customer',
      to: null,
      medium: null,
      language: 'zh',
      title: '',
      text: '',
      at: 1,
    };
    await expect(store.transaction((db) => postMessage(db, message))).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
    expect(await listMessages(store.reading, {})).toEqual([]);
  });
});

test('a plan version is kept once and found by its hash', async () => {
  const plan = { hash: 'h1', plan: 'telecom', version: '1', source: '{}', at: 1 };
  await store.transaction((db) => keepPlan(db, plan));
  await store.transaction((db) => keepPlan(db, { ...plan, at: 2 }));
  expect(await findPlan(store.reading, 'h1')).toEqual(plan);
  expect(await findPlan(store.reading, 'h2')).toBeNull();
  expect(await listPlans(store.reading)).toHaveLength(1);
});

test('an alarm is raised once, however often its cause is met', async () => {
  const alarm = { kind: 'projectionConflict', complaint: 'K', detail: 'event 3', at: 1 };
  const raise = (given: typeof alarm) => store.transaction((db) => raiseAlarm(db, given));
  expect([await raise(alarm), await raise({ ...alarm, at: 2 }), await raise({ ...alarm, detail: 'event 4', at: 3 })]).toEqual([
    true,
    false,
    true,
  ]);
  expect((await listAlarms(store.reading, 'K')).map(({ detail }) => detail)).toEqual(['event 4', 'event 3']);
  expect(await listAlarms(store.reading, 'L')).toEqual([]);
});
