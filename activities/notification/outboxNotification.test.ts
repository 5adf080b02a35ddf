import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findEntry } from '../../store/effectLedger';
import { openStore, type Store } from '../../store/open';
import { listMessages } from '../../store/outbox';
import type { MessageOrder } from '../effect';
import { createDeliverMessage } from './deliverMessage';
import { createOutboxNotification } from './outboxNotification';

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

const order: MessageOrder = {
  key: 'K/message/1',
  number: 'K',
  purpose: 'receipt',
  audience: 'customer',
  to: '13800000000',
  medium: 'sms',
  language: 'zh',
  title: '受理',
  text: '已受理',
};

test('a message that is delivered again, by this worker or another, lies in the outbox once', async () => {
  const other = openStore(file);
  const workers = [store, other].map((s) => createDeliverMessage({ notification: createOutboxNotification(s) }));
  const results = await Promise.all([...workers, ...workers].map((deliver) => deliver(order)));
  expect(results).toEqual(results.map(() => ({ outcome: 'done', reference: 'outbox/1' })));
  expect(results).toHaveLength(4);
  expect(await listMessages(store.reading, {})).toMatchObject([{ key: order.key, complaint: 'K', to: '13800000000', text: '已受理' }]);
  await other.close();
});

test('a fault says what was being done', async () => {
  await store.close();
  const deliver = createDeliverMessage({ notification: createOutboxNotification(store) });
  await expect(deliver(order)).rejects.toThrow(/^delivering message K\/message\/1 failed: /);
  store = openStore(file);
});

test('messages: read on from a position, of one complaint or audience', async () => {
  const notification = createOutboxNotification(store);
  for (const [n, number] of ['K', 'L', 'K'].entries())
    await notification.deliver({ ...order, number, key: `${number}/message/${n}`, audience: n === 2 ? 'owner' : 'customer' });
  const positions = async (filter: Parameters<typeof listMessages>[1]) =>
    (await listMessages(store.reading, filter)).map(({ position }) => position);
  expect(await positions({ complaint: 'K' })).toEqual([1, 3]);
  expect(await positions({ audience: 'customer' })).toEqual([1, 2]);
  expect(await positions({ after: 1, limit: 1 })).toEqual([2]);
});

test('a worker killed again and again delivers every message once', async () => {
  const count = 150;
  const told = new Map<string, string>();
  for (let kills = 0; told.size < count && kills < 40; kills++) {
    for (const [key, reference] of await deliverUntilKilled(file, count, told.size + 12)) {
      expect(told.get(key) ?? reference).toBe(reference);
      told.set(key, reference);
    }
  }
  const messages = (await listMessages(store.reading, {})).map(({ key, position }) => [key, `outbox/${position}`] as const);
  expect(new Map(messages)).toEqual(told);
  expect(messages).toHaveLength(count);
  for (const [key] of messages) expect(await findEntry(store.reading, key)).toMatchObject({ state: 'done' });
}, 120_000);

/** Runs a worker that begins at the first message, kills it when it has told of some of them, and gives what it told. */
function deliverUntilKilled(store: string, count: number, enough: number): Promise<[string, string][]> {
  const register = join(__dirname, '../../store/fixtures/loadTypeScript.cjs');
  const child = spawn(process.execPath, ['-r', register, join(__dirname, 'deliverMany.fixture.ts'), store, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: [string, string][] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [key = '', reference = ''] = line.split(' ');
    said.push([key, reference]);
    if (said.length === enough) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(said)));
}
