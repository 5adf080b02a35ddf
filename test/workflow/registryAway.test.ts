import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { findGeneration } from '../../registry/generation';
import { compareRegistry, type Difference } from '../../registry/compare';
import type { Living } from '../support/living';
import { journalIn, journalsOf, shownIn } from '../support/registry';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();

function fileOfRegistry(): string {
  const generation = findGeneration(bench().paths.registry);
  if (generation === null) throw new Error('there is no registry yet');
  return generation.file;
}

async function caughtUp(...complaints: readonly Living[]): Promise<void> {
  for (const complaint of complaints) {
    // Nothing is on its way any more that would lengthen the journal while it is compared.
    const { seq } = await complaint.delivered();
    await shownIn(bench(), complaint.number, seq);
  }
  const differences: Difference[] = [];
  const { failures } = await compareRegistry(bench().paths.registry, journalsOf(bench()), (difference) => differences.push(difference));
  expect({ differences, failures: [...failures] }).toEqual({ differences: [], failures: [] });
}

test('while the registry is locked commands are answered, and it catches up afterwards', async () => {
  const complaint = await register(bench());
  await shownIn(bench(), complaint.number, 1);
  const locking = new Sqlite(fileOfRegistry());
  locking.exec('BEGIN EXCLUSIVE');
  let other: Living;
  try {
    for (let n = 1; n <= 12; n++) expect(await complaint.give('note', { text: `第 ${n} 条` })).toMatchObject({ events: ['noted'] });
    // Another one is registered, too.
    other = await register(bench());
    expect(other.receipt.stage).toBe('registered');
  } finally {
    locking.exec('COMMIT');
    locking.close();
  }
  await caughtUp(complaint, other);
});

test('a registry that is deleted while all runs is filled again', async () => {
  const complaint = await register(bench());
  for (let n = 1; n <= 5; n++) await complaint.give('note', { text: `第 ${n} 条` });
  await shownIn(bench(), complaint.number, 1);
  const file = fileOfRegistry();
  for (const gone of [bench().paths.registry, file, `${file}-wal`, `${file}-shm`]) rmSync(gone, { force: true });
  await complaint.give('note', { text: '之后的一条' });
  const { seq } = await complaint.state();
  await shownIn(bench(), complaint.number, seq);
  expect(await journalIn(bench(), complaint.number)).toHaveLength(seq);
});
