import { randomUUID } from 'node:crypto';
import type { temporal } from '@temporalio/proto';
import type { Living } from './living';
import { testIdentity, testNamespace } from './worker';

type Payload = temporal.api.common.v1.IPayload;

/** A payload as it lies on the wire, whatever is in it. */
export const payload = (data: string | Uint8Array, encoding = 'json/plain'): Payload => ({
  metadata: { encoding: Buffer.from(encoding) },
  data: typeof data === 'string' ? Buffer.from(data) : data,
});

/** Signals without any converter of ours: as the Temporal UI or command line does with what a person typed. */
export async function signalRaw({ bench, handle }: Living, signalName: string, payloads: readonly Payload[]): Promise<void> {
  await bench.client.workflowService.signalWorkflowExecution({
    namespace: testNamespace,
    workflowExecution: { workflowId: handle.workflowId },
    signalName,
    input: { payloads: [...payloads] },
    identity: testIdentity,
    requestId: randomUUID(),
  });
}
