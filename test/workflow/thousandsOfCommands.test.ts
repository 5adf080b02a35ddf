import { rmSync } from 'node:fs';
import { ServiceError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { compareRegistry } from '../../registry/compare';
import { findGeneration } from '../../registry/generation';
import { rebuildRegistry } from '../../registry/rebuild';
import { drainingFailure, type Answer, type JournalAnswer } from '../../workflows/contract';
import { fetchRuns } from '../support/history';
import type { Living } from '../support/living';
import { journalsOf, shownIn } from '../support/registry';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();
const commands = 2_500;
/** The server takes ten updates of one workflow at a time. */
const lanes = 10;

/** Gives it again under the same request id until it is answered, as a client has to while a run continues as new. */
async function giveUntilAnswered(complaint: Living, n: number): Promise<Answer> {
  for (;;) {
    try {
      return await complaint.give(n % 10 === 0 ? 'urge' : 'note', {
        ...(n % 10 === 0 ? {} : { text: `第 ${n} 条` }),
        requestId: `request-${n}`,
      });
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof WorkflowUpdateFailedError) return error.cause instanceof ApplicationFailure && error.cause.type === drainingFailure;
  return error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || error instanceof ServiceError;
}

test('2,500 commands: it continues as new, keeps every answer, and its registry can be lost', async () => {
  const complaint = await register(bench());
  const answers = new Map<number, Answer>();
  let next = 1;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let n = next++; n <= commands; n = next++) answers.set(n, await giveUntilAnswered(complaint, n));
    }),
  );
  await complaint.delivered();
  // Every command was carried out once, over several runs.
  const runs = await fetchRuns(bench().client, complaint.handle.workflowId);
  expect(runs.length).toBeGreaterThan(1);
  expect(await complaint.events('noted')).toHaveLength(commands * 0.9);
  expect((await complaint.state()).urges).toBe(commands * 0.1);

  // Early and late request ids get their first answers.
  for (let i = 0; i < 30; i++) {
    const n = i < 15 ? 1 + i * 7 : commands - (i - 15) * 7;
    expect(await giveUntilAnswered(complaint, n)).toMatchObject({ repeated: true, seq: answers.get(n)?.seq });
  }

  // The sealed segments and what follows them are one journal.
  const { segments, events } = await complaint.handle.query<JournalAnswer>('journal');
  expect(segments.length).toBeGreaterThanOrEqual(5);
  segments.forEach((segment, i) => expect(segment.from).toBe((segments[i - 1]?.to ?? 0) + 1));
  expect(events[0]?.seq).toBe((segments.at(-1)?.to ?? 0) + 1);

  // Deleted while all runs, the registry is filled again, from the archive too; and a rebuild gives the same.
  const { registry } = bench().paths;
  const file = findGeneration(registry)?.file;
  for (const gone of [registry, `${file}`, `${file}-wal`, `${file}-shm`]) rmSync(gone, { force: true });
  const { seq } = await complaint.give('note', { text: '登记库没有了' });
  await shownIn(bench(), complaint.number, seq);
  const differences: unknown[] = [];
  await compareRegistry(registry, journalsOf(bench()), (difference) => differences.push(difference));
  expect(differences).toEqual([]);
  expect((await rebuildRegistry(registry, journalsOf(bench()))).failures.size).toBe(0);
  await compareRegistry(registry, journalsOf(bench()), (difference) => differences.push(difference));
  expect(differences).toEqual([]);
}, 120_000);
