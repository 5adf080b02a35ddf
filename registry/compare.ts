import { sql } from 'drizzle-orm';
import { canonicalJson } from '../domain/journal/journal';
import type { Db, Embedded } from '../store/sqlite/database';
import { buildDraft, type Draft } from './draft';
import { findGeneration, openGeneration } from './generation';
import type { Journals } from './journals';
import { RegistryUnavailable, unavailable } from './unavailable';
import { keyOf, type Row, type Table, tables, walk } from './walk';

export interface Difference {
  readonly table: string;
  readonly key: string;
  readonly what: string;
}

export interface Comparison {
  readonly differences: number;
  readonly failures: Draft['failures'];
}

/** Tells each row in which the registry is not what the journals make of it; changes nothing. Rejects with `RegistryUnavailable` when there is none. */
export async function compareRegistry(path: string, journals: Journals, tell: (difference: Difference) => void): Promise<Comparison> {
  const registry = open(path);
  let draft: Draft | null = null;
  try {
    draft = await buildDraft(path, journals);
    await holdStill(registry.reading, draft);
    let differences = 0;
    for (const table of tables) {
      for await (const difference of differencesIn(table, registry.reading, draft.database.reading)) {
        tell(difference);
        differences++;
      }
    }
    return { differences, failures: draft.failures };
  } finally {
    await registry.close();
    await draft?.discard();
  }
}

function open(path: string): Embedded {
  const generation = findGeneration(path);
  if (generation === null) throw new RegistryUnavailable(`There is no registry at ${path}`);
  try {
    return openGeneration(generation.file);
  } catch (error) {
    throw unavailable(error, path);
  }
}

/** Reads the registry as of one instant, of which the draft knows all. */
async function holdStill(registry: Db, draft: Draft): Promise<void> {
  for (;;) {
    registry.run(sql`BEGIN`);
    const behind = await draft.behind(registry);
    if (behind.length === 0) return;
    registry.run(sql`COMMIT`);
    for (const number of behind) await draft.add(number);
  }
}

async function* differencesIn(table: Table, registry: Db, draft: Db): AsyncGenerator<Difference> {
  const [there, rebuilt] = [walk(registry, table), walk(draft, table)];
  let [a, b] = [await there.next(), await rebuilt.next()];
  while (!(a.done && b.done)) {
    const order = a.done ? 1 : b.done ? -1 : inOrder(table, a.value, b.value);
    const row: Row = order <= 0 ? a.value : b.value;
    const what = order < 0 ? 'the journals have no such row' : order > 0 ? 'the registry lacks it' : columnsThatDiffer(a.value, b.value);
    if (what !== null) yield { table: table.name, key: keyOf(table, row).join('/'), what };
    if (order <= 0) a = await there.next();
    if (order >= 0) b = await rebuilt.next();
  }
}

/** SQLite's order of texts is that of their bytes; our keys are ASCII. */
function inOrder(table: Table, a: Row, b: Row): number {
  const [left, right] = [keyOf(table, a), keyOf(table, b)];
  const i = left.findIndex((part, at) => part !== right[at]);
  if (i < 0) return 0;
  const [x, y] = [left[i] ?? '', right[i] ?? ''];
  return x < y ? -1 : 1;
}

function columnsThatDiffer(there: Row, rebuilt: Row): string | null {
  const columns = Object.keys(rebuilt).filter((column) => canonicalJson(there[column]) !== canonicalJson(rebuilt[column]));
  if (columns.length === 0) return null;
  return columns.map((column) => `${column} is ${shown(there[column])}, by the journals ${shown(rebuilt[column])}`).join('; ');
}

const shown = (value: unknown): string => {
  const json = canonicalJson(value);
  return json.length > 80 ? `${json.slice(0, 77)}...` : json;
};
