import { nextOf } from '../clocks/tick';
import { catchUp, raise, react, type Proceeding } from '../complaint/consequences';
import type { Happening, JournalEvent } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import { system, type Actor, type Instant, type Rung } from '../complaint/terms';
import { again } from '../escalation/again';
import { noRoster } from '../escalation/duty';
import { messageOrders } from '../notification/orders';
import type { Plan } from '../plan/plan';
import { ended, open, type ClockRun } from './clockRun';
import type { Entry, LogCase } from './entry';
import { kindOf, type EntryType } from './kinds';
import { quiet, type Quiet } from './quiet';
import { Standing } from './standing';
import { registeredAs } from './kinds/registration';

/** What became of one case under a plan. */
export interface TrialResult {
  readonly runs: readonly ClockRun[];
  readonly escalations: readonly { readonly rung: Rung; readonly rule: string | null }[];
  /** Entries that say what cannot come about there, such as an acceptance without a hand-off. */
  readonly passedOver: readonly Entry[];
  /** Entries after the end of the simulated time. */
  readonly beyond: number;
  /** Types of all events that came about. */
  readonly types: ReadonlySet<string>;
}

/** Entries of one instant that one command brings about: the ladder's criteria are asked after the last of them. */
const deeds: Readonly<Partial<Record<EntryType, readonly EntryType[]>>> = {
  rated: ['reopened', 'escalated'],
  reopened: ['redoRecorded'],
  appointmentCancelled: ['appointmentMade'],
  proposed: ['remedyOrdered'],
  approved: ['remedyOrdered'],
  remedyOrdered: ['remedyOrdered'],
  promised: ['closed'],
};

const isOneDeed = (entry: Entry, next: Entry): boolean => entry.at === next.at && deeds[entry.type]?.includes(next.type) === true;

/** Persons of a log are not told apart: nobody's authority is asked for. */
const someone: Actor = { role: 'agent', id: 'log' };

/**
 * Plays a case of a log under a plan: what persons did is the log's, what the plan does by itself (clocks, late steps,
 * the ladder's criteria) is played anew by the same rules as in the running system, up to `until`. Nothing is sent and nothing is sealed.
 */
export function tryCase(plan: Plan, logCase: LogCase, until: Instant): TrialResult {
  const trial = new Trial(quiet(plan), logCase);
  return trial.play(until);
}

class Trial implements Proceeding {
  readonly onDuty = noRoster;
  readonly plan: Plan;
  now: Instant;
  private readonly standing = new Standing();
  private readonly runs: ClockRun[] = [];
  private readonly escalations: { rung: Rung; rule: string | null }[] = [];
  private readonly passedOver: Entry[] = [];
  private readonly types = new Set<string>();
  /** What the rules add to the deed that is under way: on a rung, who takes a complaint up again escalates it anew. */
  private readonly atItsEnd: Happening[] = [];

  constructor(
    private readonly quietly: Quiet,
    private readonly logCase: LogCase,
  ) {
    this.plan = quietly.plan;
    this.now = logCase.registered.at;
  }

  get state(): Complaint {
    const { state } = this.standing;
    if (state === null) throw new Error(`case ${this.logCase.name} is not registered yet`);
    return state;
  }

  play(until: Instant): TrialResult {
    const { name, registered, entries } = this.logCase;
    const { runs, escalations, passedOver, types } = this;
    if (registered.at > until) return { runs, escalations, passedOver, types, beyond: entries.length + 1 };
    this.happen(registeredAs(registered.given, name, this.plan, this.now));
    const within = entries.filter(({ at }) => at <= until);
    for (const [index, entry] of within.entries()) this.face(entry, within[index + 1]);
    this.pass(until);
    const still = this.state.clocks.filter((clock) => clock.state !== 'stopped').map((clock) => open(this.plan, this.state, clock, until));
    return { runs: [...runs, ...still], escalations, passedOver, types, beyond: entries.length - within.length };
  }

  private face(entry: Entry, next: Entry | undefined): void {
    this.pass(entry.at);
    if (entry.answers && this.state.questions.length > 0)
      this.happen({ type: 'informed', data: { direction: 'fromCustomer', question: null } });
    this.enter(entry);
    if (next === undefined || !isOneDeed(entry, next)) this.settle();
  }

  private enter(entry: Entry): void {
    const { stages, complete } = kindOf(entry.type);
    // A mapping names one activity's event for each stage; where none is meant, nothing is amiss.
    if (entry.stages !== null && !entry.stages.includes(this.state.stage)) return;
    const happening = stages.includes(this.state.stage) ? complete(entry.given, this) : null;
    if (happening === null) this.passedOver.push(entry);
    else this.bringAbout(happening);
  }

  private happen(happening: Happening): void {
    this.bringAbout(happening);
    this.settle();
  }

  private bringAbout(happening: Happening): void {
    if (happening.type === 'reopened' && happening.data.cause !== 'mergeFailed')
      this.atItsEnd.push(...again(this.plan, this.state, this.onDuty));
    react(this, this.write(happening, someone));
  }

  /** What belongs to a deed that is done, and then what the plan's criteria and time ask for. */
  private settle(): void {
    for (const happening of this.atItsEnd.splice(0)) react(this, this.write(happening, system));
    raise(this);
    catchUp(this);
  }

  /** Lets time pass as the loop's timer does: it rings at each moment that is due. */
  private pass(until: Instant): void {
    for (let next = this.nextDue(); next <= until; next = this.nextDue()) {
      this.now = Math.max(this.now, next);
      catchUp(this);
    }
    this.now = Math.max(this.now, until);
  }

  private nextDue(): Instant {
    let next = Infinity;
    for (const clock of this.state.clocks) next = Math.min(next, nextOf(clock) ?? Infinity);
    for (const { state, at } of this.state.appointments) if (state === 'ahead') next = Math.min(next, at);
    return next;
  }

  write(happening: Happening, actor: Actor): JournalEvent {
    const { type, data, personal } = happening;
    const event = { type, data, personal, seq: this.standing.seq + 1, at: this.now, actor, hash: '' } as JournalEvent;
    this.takeNote(event);
    this.standing.fold(event);
    return event;
  }

  /** Before the event is folded: what it ends is still there. */
  private takeNote(event: JournalEvent): void {
    this.types.add(event.type);
    if (event.type === 'clockStopped') {
      const [state, clock] = [this.standing.butForClocks, this.standing.clock(event.data.clock)];
      if (state !== null && clock !== undefined) this.runs.push(ended(this.plan, state, clock, event));
    }
    if (event.type === 'escalated') this.escalations.push({ rung: event.data.rung, rule: event.data.rule });
  }

  orders(event: JournalEvent): readonly Happening[] {
    return this.quietly.types.has(event.type) ? messageOrders(this.plan, this.state, event, this.onDuty) : [];
  }
}
