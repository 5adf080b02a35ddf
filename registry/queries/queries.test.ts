import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { clockStarted, type Life, registered, start, transferred, triaged } from '../fixtures/life';
import { openRegistry, type Registry } from '../open';
import { project } from '../project';
import { countRepeats } from './countRepeats';
import type { Page } from './cursor';
import { findComplaint } from './findComplaint';
import { type ComplaintFilter, listComplaints } from './listComplaints';
import { type HandOffFilter, listHandOffs } from './listHandOffs';

const day = 86_400_000;
/** Every third one is received at the same instant as the one before. */
const lives: readonly Life[] = Array.from({ length: 23 }, (_, i) => {
  const life = registered({
    request: `q${i}`,
    receivedAt: start + (i - (i % 3 === 2 ? 1 : 0)) * day,
    customer: i % 2 === 0 ? 'even' : 'odd',
    subject: i === 5 ? '100% wrong_bill' : 'slow',
  });
  return i < 10
    ? life.and(triaged(i < 5 ? 'network.broadband' : 'billing.fee'), transferred('H1', i % 2 === 0 ? 'network' : 'billing'))
    : life;
});

let folder: string;
let registry: Registry;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  registry = openRegistry(join(folder, 'registry.db'));
  for (const life of lives) await project(registry, life);
});
afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

async function allPages<T>(list: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: { cursor?: string } | null = {}; cursor !== null;) {
    const page: Page<T> = await list(cursor);
    all.push(...page.items);
    cursor = page.next === null ? null : { cursor: page.next };
  }
  return all;
}

const numbers = async (filter: ComplaintFilter) => (await listComplaints(registry, filter)).items.map(({ number }) => number);
const numbersOf = (chosen: readonly Life[]) => chosen.map(({ number }) => number);
const lastFirst = (chosen: readonly Life[]) =>
  numbersOf(chosen.toSorted((a, b) => b.state.receivedAt - a.state.receivedAt || (a.number < b.number ? -1 : 1)));

test('pages of any size put together are the whole list in order, nothing twice and nothing left out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (limit) => {
      const complaints = await allPages((cursor) => listComplaints(registry, { limit, ...cursor }));
      expect(complaints.map(({ number }) => number)).toEqual(lastFirst(lives));
      const filter: HandOffFilter = { limit, state: ['waiting'] };
      const handOffs = await allPages((cursor) => listHandOffs(registry, { ...filter, ...cursor }));
      const instants = lives.slice(0, 10).flatMap(({ state }) => state.handOffs.map(({ at }) => at));
      expect(handOffs.map(({ at }) => at)).toEqual(instants.toSorted((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});

test.each([
  '',
  'x',
  '!!',
  Buffer.from('[]').toString('base64url'),
  Buffer.from('["a",1]').toString('base64url'),
  Buffer.from('{"a":1}').toString('base64url'),
])('a cursor that no list gave is refused: %j', async (cursor) => {
  const bad = expect.objectContaining({ name: 'BadCursor' });
  await expect(listComplaints(registry, { cursor })).rejects.toEqual(bad);
  await expect(listHandOffs(registry, { cursor })).rejects.toEqual(bad);
});

test('filters choose by what the complaint is now', async () => {
  expect(await numbers({ stage: ['dispatched'] })).toEqual(lastFirst(lives.slice(0, 10)));
  expect(await numbers({ stage: ['dispatched', 'registered'] })).toHaveLength(23);
  expect(await numbers({ stage: [] })).toEqual([]);
  expect(await numbers({ category: ['billing.fee'], department: ['network'] })).toEqual(lastFirst([6, 8].flatMap((i) => lives[i] ?? [])));
  expect(await numbers({ level: ['L2'], channel: ['phone'], region: ['310000'], regulatory: false })).toHaveLength(10);
  expect(await numbers({ rung: ['E1'] })).toEqual([]);
  expect(await numbers({ receivedFrom: start + 18 * day, receivedTo: start + 21 * day })).toEqual(lastFirst(lives.slice(18, 21)));
  expect(await numbers({ changedSince: start + 22 * day })).toEqual(numbersOf(lives.slice(22)));
});

test('a search finds the beginning of a number and a part of the subject, to the letter', async () => {
  const fifth = lives[5];
  expect(await numbers({ q: fifth?.number.slice(0, 9) ?? '' })).toEqual([fifth?.number]);
  expect(await numbers({ q: '% wrong_' })).toEqual([fifth?.number]);
  expect(await numbers({ q: '_' })).toEqual([fifth?.number]);
  expect(await numbers({ q: '\\' })).toEqual([]);
  expect(await numbers({ q: '' })).toHaveLength(23);
});

test('overdue is what has a running clock that was due', async () => {
  const late = registered({ request: 'late', receivedAt: start - day, customer: null }).and(
    clockStarted('reply', start),
    clockStarted('close', start + 9 * day),
  );
  await project(registry, late);
  expect(await numbers({ overdueAt: start })).toEqual([]);
  expect(await numbers({ overdueAt: start + 1 })).toEqual([late.number]);
});

describe('repeats', () => {
  const customer = 'even';
  const window = { number: lives[4]?.number ?? '', customer, category: null, since: start, until: start + 4 * day };

  test('counts the complaints of the customer that were received in the window, this one included', async () => {
    expect(await countRepeats(registry, window)).toBe(3);
    expect(await countRepeats(registry, { ...window, since: start + 1 })).toBe(2);
    expect(await countRepeats(registry, { ...window, customer: 'nobody' })).toBe(1);
  });

  test('counts this one though the registry does not have it yet', async () => {
    expect(await countRepeats(registry, { ...window, number: 'new' })).toBe(4);
  });

  test('counts those of one category where one is given', async () => {
    expect(await countRepeats(registry, { ...window, number: 'new', until: start + 9 * day, category: 'billing.fee' })).toBe(3);
  });
});

test('a complaint that the registry does not have is null', async () => {
  expect(await findComplaint(registry, 'none')).toBeNull();
});
