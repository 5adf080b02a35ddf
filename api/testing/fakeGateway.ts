import type { CommandName } from '../../domain/complaint/commands/names';
import type { Complaint } from '../../domain/complaint/state';
import type { RolloutOrder } from '../../workflows/rolloutContract';
import type { CommandBody, ComplaintStart, JournalAnswer, Receipt } from '../../workflows/contract';
import { type Beginning, type ComplaintGateway, type Outcome, Unavailable } from '../complaints/gateway';

/** Stands in for Temporal where only the translation from HTTP is looked at: it keeps starts by number, and answers what it is told. */
export class FakeGateway implements ComplaintGateway {
  readonly starts = new Map<string, ComplaintStart>();
  readonly rollouts: { workflowId: string; order: RolloutOrder }[] = [];
  readonly given: { number: string; command: CommandName; body: CommandBody }[] = [];
  readonly states = new Map<string, Complaint>();
  readonly journals = new Map<string, JournalAnswer>();
  readonly endedNumbers = new Set<string>();
  outcome: Outcome | Error = { kind: 'unknown' };
  isDown = false;

  async begin(start: ComplaintStart): Promise<Beginning> {
    this.#throwIfDown();
    if (this.endedNumbers.has(start.number)) return { kind: 'ended' };
    const there = this.starts.get(start.number);
    if (there === undefined) this.starts.set(start.number, start);
    return { kind: there === undefined ? 'begun' : 'there', receipt: receiptOf(there ?? start) };
  }

  async give(number: string, command: CommandName, body: CommandBody): Promise<Outcome> {
    this.#throwIfDown();
    this.given.push({ number, command, body });
    if (this.outcome instanceof Error) throw this.outcome;
    return this.outcome;
  }

  async state(number: string): Promise<Complaint | null> {
    this.#throwIfDown();
    return this.states.get(number) ?? null;
  }

  async journal(number: string): Promise<JournalAnswer | null> {
    this.#throwIfDown();
    return this.journals.get(number) ?? null;
  }

  async rollOut(workflowId: string, order: RolloutOrder): Promise<void> {
    this.#throwIfDown();
    this.rollouts.push({ workflowId, order });
  }

  async ready(): Promise<void> {
    this.#throwIfDown();
  }

  #throwIfDown(): void {
    if (this.isDown) throw new Unavailable('Temporal cannot be reached', 2);
  }
}

const receiptOf = ({ number, request, fingerprint }: ComplaintStart): Receipt => ({
  number,
  seq: 1,
  stage: 'registered',
  level: null,
  request,
  fingerprint,
  deadlines: [],
});
