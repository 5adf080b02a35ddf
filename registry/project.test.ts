import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { clockStarted, type Life, noted, notes, registered, start, transferred, triaged } from './fixtures/life';
import { openRegistry, type Registry } from './open';
import { project } from './project';
import { findComplaint } from './queries/findComplaint';
import { listHandOffs } from './queries/listHandOffs';
import { listJournal } from './queries/listJournal';
import { summarise } from './queries/summarise';

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

/** Projects the life up to an event, sending the events from `from` on. */
const send = (life: Life, from = 1, to = life.events.length) => {
  const { state, events } = life.upTo(to);
  return project(registry, { state, events: events.slice(from - 1) });
};
const seqs = async (number: string) => (await listJournal(registry, number)).map(({ seq }) => seq);

const life = registered().and(triaged(), transferred('H1', 'network'), clockStarted('accept/H1', start + 9), ...notes(4));

test('a complaint, its events and its hand-offs become rows', async () => {
  expect(await send(life)).toEqual({ rows: 8 + 1 + 1, seq: 8, gapFrom: null, conflicts: [] });
  expect(await findComplaint(registry, life.number)).toMatchObject({
    number: life.number,
    seq: 8,
    head: life.state.head,
    stage: 'dispatched',
  });
  expect(await listJournal(registry, life.number)).toEqual(life.events);
  const { items } = await listHandOffs(registry, { department: 'network' });
  expect(items).toEqual([expect.objectContaining({ complaint: life.number, handOff: 'H1', state: 'waiting', acceptBy: start + 9 })]);
});

test('what is sent again changes nothing', async () => {
  await send(life);
  const before = await summarise(registry);
  await send(life);
  await send(life, 3);
  expect(await summarise(registry)).toEqual(before);
});

test('what arrives late does not put the complaint back', async () => {
  await send(life);
  const before = await summarise(registry);
  expect(await send(life, 1, 4)).toEqual({ rows: 0, seq: 8, gapFrom: null, conflicts: [] });
  expect(await summarise(registry)).toEqual(before);
});

test('another event at a place that is taken is a conflict, and the rest is projected', async () => {
  await send(life, 1, 5);
  const other = registered({ secret: 'other' }).and(
    triaged(),
    transferred('H1', 'network'),
    clockStarted('accept/H1', start + 9),
    noted('another'),
    noted('more'),
  );
  const { rows, seq, conflicts } = await send(other, 5);
  expect(conflicts).toEqual([{ complaint: life.number, seq: 5, registered: life.events[4]?.hash, projected: other.events[4]?.hash }]);
  expect({ rows, seq }).toEqual({ rows: 3, seq: 6 });
  expect((await listJournal(registry, life.number))[4]).toEqual(life.events[4]);
});

describe('a registry that was deleted while complaints run', () => {
  test('notices that earlier events are missing, shows the complaint all the same, and is whole once they come', async () => {
    expect(await send(life, 6)).toMatchObject({ seq: 8, gapFrom: 1 });
    expect(await findComplaint(registry, life.number)).toMatchObject({ seq: 8 });
    expect(await send(life)).toMatchObject({ seq: 8, gapFrom: null });
    expect(await seqs(life.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('does not forget the gap when its notice was lost', async () => {
    await send(life, 6);
    expect(await send(life, 6)).toMatchObject({ gapFrom: 1 });
    expect(await send(life, 8)).toMatchObject({ gapFrom: 1 });
  });

  test('asks for the rest of a journal that comes piece by piece', async () => {
    const pieces = [
      [1, 3],
      [4, 6],
      [7, 8],
    ] as const;
    const gaps = [];
    for (const [from, to] of pieces)
      gaps.push((await project(registry, { state: life.state, events: life.events.slice(from - 1, to) })).gapFrom);
    expect(gaps).toEqual([4, 7, null]);
  });

  test('asks again from the first gap alone when there are several', async () => {
    await project(registry, { state: life.state, events: life.events.slice(0, 2) });
    expect(await project(registry, { state: life.state, events: life.events.slice(3, 5) })).toMatchObject({ gapFrom: 3 });
    expect(await project(registry, { state: life.state, events: life.events.slice(2, 3) })).toMatchObject({ gapFrom: 6 });
  });
});

test('whatever the order and the repetitions, the same rows come out', async () => {
  const complete = openRegistry(join(folder, 'complete.db'));
  await project(complete, life);
  const expected = await summarise(complete);
  await complete.close();
  const window = fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(window, { maxLength: 6 }), async (windows) => {
      registry = openRegistry(join(folder, `any-${run++}.db`));
      for (const [from, to] of windows) await send(life, from, to);
      let { gapFrom } = await send(life, 8);
      while (gapFrom !== null) ({ gapFrom } = await send(life, gapFrom));
      expect(await summarise(registry)).toEqual(expected);
      await registry.close();
    }),
    { numRuns: 30 },
  );
}, 60_000);

test('a complaint of many events is projected at once', async () => {
  const long = registered({ request: 'long' }).and(...notes(5_000));
  expect(await send(long)).toEqual({ rows: 5_002, seq: 5_001, gapFrom: null, conflicts: [] });
  expect(await seqs(long.number)).toHaveLength(200);
  expect((await listJournal(registry, long.number, 4_999)).map(({ seq }) => seq)).toEqual([5_000, 5_001]);
  expect((await summarise(registry)).rows).toEqual({ complaints: 1, events: 5_001, hand_offs: 0, referrals: 0 });
});
