import { randomUUID } from 'node:crypto';
import { ApplicationFailure, type Workflow, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import { type ConnectionLike, type DataConverter, WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { requestDigest, workflowIdOf } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import { canonicalJson, sha256 } from '../../domain/journal/journal';
import {
  type Answer,
  type CommandBody,
  complaintWorkflow,
  type ComplaintStart,
  type JournalAnswer,
  journalQuery,
  type Receipt,
  refusedFailure,
  type RefusedDetail,
  registeredUpdate,
  stateQuery,
} from '../../workflows/contract';
import { readJournal } from '../../workflows/readJournal';
import { rolloutWorkflow } from '../../workflows/rolloutContract';
import type { Beginning, ComplaintGateway, Outcome } from '../complaints/gateway';
import { IntakeClient } from './intakeClient';
import { InTurn } from './inTurn';
import { type Attempt, patiently } from './patiently';
import { rolloutOptions } from './rolloutOptions';
import { startOptions } from './startOptions';

export interface TemporalSettings {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Deadline of one call, repetitions included, in milliseconds. */
  readonly timeoutMs: number;
  readonly dataConverter?: DataConverter;
}

/**
 * Updates that this process has under way with one complaint. The server takes 10; one more makes it drop the workflow's
 * context, and with it the task that the worker is at and all updates that wait. So we stay well below, several processes together.
 */
const updatesAtOnce = 3;

/** Speaks with the complaints' workflows. */
export function temporalGateway({ connection, namespace, taskQueue, timeoutMs, dataConverter }: TemporalSettings): ComplaintGateway {
  const client = new IntakeClient({ connection, namespace, ...(dataConverter === undefined ? {} : { dataConverter }) });
  const turns = new InTurn(updatesAtOnce);
  const call = <T>(attempt: (attempt: Attempt) => Promise<T>): Promise<T> => patiently(connection, timeoutMs, attempt);
  const handle = (number: string) => client.getHandle(workflowIdOf(number));
  const query = <T>(number: string, name: string): Promise<T | null> => call(() => orNull(handle(number).query<T>(name)));

  return {
    begin: (start) => call((attempt) => begin(client, start, taskQueue, attempt)),
    give: (number, command, body) =>
      call((attempt) =>
        turns.run(number, async (): Promise<Outcome> => {
          try {
            const updateId = idFor(`${command}-${requestDigest(body.requestId ?? '')}-${bodyDigest(body)}`, attempt);
            return {
              kind: 'answered',
              answer: await handle(number).executeUpdate<Answer, [CommandBody]>(command, { args: [body], updateId }),
            };
          } catch (error) {
            const refused = refusedBy(error);
            if (refused !== null) return { kind: 'refused', refused };
            if (!(error instanceof WorkflowNotFoundError)) throw error;
            const found = await orNull(handle(number).describe());
            return found === null ? { kind: 'unknown' } : { kind: 'ended', how: found.status.name };
          }
        }),
      ),
    state: (number) => query<Complaint>(number, stateQuery),
    journal: (number) => call(() => orNull(readJournal((after) => handle(number).query<JournalAnswer, [number]>(journalQuery, after)))),
    rollOut: (workflowId, order, how) => call(() => rollOut(client, rolloutOptions(workflowId, order, taskQueue, how?.onlyNew ?? false))),
    ready: () => call(async () => void (await connection.workflowService.describeNamespace({ namespace }))),
  };
}

/** That it was begun before is what one who looks after it wants to hear. */
async function rollOut(client: IntakeClient, options: ReturnType<typeof rolloutOptions>): Promise<void> {
  try {
    await client.start(rolloutWorkflow, options);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

async function begin(client: IntakeClient, start: ComplaintStart, taskQueue: string, attempt: Attempt): Promise<Beginning> {
  // A fresh operation an attempt: one can be used once. Its handle is never awaited, so that its rejection must be taken here.
  const operation = new WithStartWorkflowOperation(complaintWorkflow, startOptions(start, taskQueue));
  operation.workflowHandle().catch(() => undefined);
  try {
    const receipt = await client.executeUpdateWithStart<Workflow, Receipt, []>(registeredUpdate, {
      startWorkflowOperation: operation,
      updateId: idFor(registeredUpdate, attempt),
    });
    return { kind: client.hasBegun(start) ? 'begun' : 'there', receipt };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { kind: 'ended' };
    throw error;
  }
}

/** A repeated update finds its first answer by its id; one whose answer was "try again" needs another id to be tried. */
const idFor = (id: string, { idUsedUp }: Attempt): string => (idUsedUp ? `${id}-${randomUUID()}` : id);

/** The same request id with another body must reach the workflow, which refuses it, and not the first body's answer. */
const bodyDigest = (body: CommandBody): string => sha256(canonicalJson(body)).slice(0, 16);

const orNull = <T>(found: Promise<T>): Promise<T | null> =>
  found.catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  });

function refusedBy(error: unknown): RefusedDetail | null {
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure) || error.cause.type !== refusedFailure)
    return null;
  return (error.cause.details?.[0] as RefusedDetail | undefined) ?? null;
}
