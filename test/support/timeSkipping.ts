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
  const service = bench.client.workflowService;
  const workflowExecution = { workflowId, runId: '' };
  const id = randomUUID();
  await service.updateWorkflowExecutionOptions({
    namespace: testNamespace,
    workflowExecution,
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, maxSessionSkipCount: skipsAtMost, fastForwardConfig: { id, duration: msToTs(ms) } },
    },
  });
  for (;;) {
    const poll = { namespace: testNamespace, workflowExecution, fastForwardId: id };
    const { fastForwardPollingResult, failedReason } = await service.pollWorkflowExecutionTimeSkipping(poll).catch(endedOr);
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return;
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      if (failedReason?.includes('ended') === true) return;
      throw new Error(`the time of ${workflowId} did not reach its target: ${failedReason ?? 'no reason given'}`);
    }
  }
}

/** A complaint that ended before the target has no time left to wait for. */
function endedOr(error: unknown): temporal.api.workflowservice.v1.IPollWorkflowExecutionTimeSkippingResponse {
  const isEnded = error instanceof Error && /already completed|not found|ended/i.test(error.message);
  if (isEnded && !(error instanceof ServiceError))
    return { fastForwardPollingResult: FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED };
  throw error;
}
