import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { RunningJournals } from '../activities/archive/completeJournals';
import { normaliseNumber, workflowIdOf } from '../domain/complaint/number';
import { readJournal } from '../workflows/readJournal';
import { complaintWorkflow, type JournalAnswer, journalQuery } from '../workflows/contract';

const prefix = workflowIdOf('');
/** A query is answered by a worker, which may have to replay a long history first. */
const deadline = 30_000;

/** Asks the complaints' workflows for what is not sealed yet. A worker must run. */
export function runningJournals(client: Client): RunningJournals {
  return {
    async *numbers() {
      const query = `WorkflowType = '${complaintWorkflow}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of client.workflow.list({ query })) {
        const number = workflowId.startsWith(prefix) ? normaliseNumber(workflowId.slice(prefix.length)) : null;
        if (number !== null) yield number;
      }
    },

    async read(number) {
      try {
        return await client.withDeadline(Date.now() + deadline, () =>
          readJournal((after) => client.workflow.getHandle(workflowIdOf(number)).query<JournalAnswer, [number]>(journalQuery, after)),
        );
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null;
        throw new Error(`The workflow of ${number} does not tell its journal; does a worker run?`, { cause: error });
      }
    },
  };
}
