import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { EventOf, EventType, JournalEvent } from '../../domain/complaint/events';
import { workflowIdOf } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import { readJournal } from '../../workflows/readJournal';
import { journalQuery, stateQuery, type Answer, type JournalAnswer, type Receipt, type RefusedDetail } from '../../workflows/contract';
import { readSegment } from '../../activities/archive/readSegment';
import { until } from './until';
import type { Bench } from './worker';

/** A complaint that lives on the test server, as a test speaks with it. */
export class Living {
  readonly handle: WorkflowHandle;

  constructor(
    readonly bench: Bench,
    readonly number: string,
    readonly receipt: Receipt,
  ) {
    this.handle = bench.client.workflow.getHandle(workflowIdOf(number));
  }

  /** Gives a command as a role; the id of the person is the role's name and 1 unless given. */
  readonly give = (name: string, fields: Record<string, unknown> = {}, role = 'agent', id = `${role}-1`): Promise<Answer> =>
    this.handle.executeUpdate<Answer, [unknown]>(name, { args: [{ by: { role, id }, ...fields }] });

  /** The refusal that an update meets. */
  async refused(giving: Promise<Answer>): Promise<RefusedDetail> {
    try {
      await giving;
    } catch (error) {
      const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
      if (cause instanceof ApplicationFailure && cause.type === 'Refused') return cause.details?.[0] as RefusedDetail;
      throw error;
    }
    throw new Error('it was not refused');
  }

  async state(): Promise<Complaint> {
    const state = await this.handle.query<Complaint | null>(stateQuery);
    if (state === null) throw new Error(`${this.number} is not registered yet`);
    return state;
  }

  /** The whole journal, read from the archive as far as it is sealed. */
  async journal(): Promise<readonly JournalEvent[]> {
    const { segments, events } = await readJournal((after) => this.handle.query<JournalAnswer, [number]>(journalQuery, after));
    const sealed = await Promise.all(segments.map(({ object }) => readSegment(this.bench.services.archive, this.number, object)));
    return [...sealed.flatMap((segment) => segment.events), ...events];
  }

  async events<T extends EventType>(type: T): Promise<readonly (JournalEvent & EventOf<T>)[]> {
    const journal = await this.journal();
    return journal.filter((event): event is JournalEvent & EventOf<T> => event.type === type);
  }

  /** Waits until the state is as described. */
  until(what: string, holds: (state: Complaint) => boolean): Promise<Complaint> {
    return until(`${this.number}: ${what}`, async () => {
      const state = await this.state();
      return holds(state) ? state : null;
    });
  }

  /** Waits until every effect was carried out. */
  delivered(): Promise<Complaint> {
    return this.until('all effects are done', (state) => state.effects.length === 0);
  }
}
