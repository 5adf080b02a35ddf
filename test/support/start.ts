import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import { workflowIdOf } from '../../domain/complaint/number';
import type { Plan } from '../../domain/plan/plan';
import { complaintWorkflow, registeredUpdate, type Receipt } from '../../workflows/contract';
import { phoneCall } from './complaintCase';
import { Living } from './living';
import { startArgument } from './startArgument';
import type { Bench } from './worker';

/** Registers a complaint as the API does, without HTTP. */
export async function register(bench: Bench, changes: Record<string, unknown> = {}, plan: Plan = bench.plan): Promise<Living> {
  const fields: RegistrationFields = phoneCall({ requestId: randomUUID(), ...changes });
  const start = startArgument(fields, plan);
  const workflowId = workflowIdOf(start.number);
  const startOperation = new WithStartWorkflowOperation(complaintWorkflow, {
    workflowId,
    taskQueue: bench.taskQueue,
    args: [start],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  bench.registered.add(start.number);
  const receipt: Receipt = await bench.client.workflow.executeUpdateWithStart(registeredUpdate, {
    startWorkflowOperation: startOperation,
    args: [],
  });
  return new Living(bench, start.number, receipt);
}
