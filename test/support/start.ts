import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import type { Input } from '../../domain/complaint/input';
import { workflowIdOf } from '../../domain/complaint/number';
import type { Instant } from '../../domain/complaint/terms';
import type { Plan } from '../../domain/plan/plan';
import { complaintWorkflow, registeredUpdate, type Receipt } from '../../workflows/contract';
import { phoneCall } from './complaintCase';
import { Living } from './living';
import { startArgument } from './startArgument';
import { skipTo } from './timeSkipping';
import type { Bench, Setting } from './worker';

/** Registers a complaint as the API does, without HTTP. */
export async function register(bench: Bench, changes: Record<string, unknown> = {}, plan: Plan = bench.plan): Promise<Living> {
  const { number, options } = beginning(bench, changes, plan);
  const receipt: Receipt = await bench.client.workflow.executeUpdateWithStart(registeredUpdate, {
    startWorkflowOperation: new WithStartWorkflowOperation(complaintWorkflow, { ...options, workflowIdConflictPolicy: 'USE_EXISTING' }),
    args: [],
  });
  return new Living(bench, number, receipt);
}

/**
 * Registers a complaint at an instant that lies ahead: its own time begins there, so that hours of the day and days off are what
 * a test says they are. The server's start delay is what its time skipping passes over; the bench needs the setting `inOwnTime`.
 */
export async function registerAt(bench: Bench, at: Instant, changes: Record<string, unknown> = {}): Promise<Living> {
  const { number, options } = beginning(bench, changes, bench.plan);
  const handle = await bench.client.workflow.start(complaintWorkflow, { ...options, startDelay: at - Date.now() });
  await skipTo(bench, number, at);
  return new Living(bench, number, await handle.executeUpdate<Receipt, []>(registeredUpdate));
}

/** The server dates a start in real time though the workflow begins in skipped time: a complaint of `registerAt` did not wait until then. */
export const inOwnTime: Setting = {
  activities: (usual) => ({
    ...usual,
    judge: (input) => usual.judge({ ...input, inputs: input.inputs.map((given) => begunAt(input.now, given)) }),
  }),
};

const begunAt = (now: Instant, input: Input): Input =>
  input.kind === 'registration' ? { ...input, meta: { ...input.meta, startedAt: now } } : input;

function beginning(bench: Bench, changes: Record<string, unknown>, plan: Plan) {
  const fields: RegistrationFields = phoneCall({ requestId: randomUUID(), ...changes });
  const start = startArgument(fields, plan);
  bench.registered.add(start.number);
  return {
    number: start.number,
    options: {
      workflowId: workflowIdOf(start.number),
      taskQueue: bench.taskQueue,
      args: [start],
      workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    },
  };
}
