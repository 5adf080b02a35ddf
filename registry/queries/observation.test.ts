import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Beginning, closed, found, type Life, merged, observed, registered, start, triaged } from '../fixtures/life';
import { openRegistry, type Registry } from '../open';
import { project } from '../project';
import { countAlike, othersAlike } from './countAlike';
import { findDuplicates, type MatterOf } from './findDuplicates';
import { findEarlier } from './findEarlier';
import { listComplaints } from './listComplaints';

const minute = 60_000;
const day = 86_400_000;

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

let requests = 0;
const complaint = (beginning: Beginning = {}): Life => registered({ request: `o${++requests}`, ...beginning });

/** Projects lives, and gives their numbers. */
async function known(...lives: Life[]): Promise<string[]> {
  for (const life of lives) await project(registry, life);
  return lives.map(({ number }) => number);
}

describe('duplicates', () => {
  const asking: MatterOf = {
    number: 'this',
    customer: 'c1',
    receivedAt: start + 30 * day,
    category: 'charges.data',
    service: 'phone:13900000001',
  };
  const duplicates = (changes: Partial<MatterOf> = {}) => findDuplicates(registry, { ...asking, ...changes });

  test('are open complaints of the same customer under the same top category', async () => {
    const [same] = await known(
      complaint().and(triaged('charges.roaming')),
      complaint().and(triaged('network.voice')),
      complaint({ customer: 'c2' }).and(triaged('charges.data')),
      complaint({ customer: null }).and(triaged('charges.data')),
    );
    expect(await duplicates()).toEqual([same]);
  });

  test('were there before: of two, the earlier one is offered to the later one alone', async () => {
    const earlier = complaint().and(triaged('charges.roaming'));
    const later = complaint({ receivedAt: start + day }).and(triaged('charges.roaming'));
    await known(earlier, later);
    expect(await duplicates({ number: later.number, receivedAt: start + day })).toEqual([earlier.number]);
    expect(await duplicates({ number: earlier.number, receivedAt: start })).toEqual([]);
  });

  test('are told by the service, however it is written, while there is no category', async () => {
    const [number, account] = await known(
      complaint({ service: { number: '+86 139 0000 0001' } }),
      complaint({ service: { broadbandAccount: 'Ab-1' } }),
      complaint({ service: { number: '13900000002' } }),
      complaint(),
    );
    expect(await duplicates()).toEqual([number]);
    expect(await duplicates({ category: null })).toEqual([number]);
    expect(await duplicates({ category: null, service: 'broadband:ab-1' })).toEqual([account]);
    expect(await duplicates({ service: null })).toEqual([]);
  });

  test('are never ended, merged, or the complaint itself', async () => {
    const own = complaint().and(triaged('charges.data'));
    await known(own, complaint().and(triaged('charges.data'), closed()), complaint().and(triaged('charges.data'), merged('other')));
    expect(await duplicates({ number: own.number })).toEqual([]);
  });

  test('are the last five received, the newest first', async () => {
    const lives = Array.from({ length: 7 }, (_, i) => complaint({ receivedAt: start + i * day, category: 'charges' }));
    const numbers = await known(...lives);
    expect(await duplicates()).toEqual(numbers.slice(2).toReversed());
  });
});

test('those with possible duplicates are listed while they are open', async () => {
  const [open, ended, alone] = await known(
    complaint().and(observed(['another'])),
    complaint().and(observed(['another']), merged('another')),
    complaint().and(observed([])),
  );
  const listed = async (duplicates: boolean) => (await listComplaints(registry, { duplicates })).items.map(({ number }) => number);
  expect(await listed(true)).toEqual([open]);
  expect(new Set(await listed(false))).toEqual(new Set([ended, alone]));
});

describe('earlier ones', () => {
  const ended = (at: number, beginning: Beginning = {}): Life =>
    complaint({ receivedAt: at - 2 * minute, category: 'charges.data', ...beginning }).and(closed());
  const window = { number: 'this', customer: 'c1', category: 'charges.data', since: start, until: start + 30 * day };
  const earlier = (changes: Partial<typeof window> = {}) => findEarlier(registry, { ...window, ...changes });

  test('ended in the window, both ends of it included', async () => {
    const numbers = await known(ended(start - 1), ended(start), ended(start + 30 * day), ended(start + 30 * day + 1));
    expect(await earlier()).toEqual([numbers[2], numbers[1]]);
  });

  test('are of this customer and this category, and not the complaint itself', async () => {
    const own = ended(start + day);
    await known(own, ended(start + day, { customer: 'c2' }), ended(start + day, { category: 'charges.roaming' }));
    expect(await earlier({ number: own.number })).toEqual([]);
  });

  test('are neither open nor merged', async () => {
    const open = complaint({ receivedAt: start + day, category: 'charges.data' });
    await known(open, open.and(merged('other')));
    expect(await earlier()).toEqual([]);
  });

  test('are the last five ended, the newest first', async () => {
    const numbers = await known(...Array.from({ length: 7 }, (_, i) => ended(start + i * day)));
    expect(await earlier()).toEqual(numbers.slice(2).toReversed());
  });
});

describe('alike', () => {
  const asking = { number: 'this', cause: 'network.fault', element: 'olt-7', since: start };
  /** Found two minutes after the reception. */
  const foundAt = (at: number, cause = 'network.fault', element: string | null = 'olt-7'): Life =>
    complaint({ receivedAt: at - 2 * minute }).and(found(cause, element));
  const alike = (changes: Partial<typeof asking> = {}) => countAlike(registry, { ...asking, ...changes });

  test('counts the complaints with the cause at the element since an instant, whoever complains, and this one', async () => {
    await known(
      foundAt(start - 1),
      foundAt(start),
      foundAt(start + day),
      foundAt(start, 'network.capacity'),
      foundAt(start, 'network.fault', 'olt-8'),
      foundAt(start, 'network.fault', null),
    );
    expect(await alike()).toBe(3);
    expect(await alike({ element: 'olt-9' })).toBe(1);
  });

  test('counts this one once, be it in the registry or not', async () => {
    const [own] = await known(foundAt(start));
    expect(await alike({ number: own ?? '' })).toBe(1);
  });

  test('counts a complaint by its last finding, once', async () => {
    const life = complaint({ receivedAt: start });
    await known(
      life.and(found('network.fault', 'olt-7'), found('network.fault', 'olt-7')),
      complaint({ receivedAt: start }).and(found('network.fault', 'olt-7'), found('billing.error', 'olt-7')),
    );
    expect(await alike()).toBe(2);
  });

  test('looks at the findings of that cause and element alone, however many others there are', async () => {
    const steps = await registry.read((db) =>
      Promise.resolve(db.all<{ detail: string }>(sql`explain query plan ${othersAlike(db, asking).getSQL()}`)),
    );
    expect(steps.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/events_found \(<expr>=\? AND <expr>=\? AND at>\?\)/));
  });
});
