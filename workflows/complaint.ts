import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  defineUpdate,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { SegmentRef } from '../activities/effect';
import type { JournalEvent } from '../domain/complaint/events';
import { evolve } from '../domain/complaint/evolve';
import type { NextDue } from '../domain/complaint/input';
import type { AnsweredRequest, Complaint, Effect } from '../domain/complaint/state';
import type { Instant, Outcome } from '../domain/complaint/terms';
import { Alarm } from './alarm';
import { Barrier } from './barrier';
import { isCarried, type Beginning, type Carried } from './carried';
import { journalQuery, registeredUpdate, stateQuery, type ComplaintStart, type JournalAnswer, type Receipt } from './contract';
import { carryOut } from './effects';
import { answerQuery, takeCancellation, takeCommands } from './handlers';
import { Inbox } from './inbox';
import { judge, Projector, sealSegment, type Snapshot } from './lane';
import { bytesOf, payloadBytes, portion, segmentLength } from './portion';
import { receiptOf } from './receipt';
import { atRest } from './rest';
import { Shown } from './showing';

/** How a complaint's workflow ends. */
export interface Ended {
  readonly number: string;
  readonly outcome: Outcome | null;
  readonly dossier: string | null;
  readonly head: string;
}

/** Inputs, and bytes of them, that one judgement takes at most: its answer is one payload. */
const batch = 50;
const batchBytes = 300_000;
/** Bytes judged after which a workflow task is ended, so that its report stays one that the server takes. */
const taskBytes = 1_000_000;
/** History events that a batch and an input cost, roughly; what a run may cost, well below the server's limits. */
const eventsABatch = 10;
const eventsAnInput = 2;
const historyEvents = 4000;
const historyBytes = 8_000_000;
/** The server takes 2,000 updates a run. */
const inputsARun = 1500;
/** A tail of the journal so short that the next run can carry it. */
const shortTail = 100;

/** One complaint from its registration until nobody can reopen it any more. One loop, one writer. */
export async function complaint(beginning: Beginning): Promise<Ended> {
  throwIfNoComplaint(beginning);
  const run = new Run(beginning);
  takeCancellation(run.inbox);
  return CancellationScope.nonCancellable(() => run.live());
}

class Run {
  readonly inbox: Inbox;
  private readonly alarm = new Alarm();
  private readonly shown = new Shown();
  private readonly projector: Projector;
  private readonly barrier: Barrier;
  private readonly flights = new Set<string>();
  private readonly number: string;
  private readonly secret: string;
  private readonly plan: string;
  private state: Complaint | null = null;
  private segments: readonly SegmentRef[] = [];
  private tail: readonly JournalEvent[] = [];
  private nextDue: NextDue | null = null;
  private tailBytes = 0;
  private judgedBytes = 0;
  private spent = 0;
  private taken = 0;
  private runBytes = 0;
  private finished = false;
  private draining = false;
  private sealing = false;

  constructor(beginning: Beginning) {
    this.number = beginning.number;
    this.secret = beginning.secret;
    if (isCarried(beginning)) {
      this.plan = beginning.plan;
      this.state = beginning.state;
      this.segments = beginning.segments;
      this.tail = beginning.tail;
      this.nextDue = beginning.nextDue;
      this.inbox = new Inbox();
      this.projector = new Projector(beginning.projected);
    } else {
      this.plan = beginning.plan.hash;
      this.inbox = new Inbox([registrationOf(beginning)]);
      this.projector = new Projector(0);
    }
    this.barrier = new Barrier(this.projector);
    this.takeQuestions();
    this.tailBytes = bytesOf(this.tail);
    // Updates are sent away only when nothing else keeps the run from ending: that may last while a service is down.
    takeCommands(this.number, this.inbox, () => this.draining && this.flights.size === 0 && !this.sealing);
  }

  async live(): Promise<Ended> {
    if (this.state !== null) this.resume(this.state);
    for (;;) {
      await atRest(() => this.hasWork());
      if (this.inbox.size > 0 || this.alarm.rang !== null) await this.decide();
      else if (this.barrier.rang) this.passBarrier();
      else if (this.projector.owes) await this.projector.projectAtOnce();
      else if (this.mustSeal()) this.sealBeside();
      else if (this.isOver()) return this.ended();
      else if (this.isDrained()) await this.continueAsNew();
    }
  }

  private hasWork(): boolean {
    return (
      this.inbox.size > 0 ||
      this.alarm.rang !== null ||
      this.barrier.rang ||
      this.projector.owes ||
      this.mustSeal() ||
      this.isOver() ||
      this.isDrained()
    );
  }

  /** Judges what waits, folds what was decided, answers, and sets going what follows. */
  private async decide(): Promise<void> {
    if (this.judgedBytes > taskBytes) {
      await sleep(1, { summary: 'a pause between many commands' });
      this.judgedBytes = 0;
    }
    const taken = this.inbox.take(batch, batchBytes);
    const now = Math.max(Date.now(), this.alarm.rang?.at ?? 0, this.state?.at ?? 0);
    const inputs = taken.length > 0 ? taken.map((waiting) => waiting.input) : [{ kind: 'time' as const }];
    const { number, state, plan, secret, segments } = this;
    const unsealed = (state?.requestsForgotten ?? 0) > 0 ? answeredIn(this.tail) : [];
    this.spend(inputs.length);
    const { events, outcomes, nextDue, finished } = await judge({ number, state, inputs, now, plan, secret, segments, unsealed });
    this.state = events.reduce<Complaint | null>(evolve, this.state);
    this.append(events);
    this.finished = finished;
    taken.forEach(({ input, settle }, i) => {
      if (input.kind === 'effect') this.flights.delete(input.key);
      const outcome = outcomes[i];
      if (outcome !== undefined) settle?.(outcome);
    });
    this.nextDue = nextDue;
    this.alarm.set(nextDue);
    if (this.state !== null) this.setGoing(this.snapshot(this.state), now);
  }

  /**
   * Counts what the run has cost. The server would tell when it is time to continue as new, but at another moment at replay than
   * at first; this depends on what was judged alone.
   */
  private spend(inputs: number): void {
    this.spent += eventsABatch + eventsAnInput * inputs;
    this.taken += inputs;
    this.draining ||= this.spent >= historyEvents || this.runBytes >= historyBytes || this.taken >= inputsARun;
  }

  private append(events: readonly JournalEvent[]): void {
    const bytes = bytesOf(events);
    this.tail = [...this.tail, ...events];
    this.tailBytes += bytes;
    this.judgedBytes += bytes;
    this.runBytes += bytes;
  }

  private snapshot(state: Complaint): Snapshot {
    return { state, segments: this.segments, tail: this.tail };
  }

  private setGoing(snapshot: Snapshot, now: Instant): void {
    const { state } = snapshot;
    this.shown.update(state, this.nextDue);
    const isReady = (effect: Effect): boolean => effect.kind !== 'dossier' || this.tailBytes < payloadBytes;
    const due = this.draining ? [] : state.effects.filter((e) => isDue(e, now) && isReady(e) && !this.flights.has(e.key));
    for (const effect of due) this.launch(effect, snapshot, now);
    this.barrier.raise(snapshot, due.length > 0);
  }

  private launch(effect: Effect, snapshot: Snapshot, now: Instant): void {
    const { key } = effect;
    this.flights.add(key);
    void carryOut(effect, { ...snapshot, now }).then((result) => {
      this.projector.confirm(snapshot);
      this.inbox.put({ kind: 'effect', key, ...result });
    });
  }

  private passBarrier(): void {
    this.barrier.pass();
    if (this.state !== null) this.barrier.raise(this.snapshot(this.state), false);
  }

  /** After continuing as new: the timer and the pending effects again, under their keys. */
  private resume(state: Complaint): void {
    this.alarm.set(this.nextDue);
    this.projector.confirm(this.snapshot(state));
    this.setGoing(this.snapshot(state), Math.max(Date.now(), state.at));
  }

  /** A part of the journal is sealed when it is long, and what is left of it before the run ends. */
  private mustSeal(): boolean {
    if (this.sealing) return false;
    if (this.tail.length >= segmentLength || this.tailBytes >= payloadBytes) return true;
    return (this.isOver() && this.tail.length > 0) || (this.isDrained() && this.tail.length > shortTail);
  }

  /** Seals beside the loop: commands are answered also while the archive is away. */
  private sealBeside(): void {
    this.sealing = true;
    void sealSegment(this.number, portion(this.tail), this.segments).then((sealed) => {
      this.sealing = false;
      this.segments = [...this.segments, sealed];
      this.tail = this.tail.filter((event) => event.seq > sealed.to);
      this.tailBytes = bytesOf(this.tail);
      // A dossier may have waited for its journal to become short.
      if (this.state !== null) this.setGoing(this.snapshot(this.state), Math.max(Date.now(), this.state.at));
    });
  }

  private isOver(): boolean {
    return this.finished && this.isDrainedOfWork() && !this.projector.isBusy && this.projector.projected >= (this.state?.seq ?? 0);
  }

  private isDrained(): boolean {
    return this.draining && !this.finished && this.isDrainedOfWork() && this.state !== null;
  }

  private isDrainedOfWork(): boolean {
    return this.flights.size === 0 && this.inbox.size === 0 && !this.sealing && allHandlersFinished();
  }

  private ended(): Ended {
    const { number, state } = this;
    if (state === null) throw new Error(`complaint ${number} ends before it was registered`);
    return { number, outcome: state.outcome, dossier: state.dossier?.reference ?? null, head: state.head };
  }

  private async continueAsNew(): Promise<void> {
    if (this.state === null) return;
    const { number, secret, plan, state, segments, tail, nextDue } = this;
    const carried: Carried = {
      carried: 1,
      number,
      secret,
      plan,
      state,
      segments,
      tail,
      nextDue,
      projected: this.projector.projected,
    };
    await continueAsNew<typeof complaint>(carried);
  }

  private takeQuestions(): void {
    setHandler(defineUpdate<Receipt>(registeredUpdate), async () => {
      // A cancellation refuses what waits in the root scope; it must not refuse this.
      if (this.state === null) await CancellationScope.nonCancellable(() => condition(() => this.state !== null));
      if (this.state === null) throw new Error('unreachable: the condition holds');
      return receiptOf(this.state);
    });
    answerQuery(stateQuery, 'The whole state.', () => this.state);
    answerQuery<JournalAnswer>(journalQuery, 'Sealed segments, and the journal after them and after a known event.', (after) => ({
      segments: this.segments,
      events: portion(typeof after === 'number' ? this.tail.filter((event) => event.seq > after) : this.tail),
      seq: this.state?.seq ?? 0,
    }));
  }
}

/** Requests that the journal's tail answers; the state may have forgotten them already, and no segment has them yet. */
const answeredIn = (tail: readonly JournalEvent[]): AnsweredRequest[] =>
  tail.flatMap(({ request, seq, ...event }) =>
    request === undefined ? [] : [{ request, seq, refusal: event.type === 'refused' ? event.data.code : null }],
  );

const isDue = (effect: Effect, now: Instant): boolean =>
  effect.state === 'ordered' || (effect.state === 'delayed' && effect.retryAt !== null && effect.retryAt <= now);

function registrationOf({ number, registration, by, request, fingerprint, customer, plan, calendars = {} }: ComplaintStart) {
  return {
    kind: 'registration' as const,
    registration,
    meta: { number, by, request, fingerprint, customer, plan, calendars, startedAt: workflowInfo().startTime.getTime() },
  };
}

/** A workflow started by hand with something else is no complaint, and says so at once. */
function throwIfNoComplaint(beginning: unknown): void {
  const isObject = typeof beginning === 'object' && beginning !== null;
  if (isObject && 'number' in beginning && 'secret' in beginning && ('carried' in beginning || 'registration' in beginning)) {
    // Under another workflow id it would write into another complaint's record.
    if (workflowInfo().workflowId === `complaint-${String(beginning.number)}`) return;
  }
  throw ApplicationFailure.nonRetryable(
    'a complaint is registered over the API (POST /v1/complaints), not by starting its workflow',
    'NoComplaint',
  );
}
