import { addDuration } from '../clocks/arithmetic';
import { clockReactions } from '../clocks/reactions';
import { nextOf, tick } from '../clocks/tick';
import { ruledEscalation } from '../escalation/rules';
import { messageOrders } from '../notification/orders';
import type { Plan } from '../plan/plan';
import { missingForClosing } from './closing';
import { decideCommand, readCommand } from './commandInput';
import { dossierOrder, effectOrders, effectResult, recalls } from './effects';
import { escalation } from '../escalation/escalation';
import type { EventType, Happening, JournalEvent, RefusalCode, Via } from './events';
import type { Input, NextDue, Outcome } from './input';
import { JournalWriter } from './journalWriter';
import { isRefusal, refuse, type Refusal } from './refusal';
import { registered } from './register';
import type { AnsweredRequest, Complaint } from './state';
import { isAbove, isEndStage, system, type Actor, type Instant } from './terms';

export interface Case {
  readonly number: string;
  readonly state: Complaint | null;
  readonly inputs: readonly Input[];
  readonly now: Instant;
  readonly plan: Plan;
  /** Secret from which salts are derived. */
  readonly secret: string;
  /** Requests that the state has forgotten and the journal remembers, by digest of the request id. */
  readonly recalled?: ReadonlyMap<string, AnsweredRequest>;
}

export interface Judgement {
  readonly events: readonly JournalEvent[];
  /** One for each input, in their order. */
  readonly outcomes: readonly Outcome[];
  readonly nextDue: NextDue | null;
  /** Nothing is owed any more, and nobody can reopen it: the workflow may end. */
  readonly finished: boolean;
}

/** More reactions than this to one input mean that the plan runs in circles. */
const reactionsAtMost = 500;

/**
 * Decides everything: first what time owes up to `now`, once and in order, then each input and what is owed after it, so
 * that it makes no difference how inputs are batched. Pure; what it decides is
 * recorded as events and never decided again. Throws only on what would be a bug or a plan that the check lets through.
 */
export function judge({ number, state, inputs, now, plan, secret, recalled }: Case): Judgement {
  const record = new JournalWriter(state, number, now, secret);
  if (!record.isEmpty) settle(plan, record, now);
  const outcomes = inputs.map((input) => {
    const outcome = face(plan, record, input, now, recalled ?? new Map());
    settle(plan, record, now);
    return outcome;
  });
  return { events: record.events, outcomes, nextDue: nextDue(plan, record.state, now), finished: isFinished(plan, record.state, now) };
}

function face(plan: Plan, record: JournalWriter, input: Input, now: Instant, recalled: ReadonlyMap<string, AnsweredRequest>): Outcome {
  switch (input.kind) {
    case 'registration': {
      if (!record.isEmpty) throw new Error(`complaint ${record.state.number} was registered before`);
      return commit(plan, record, [registered(input.registration, input.meta, plan, now)], input.meta.by);
    }
    case 'command':
      return faceCommand(plan, record, input, now, recalled);
    case 'effect':
      return commit(plan, record, effectResult(plan, record.state, input.key, input, now), system);
    case 'time':
      return commit(plan, record, [], system);
    case 'cancellation':
      return refusal(
        record,
        system,
        'cancel',
        refuse('notCancellable', 'a complaint is not cancelled: withdraw, reject or close it', ['withdraw', 'reject', 'close']),
        'workflow',
      );
  }
}

function faceCommand(
  plan: Plan,
  record: JournalWriter,
  input: Extract<Input, { kind: 'command' }>,
  now: Instant,
  recalled: ReadonlyMap<string, AnsweredRequest>,
): Outcome {
  const given = readCommand(input.name, input.body);
  if (isRefusal(given)) return refusal(record, system, input.name.slice(0, 60), given, input.via);
  const before = given.request === undefined ? null : answeredBefore(record.state, given.request, recalled);
  if (before !== null && before.request !== given.request) {
    const other = refuse('sameRequestOtherBody', 'this request id came before with another command or body: take a new id');
    return refusal(record, given.actor, input.name, other, input.via);
  }
  if (before !== null) return repeated(record.state, before);
  const decided = decideCommand(given, record.state, now, plan);
  return isRefusal(decided)
    ? refusal(record, given.actor, input.name, decided, input.via, given.request)
    : commit(plan, record, decided, given.actor, given.request);
}

const digestOf = (request: string): string => request.split('.')[0] ?? request;

function answeredBefore(state: Complaint, request: string, recalled: ReadonlyMap<string, AnsweredRequest>): AnsweredRequest | null {
  const digest = digestOf(request);
  return state.requests.find((r) => digestOf(r.request) === digest) ?? recalled.get(digest) ?? null;
}

function repeated(state: Complaint, before: AnsweredRequest): Outcome {
  const { seq, refusal: code } = before;
  if (code === null) return { done: true, seq, stage: state.stage, events: [], repeated: true };
  return { done: false, code, detail: `this request was refused before (journal ${seq})`, allowed: [], stage: state.stage, seq };
}

/** Journals what was decided and all that follows from it. */
function commit(plan: Plan, record: JournalWriter, happenings: readonly Happening[], actor: Actor, request?: string): Outcome {
  const events: EventType[] = [];
  let seq = 0;
  for (const happening of happenings) {
    const event = record.write(happening, actor, request);
    events.push(event.type);
    seq = event.seq;
    react(plan, record, event);
  }
  criteria(plan, record);
  return { done: true, seq: seq || record.state.seq, stage: record.state.stage, events, repeated: false };
}

function refusal(
  record: JournalWriter,
  actor: Actor,
  command: string,
  { refusal: code, detail, allowed }: Refusal,
  via: Via,
  request?: string,
): Outcome {
  const { seq } = record.write({ type: 'refused', data: { command, code, detail, via } }, actor, request);
  return { done: false, code: code satisfies RefusalCode, detail, allowed: allowed ?? [], stage: record.state.stage, seq };
}

/** Clocks, messages and other effects that an event causes, and what those cause in turn. */
function react(plan: Plan, record: JournalWriter, cause: JournalEvent): void {
  const queue = [cause];
  for (let i = 0; i < queue.length; i++) {
    const event = queue[i];
    if (event === undefined) break;
    if (i > reactionsAtMost) throw new Error(`over ${reactionsAtMost} reactions to one event: the plan runs in circles at ${event.type}`);
    for (const happening of clockReactions(plan, record.state, event)) queue.push(record.write(happening, system));
    for (const happening of effectOrders(plan, record.state, event)) queue.push(record.write(happening, system));
    for (const happening of messageOrders(plan, record.state, event)) queue.push(record.write(happening, system));
  }
}

function criteria(plan: Plan, record: JournalWriter): void {
  for (let round = 0; round < 5; round++) {
    const escalated = ruledEscalation(plan, record.state);
    if (escalated === null) return;
    react(plan, record, record.write(escalated, system));
  }
}

/** Applies everything that time owes, once and in order. */
function catchUp(plan: Plan, record: JournalWriter, now: Instant): void {
  for (let step = 0; step < reactionsAtMost; step++) {
    const owed = tick(record.state, now);
    if (owed === null) return;
    react(plan, record, record.write(owed, system));
    if (owed.type === 'clockLate') breach(plan, record, owed.data.name, owed.data.clock, owed.data.step);
  }
  throw new Error('time owes more steps than a plan can have: the plan runs in circles');
}

/** What the plan's late step does beside telling. */
function breach(plan: Plan, record: JournalWriter, name: string, clock: string, step: number): void {
  const late = plan.file.clocks[name]?.late[step];
  const { state } = record;
  if (late?.escalate !== undefined && !isEndStage(state.stage) && isAbove(late.escalate, state.rung)) {
    const reason =
      state.language === 'zh' ? `${plan.file.clocks[name]?.name.zh ?? name}超时` : `${plan.file.clocks[name]?.name.en ?? name} is overdue`;
    react(
      plan,
      record,
      record.write(escalation(plan, state, late.escalate, { rule: `late:${clock}/${step}`, reason, accountable: null }), system),
    );
  }
  if (late?.close !== undefined && state.stage === 'replied' && missingForClosing(state, late.close, plan).length === 0) {
    react(plan, record, record.write({ type: 'closed', data: { outcome: late.close, promise: null }, personal: {} }, system));
  }
}

/** What is owed by now, whoever comes next: by time, and by an ended complaint its hand-offs back and its dossier. */
function settle(plan: Plan, record: JournalWriter, now: Instant): void {
  catchUp(plan, record, now);
  finish(plan, record);
}

function finish(plan: Plan, record: JournalWriter): void {
  for (const recall of recalls(record.state)) react(plan, record, record.write(recall, system));
  const dossier = dossierOrder(record.state);
  if (dossier !== null) record.write(dossier, system);
}

function windowEnd(plan: Plan, state: Complaint): Instant | null {
  const [calendar] = plan.calendars.values();
  if (!isEndStage(state.stage) || state.endedAt === null || calendar === undefined) return null;
  return addDuration(state.endedAt, plan.file.closing.reopenWithin, calendar, { rollsOver: false }).at;
}

function nextDue(plan: Plan, state: Complaint, now: Instant): NextDue | null {
  const moments: NextDue[] = state.clocks.flatMap((c) => {
    const at = nextOf(c);
    return at === null ? [] : [{ at, what: c.clock }];
  });
  for (const e of state.effects) if (e.retryAt !== null && e.retryAt > now) moments.push({ at: e.retryAt, what: e.key });
  const window = windowEnd(plan, state);
  if (window !== null && window > now) moments.push({ at: window, what: 'reopening window' });
  return moments.reduce<NextDue | null>((first, moment) => (first === null || moment.at < first.at ? moment : first), null);
}

function isFinished(plan: Plan, state: Complaint, now: Instant): boolean {
  const window = windowEnd(plan, state);
  return window !== null && window <= now && state.effects.length === 0 && !state.clocks.some((c) => c.state !== 'stopped');
}
