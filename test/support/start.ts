import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import { complaintNumber, requestDigest, workflowIdOf } from '../../domain/complaint/number';
import { complaintWorkflow, registeredUpdate, type Answer, type ComplaintStart, type Receipt } from '../../workflows/contract';
import { phoneCall } from './complaintCase';
import { shippedPlan } from './plan';
import type { Bench } from './worker';

/** Registers a complaint as the API does, without HTTP. */
export async function register(bench: Bench, changes: Record<string, unknown> = {}) {
  const fields: RegistrationFields = phoneCall({ requestId: randomUUID(), ...changes });
  const { plan } = shippedPlan();
  const number = complaintNumber(fields.channel, fields.requestId);
  const start: ComplaintStart = {
    number,
    registration: fields,
    by: { role: 'agent', id: 'agent-1' },
    request: requestDigest(`${fields.channel}\n${fields.requestId}`),
    fingerprint: 'f',
    customer: `customer-${fields.requestId}`,
    plan: { id: plan.file.plan, version: plan.file.version, hash: plan.hash },
    secret: 'a test’s secret',
  };
  const workflowId = workflowIdOf(number);
  const startOperation = new WithStartWorkflowOperation(complaintWorkflow, {
    workflowId,
    taskQueue: bench.taskQueue,
    args: [start],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  const receipt: Receipt = await bench.client.workflow.executeUpdateWithStart(registeredUpdate, { startWorkflowOperation: startOperation, args: [] });
  const handle = bench.client.workflow.getHandle(workflowId);
  const give = (name: string, body: Record<string, unknown> = {}, role = 'agent', id = `${role}-1`): Promise<Answer> =>
    handle.executeUpdate<Answer, [unknown]>(name, { args: [{ by: { role, id }, ...body }] });
  return { number, receipt, handle, give };
}
