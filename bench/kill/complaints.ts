import { Client, Connection } from '@temporalio/client';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { dataConverter } from '../../config/dataConverter';
import { workflowIdOf } from '../../domain/complaint/number';
import { phoneCall } from '../../test/support/complaintCase';
import { startArgument } from '../../test/support/startArgument';
import { complaintWorkflow, registeredUpdate, type Answer } from '../../workflows/contract';
import { hurriedPlan, type Kind } from './plan';

/** How long a call may take before it is repeated. */
const deadline = 4_000;

/** The complaints, and what was asked of them: everything is given again under its id until it is answered. */
export class Complaints {
  readonly numbers = new Map<string, Kind>();
  readonly answers = new Map<string, Answer>();
  repeated = 0;
  /** Made with the complaints: a passage that the shipped plan does not have any more is told before anything is started. */
  private readonly plan = hurriedPlan().plan;

  constructor(
    private readonly address: string,
    private readonly seed: string,
  ) {}

  /** A connection for one piece of work: the server may be another one the next time. */
  async with<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const connection = await Connection.connect({ address: this.address, connectTimeout: deadline });
    try {
      const client = new Client({ connection, namespace: 'redress', dataConverter, identity: 'kill' });
      return await work(client);
    } finally {
      await connection.close();
    }
  }

  /** Rejects when it was not told in time that it is registered; to be repeated. */
  async register(kind: Kind, n: number): Promise<string> {
    const start = startArgument(phoneCall({ requestId: `${this.seed}-${kind}-${n}` }), this.plan);
    const startWorkflowOperation = new WithStartWorkflowOperation(complaintWorkflow, {
      workflowId: workflowIdOf(start.number),
      taskQueue: 'kill',
      args: [start],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
    await this.with((client) =>
      client.withDeadline(Date.now() + deadline, () =>
        client.workflow.executeUpdateWithStart(registeredUpdate, { startWorkflowOperation, args: [] }),
      ),
    );
    this.numbers.set(start.number, kind);
    return start.number;
  }

  /** Rejects when it was not answered in time; to be repeated. */
  async give(number: string, requestId: string, command: string, fields: Record<string, unknown>, role = 'agent'): Promise<void> {
    if (this.answers.has(requestId)) return;
    const body = { by: { role, id: `${role}-1` }, requestId, ...fields };
    const answer = await this.with((client) =>
      client.withDeadline(Date.now() + deadline, () =>
        client.workflow.getHandle(workflowIdOf(number)).executeUpdate<Answer, [unknown]>(command, { args: [body] }),
      ),
    );
    if (answer.repeated) this.repeated++;
    this.answers.set(requestId, answer);
  }
}
