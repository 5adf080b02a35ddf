import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { closed, found, type Life, registered, start, triaged } from '../../registry/fixtures/life';
import { openRegistry, type Registry } from '../../registry/open';
import { project } from '../../registry/project';
import type { ObservationOrder } from '../effect';
import { createObserveFacts } from './observeFacts';

const minute = 60_000;
let folder: string;
let registry: Registry;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  registry = openRegistry(join(folder, 'registry.db'));
});
afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

const order: ObservationOrder = {
  key: 'K/observation/1',
  number: 'K',
  customer: 'c1',
  category: null,
  service: null,
  since: start,
  until: start + 60 * minute,
  alike: null,
};
const observe = (changes: Partial<ObservationOrder> = {}) =>
  createObserveFacts({ registry, log: pino({ level: 'silent' }) })({ ...order, ...changes });
const known = (life: Life): Promise<unknown> => project(registry, life);
const nothing = { repeats: null, duplicates: [], earlier: [], alike: null };

test('finds the customer’s other complaints, open and ended ones, and counts all with this one', async () => {
  const open = registered({ request: 'open', service: { number: '13900000001' } });
  const ended = registered({ request: 'ended' }).and(triaged('charges.data'), closed());
  await known(open);
  await known(ended);
  const service = { number: '+86 139 0000 0001' };
  expect(await observe({ service })).toEqual({
    outcome: 'done',
    reference: null,
    observed: { repeats: 3, duplicates: [open.number], earlier: [], alike: null },
  });
  expect(await observe({ category: 'charges.data', service })).toMatchObject({
    observed: { repeats: 2, duplicates: [open.number], earlier: [ended.number] },
  });
});

test('counts findings of the same cause at the same element, also of customers whom nobody could identify', async () => {
  await known(registered({ request: 'there', customer: null }).and(found('network.fault', 'olt-7')));
  const alike = { cause: 'network.fault', element: 'olt-7', since: start };
  expect(await observe({ customer: null, alike })).toMatchObject({ observed: { ...nothing, alike: 2 } });
  expect(await observe({ customer: null, alike: { ...alike, since: start + 3 * minute } })).toMatchObject({ observed: { alike: 1 } });
});

test('does not know of a customer whom nobody could identify', async () => {
  await known(registered({ request: 'before', customer: null }));
  expect(await observe({ customer: null })).toEqual({ outcome: 'done', reference: null, observed: nothing });
});

test('does not know when the registry is not available, and holds nobody up', async () => {
  writeFileSync(join(folder, 'registry.db'), 'this is no database'.repeat(100));
  const alike = { cause: 'network.fault', element: 'olt-7', since: start };
  expect(await observe({ alike })).toEqual({ outcome: 'done', reference: null, observed: nothing });
});
