import { type Client, isGrpcServiceError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type { Adoption, RunningComplaints } from '../activities/rollout/runningComplaints';
import type { CommandName } from '../domain/complaint/commands/names';
import { normaliseNumber, workflowIdOf } from '../domain/complaint/number';
import { complaintWorkflow } from '../workflows/contract';

/** One call to the server, in milliseconds: a rollout's heartbeat waits for ten of them at most. */
const deadline = 10_000;
/** The gRPC code INVALID_ARGUMENT: what the server will never take, such as a signal more than a run may have. */
const invalidArgument = 3;

const adopt = 'adopt' satisfies CommandName;

/** Finds the running complaints of a task queue by visibility and speaks with them by signals. */
export function runningComplaints(client: Client, taskQueue: string, pageSize = 200): RunningComplaints {
  const { namespace } = client.options;
  const inTime = <T>(call: () => Promise<T>): Promise<T> => client.withDeadline(Date.now() + deadline, call);

  return {
    async page(after) {
      const { executions, nextPageToken } = await inTime(() =>
        client.workflowService.listWorkflowExecutions({
          namespace,
          query: queryOf(taskQueue),
          pageSize,
          nextPageToken: after === null ? null : Buffer.from(after, 'base64'),
        }),
      );
      return {
        numbers: executions.flatMap(({ execution }) => numberOf(execution?.workflowId ?? '')),
        next: nextPageToken == null || nextPageToken.length === 0 ? null : Buffer.from(nextPageToken).toString('base64'),
      };
    },

    async adopt(number, adoption) {
      try {
        await inTime(() => client.workflow.getHandle(workflowIdOf(number)).signal<[Adoption]>(adopt, adoption));
        return { kind: 'told' };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { kind: 'ended' };
        const why = refusedBecause(error);
        if (why === null) throw error;
        return { kind: 'refused', why };
      }
    },
  };
}

const queryOf = (taskQueue: string): string =>
  `WorkflowType = '${complaintWorkflow}' AND ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`;

const prefix = workflowIdOf('');
function numberOf(workflowId: string): string[] {
  const number = workflowId.startsWith(prefix) ? normaliseNumber(workflowId.slice(prefix.length)) : null;
  return number === null ? [] : [number];
}

function refusedBecause(error: unknown): string | null {
  const cause = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(cause)) return null;
  const code: number = cause.code;
  // The worker's connection fills in the one, the client's both.
  return code === invalidArgument ? cause.details || cause.message : null;
}
