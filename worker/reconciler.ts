import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { normaliseNumber, workflowIdOf } from '../domain/complaint/number';
import { raiseAlarm } from '../store/alarms';
import type { Store } from '../store/open';
import { complaintWorkflow } from '../workflows/contract';

/** A run of a complaint that was ended from outside: by itself a complaint only completes or continues as new. */
export interface EndedRun {
  readonly number: string;
  readonly runId: string;
  readonly how: 'terminated' | 'failed' | 'timed out' | 'cancelled' | 'reset';
  readonly at: Date | null;
  /** Nobody was told of it before. */
  readonly isNews: boolean;
}

interface Dependencies {
  readonly client: Client;
  readonly store: Store;
}

const query = `WorkflowType = '${complaintWorkflow}' AND ExecutionStatus IN ('Terminated', 'Failed', 'TimedOut', 'Canceled')`;

/** Looks for complaints whose workflow was ended from outside and raises an alarm for each such run, once. */
export async function reconcile({ client, store }: Dependencies): Promise<EndedRun[]> {
  const ended: EndedRun[] = [];
  for await (const run of client.workflow.list({ query })) {
    const number = numberOf(run);
    if (number === null) continue;
    const how = await howEnded(client, run);
    const detail = `run ${run.runId} was ${how}`;
    const isNews = await store.transaction((db) => raiseAlarm(db, { kind: 'runEnded', complaint: number, detail, at: Date.now() }));
    ended.push({ number, runId: run.runId, how, at: run.closeTime ?? null, isNews });
  }
  return ended;
}

const prefix = workflowIdOf('');
const numberOf = ({ workflowId }: WorkflowExecutionInfo): string | null =>
  workflowId.startsWith(prefix) ? normaliseNumber(workflowId.slice(prefix.length)) : null;

/** A reset terminates the run and starts another, which goes on from an earlier point. */
async function howEnded(client: Client, { workflowId, runId, status }: WorkflowExecutionInfo): Promise<EndedRun['how']> {
  switch (status.name) {
    case 'FAILED':
      return 'failed';
    case 'TIMED_OUT':
      return 'timed out';
    case 'CANCELLED':
      return 'cancelled';
    default: {
      const newest = await client.workflow.getHandle(workflowId).describe();
      return newest.runId === runId ? 'terminated' : 'reset';
    }
  }
}

const everyMs = 60_000;

/** Reconciles every minute, until stopped; what goes wrong is told and tried again. */
export function keepReconciling(
  dependencies: Dependencies,
  { tell, fail }: { readonly tell: (run: EndedRun) => void; readonly fail: (error: unknown) => void },
): () => void {
  let isRunning = false;
  const round = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      for (const run of await reconcile(dependencies)) if (run.isNews) tell(run);
    } catch (error) {
      fail(error);
    } finally {
      isRunning = false;
    }
  };
  const timer = setInterval(() => void round(), everyMs);
  timer.unref();
  void round();
  return () => clearInterval(timer);
}
