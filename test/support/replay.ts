import assert from 'node:assert/strict';
import { Worker } from '@temporalio/worker';
import { dataConverter } from '../../config/dataConverter';
import { replay } from '../../domain/complaint/evolve';
import { workflowIdOf } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import { canonicalJson, genesis, verifyJournal } from '../../domain/journal/journal';
import { stateQuery } from '../../workflows/contract';
import { decidedIn, fetchRuns, type History } from './history';
import { testBundle, type Bench } from './worker';

/**
 * Replays every complaint of the bench, and takes it badly when a replay takes another course than history, or when the
 * journal that history recorded does not lead to the very state that the workflow tells, before and after it was replayed.
 */
export async function throwUnlessReplayed(bench: Bench): Promise<void> {
  await bench.startWorker();
  const numbers = [...bench.registered];
  for (const number of numbers) {
    for (const run of await throwUnlessTold(bench, number)) await replayRun(run, workflowIdOf(number));
  }
  // A worker that starts knows nothing: what it tells is what the replayed code made of history.
  await bench.stopWorker();
  await bench.startWorker();
  for (const number of numbers) await throwUnlessTold(bench, number);
}

/** Runs the workflow code of this moment against a history; rejects when it would have decided or scheduled otherwise. */
export const replayRun = (history: History, workflowId: string): Promise<void> =>
  Worker.runReplayHistory({ workflowBundle: testBundle(), dataConverter }, history, workflowId);

const asJson = (state: Complaint | null): unknown => JSON.parse(canonicalJson(state));

/** Compares the state that the workflow tells with what its recorded judgements lead to. */
async function throwUnlessTold(bench: Bench, number: string): Promise<History[]> {
  const told = await bench.client.workflow.getHandle(workflowIdOf(number)).query<Complaint | null>(stateQuery);
  const runs = await fetchRuns(bench.client, workflowIdOf(number));
  const decided = decidedIn(runs);
  assert.deepEqual(verifyJournal(decided, genesis(number), 1), [], `the journal of ${number} is not in one piece`);
  // It may have gone on between the two questions.
  const folded = replay(decided.filter(({ seq }) => seq <= (told?.seq ?? 0)));
  assert.equal(told?.head, folded?.head, `${number}: head hash of the state that it tells, and of its recorded judgements`);
  assert.deepEqual(asJson(told), asJson(folded), `${number}: the state that it tells, and what its recorded judgements lead to`);
  return runs;
}
