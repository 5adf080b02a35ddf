import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { compareRegistry, type Difference } from './compare';
import { type Life, noted, notes, referred, registered, transferred, triaged } from './fixtures/life';
import { type Journals, UnreadableJournal } from './journals';
import { openRegistry, type Registry } from './open';
import { project } from './project';
import { findComplaint } from './queries/findComplaint';
import { summarise } from './queries/summarise';
import { rebuildRegistry } from './rebuild';

let folder: string;
let path: string;
let registry: Registry;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  path = join(folder, 'registry.db');
  registry = openRegistry(path);
});
afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

const lives = Array.from({ length: 7 }, (_, i) =>
  registered({ request: `r${i}` }).and(triaged(), transferred('H1', 'network'), referred('R1'), ...notes(i)),
);
const first = lives[0] ?? registered();

/** The truth as it stands at each reading. */
function journalsOf(all: readonly Life[], read: (number: string) => void = () => undefined): Journals & { put(life: Life): void } {
  const truth = new Map(all.map((life) => [life.number, life]));
  return {
    put: (life) => truth.set(life.number, life),
    async *numbers() {
      yield* truth.keys();
    },
    async read(number) {
      const events = truth.get(number)?.events ?? null;
      read(number);
      return events;
    },
  };
}

async function differencesFrom(journals: Journals): Promise<string[]> {
  const told: Difference[] = [];
  const { differences } = await compareRegistry(path, journals, (difference) => told.push(difference));
  expect(told).toHaveLength(differences);
  return told.map(({ table, key, what }) => `${table} ${key}: ${what}`);
}

test('a rebuilt registry is the one that grew step by step', async () => {
  for (const life of lives)
    for (const { seq } of life.events) await project(registry, { state: life.upTo(seq).state, events: life.events.slice(seq - 1, seq) });
  const grown = await summarise(registry);
  expect(await differencesFrom(journalsOf(lives))).toEqual([]);
  await rebuildRegistry(path, journalsOf(lives));
  expect(await summarise(registry)).toEqual(grown);
});

test('journals that went through the archive, where keys are sorted, give the same rows', async () => {
  const sort = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sort)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.keys(value)
              .toSorted()
              .map((key) => [key, sort((value as Record<string, unknown>)[key])]),
          )
        : value;
  for (const life of lives) await project(registry, life);
  const sorted = lives.map((life): Life => ({
    ...life,
    number: life.number,
    state: life.state,
    events: sort(life.events) as Life['events'],
  }));
  expect(await differencesFrom(journalsOf(sorted))).toEqual([]);
});

test('processes that have the old one open take up the new one, and the old one is gone', async () => {
  await project(registry, first.upTo(2));
  await rebuildRegistry(path, journalsOf(lives));
  expect(await summarise(registry)).toMatchObject({ rows: { complaints: 7 } });
  expect(readdirSync(folder).filter((name) => /^registry\.db\.[0-9a-f]{12}$/.test(name))).toHaveLength(1);
});

test('a complaint that moves on, or begins, while the registry is rebuilt does not stay behind', async () => {
  await project(registry, first);
  const later = first.and(noted('meanwhile'));
  const begun = registered({ request: 'begun' });
  let moved = false;
  const journals = journalsOf(lives, () => {
    if (moved) return;
    moved = true;
    journals.put(later);
    journals.put(begun);
    pending.push(project(registry, later), project(registry, begun));
  });
  const pending: Promise<unknown>[] = [];
  await rebuildRegistry(path, journals);
  await Promise.all(pending);
  expect(await findComplaint(registry, first.number)).toMatchObject({ seq: later.events.length });
  expect(await findComplaint(registry, begun.number)).toMatchObject({ seq: 1 });
});

test('a row that no journal knows is dropped', async () => {
  const unknown = registered({ request: 'unknown' });
  await project(registry, unknown);
  await rebuildRegistry(path, journalsOf(lives));
  expect(await findComplaint(registry, unknown.number)).toBeNull();
});

test('a registry that can’t be read any more is replaced', async () => {
  writeFileSync(path, 'this is no database'.repeat(100));
  await rebuildRegistry(path, journalsOf(lives));
  expect(await summarise(registry)).toMatchObject({ rows: { complaints: 7 } });
});

test('the comparison names each row and column that differs', async () => {
  for (const life of lives.slice(1)) await project(registry, life);
  const [changed, extra] = [lives[1] ?? first, registered({ request: 'extra' })];
  await project(registry, extra);
  const sql = new Sqlite(path);
  sql.prepare("UPDATE complaints SET stage = 'closed' WHERE number = ?").run(changed.number);
  sql.prepare('DELETE FROM events WHERE complaint = ? AND seq = 2').run(changed.number);
  sql.prepare("UPDATE hand_offs SET handler = 'x' WHERE complaint = ?").run(changed.number);
  sql.close();
  const before = await summarise(registry);
  const told = await differencesFrom(journalsOf(lives));
  expect(told).toEqual(
    expect.arrayContaining([
      `complaints ${changed.number}: stage is "closed", by the journals "dispatched"`,
      `events ${changed.number}/2: the registry lacks it`,
      `hand_offs ${changed.number}/H1: handler is "x", by the journals null`,
      `complaints ${first.number}: the registry lacks it`,
      `referrals ${first.number}/R1: the registry lacks it`,
      `complaints ${extra.number}: the journals have no such row`,
    ]),
  );
  expect(told).toHaveLength(3 + (1 + 4 + 1 + 1) + (1 + 1));
  expect(await summarise(registry)).toEqual(before);
});

test('a journal that can’t be read is told, and the others are rebuilt', async () => {
  const journals = journalsOf(lives, (number) => {
    if (number === first.number) throw new UnreadableJournal('events 3 to 4 are not in the archive');
  });
  const { failures } = await rebuildRegistry(path, journals);
  expect([...failures]).toEqual([[first.number, 'events 3 to 4 are not in the archive']]);
  expect(await summarise(registry)).toMatchObject({ rows: { complaints: 6 } });
});

test('when the journals can’t be reached, the old one stays as it is', async () => {
  await project(registry, first);
  const journals = journalsOf(lives, () => {
    throw new Error('no worker');
  });
  await expect(rebuildRegistry(path, journals)).rejects.toThrow('no worker');
  expect(await findComplaint(registry, first.number)).not.toBeNull();
  expect(readdirSync(folder).filter((name) => /^registry\.db\.[0-9a-f]{12}$/.test(name))).toHaveLength(1);
});
