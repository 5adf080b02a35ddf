import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { registered, start } from '../../registry/fixtures/life';
import { openRegistry, type Registry } from '../../registry/open';
import { project } from '../../registry/project';
import type { ObservationOrder } from '../effect';
import { createObserveFacts } from './observeFacts';

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

const order: ObservationOrder = { key: 'K/observation/1', number: 'K', customer: 'c1', category: null, since: start, until: start + 1 };
const observe = (given: ObservationOrder) => createObserveFacts({ registry, log: pino({ level: 'silent' }) })(given);

test('counts the complaints of the customer, this one included', async () => {
  await project(registry, registered({ request: 'before' }));
  expect(await observe(order)).toEqual({ outcome: 'done', reference: null, repeats: 2 });
});

test('does not know of a customer whom nobody could identify', async () => {
  expect(await observe({ ...order, customer: null })).toMatchObject({ outcome: 'done', repeats: null });
});

test('does not know when the registry is not available, and holds nobody up', async () => {
  writeFileSync(join(folder, 'registry.db'), 'this is no database'.repeat(100));
  expect(await observe(order)).toMatchObject({ outcome: 'done', repeats: null });
});
