import { randomUUID } from 'node:crypto';
import { ServiceError } from '@temporalio/client';
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { workflowIdOf } from '../../domain/complaint/number';
import type { Instant } from '../../domain/complaint/terms';
import type { Bench } from './worker';
import { testNamespace } from './worker';

const { FastForwardPollingResult } = temporal.api.enums.v1;

/** A server's protection against endless skips; a complaint's whole life takes fewer. */
const skipsAtMost = 1_000;

/** The complaint's own time: real time, and what was skipped. */
export async function timeOf(bench: Bench, number: string): Promise<Instant> {
  const execution = { workflowId: workflowIdOf(number) };
  const { workflowExtendedInfo } = await bench.client.workflowService.describeWorkflowExecution({ namespace: testNamespace, execution });
  return optionalTsToMs(workflowExtendedInfo?.timeSkippingInfo?.currentTime) ?? Date.now();
}

/** Lets one complaint's time run ahead to an instant; resolves when it is there, or has ended on the way. Everybody else's time stays. */
export async function skipTo(bench: Bench, number: string, instant: Instant): Promise<void> {
  const ahead = instant - (await timeOf(bench, number));
  if (ahead > 0) await skip(bench, number, ahead);
}

export const skip = (bench: Bench, number: string, ms: number): Promise<void> => skipOf(bench, workflowIdOf(number), ms);

/** The same for a workflow that is no complaint. */
export async function skipOf(bench: Bench, workflowId: string, ms: number): Promise<void> {
  const id = await fastForward(bench, workflowId, ms);
  for (;;) {
    const poll = { namespace: testNamespace, workflowExecution: { workflowId, runId: '' }, fastForwardId: id };
    const { fastForwardPollingResult, failedReason } = await bench.client.workflowService
      .pollWorkflowExecutionTimeSkipping(poll)
      .catch(endedOr);
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return;
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      if (failedReason?.includes('ended') === true) return;
      throw new Error(`the time of ${workflowId} did not reach its target: ${failedReason ?? 'no reason given'}`);
    }
  }
}

/**
 * Lets a complaint's time run ahead to an instant while no worker runs; false when its time stands still at the first deadline on the way.
 *
 * The server lets no time pass while a task waits for a worker, and the first timer that fires makes one wait. Between the skip to
 * that timer and its firing lie some milliseconds, in which any change of the workflow makes the server skip on from there: so a
 * crowd of changes that mean nothing comes with the skip. That one of them comes in time is very likely and not certain; a test
 * that is told false begins again with another complaint.
 */
export async function skipUnattended(bench: Bench, number: string, instant: Instant): Promise<boolean> {
  const workflowId = workflowIdOf(number);
  const skipped = fastForward(bench, workflowId, instant - (await timeOf(bench, number)));
  const changes = Array.from({ length: 30 }, (_, n) =>
    bench.client.workflowService.updateWorkflowExecutionOptions({
      namespace: testNamespace,
      workflowExecution: { workflowId, runId: '' },
      updateMask: { paths: ['priority'] },
      workflowExecutionOptions: { priority: { priorityKey: 1 + (n % 2) } },
    }),
  );
  await Promise.all([skipped, ...changes]);
  return (await timeOf(bench, number)) >= instant;
}

/** Asks the server to let a workflow's time run ahead; resolves with the id under which it can be asked whether that is done. */
async function fastForward({ client }: Bench, workflowId: string, ms: number): Promise<string> {
  const id = randomUUID();
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: testNamespace,
    workflowExecution: { workflowId, runId: '' },
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, maxSessionSkipCount: skipsAtMost, fastForwardConfig: { id, duration: msToTs(ms) } },
    },
  });
  return id;
}

/** A complaint that ended before the target has no time left to wait for. */
function endedOr(error: unknown): temporal.api.workflowservice.v1.IPollWorkflowExecutionTimeSkippingResponse {
  const isEnded = error instanceof Error && /already completed|not found|ended/i.test(error.message);
  if (isEnded && !(error instanceof ServiceError))
    return { fastForwardPollingResult: FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED };
  throw error;
}
