import { nextOf } from '../clocks/tick';
import { dutyBy } from '../escalation/duty';
import type { Roster } from '../escalation/roster';
import { emptyLibrary, type Library } from '../plan/library';
import type { Plan } from '../plan/plan';
import { decideCommand, readCommand } from './commandInput';
import { raise, react, settle } from './consequences';
import { effectResult } from './effects';
import type { EventType, Happening, JournalEvent, RefusalCode, Via } from './events';
import { Hearing } from './hearing';
import type { Input, NextDue, Outcome } from './input';
import { JournalWriter } from './journalWriter';
import { isRefusal, refuse, type Refusal } from './refusal';
import { registered } from './register';
import { reopeningWindow } from './reopeningWindow';
import type { AnsweredRequest, Complaint } from './state';
import { system, type Actor, type Instant } from './terms';

export interface Case {
  readonly number: string;
  readonly state: Complaint | null;
  readonly inputs: readonly Input[];
  readonly now: Instant;
  /** The plan version that the complaint keeps, with its own calendars. */
  readonly plan: Plan;
  /** Versions that it keeps or may go over to; none where absent. */
  readonly library?: Library;
  /** Who is on duty when; absent where no roster is kept. */
  readonly roster?: Roster | null;
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

/**
 * Decides everything: first what time owes up to `now`, once and in order, then each input and what is owed after it, so
 * that it makes no difference how inputs are batched. Pure; what it decides is
 * recorded as events and never decided again. Throws only on what would be a bug or a plan that the check lets through.
 */
export function judge({ number, state, inputs, now, plan, library = emptyLibrary, roster = null, secret, recalled }: Case): Judgement {
  const pen = new JournalWriter(state, number, now, secret);
  const onDuty = dutyBy(roster, now, plan.offsetMinutes);
  const hearing = new Hearing(pen, plan, library, onDuty, now, state?.calendars ?? calendarsAtRegistration(inputs));
  if (!hearing.isEmpty) settle(hearing);
  const outcomes = inputs.map((input) => {
    const outcome = face(hearing, input, recalled ?? new Map());
    settle(hearing);
    return outcome;
  });
  return { events: hearing.events, outcomes, nextDue: nextDue(hearing), finished: isFinished(hearing) };
}

/** Calendar versions that a registration among the inputs brings along. */
export const calendarsAtRegistration = (inputs: readonly Input[]): Readonly<Record<string, string>> =>
  inputs.find((input) => input.kind === 'registration')?.meta.calendars ?? {};

function face(hearing: Hearing, input: Input, recalled: ReadonlyMap<string, AnsweredRequest>): Outcome {
  switch (input.kind) {
    case 'registration': {
      if (!hearing.isEmpty) throw new Error(`complaint ${hearing.state.number} was registered before`);
      return commit(hearing, [registered(input.registration, input.meta, hearing.plan, hearing.now)], input.meta.by);
    }
    case 'command':
      return faceCommand(hearing, input, recalled);
    case 'effect':
      return commit(hearing, effectResult(hearing.plan, hearing.state, input.key, input, hearing.now), system);
    case 'time':
      return commit(hearing, [], system);
    case 'cancellation':
      return refusal(
        hearing,
        system,
        'cancel',
        refuse('notCancellable', 'a complaint is not cancelled: withdraw, reject or close it', ['withdraw', 'reject', 'close']),
        'workflow',
      );
  }
}

function faceCommand(
  hearing: Hearing,
  input: Extract<Input, { kind: 'command' }>,
  recalled: ReadonlyMap<string, AnsweredRequest>,
): Outcome {
  const given = readCommand(input.name, input.body);
  if (isRefusal(given)) return refusal(hearing, system, input.name.slice(0, 60), given, input.via);
  const before = given.request === undefined ? null : answeredBefore(hearing.state, given.request, recalled);
  if (before !== null && before.request !== given.request) {
    const other = refuse('sameRequestOtherBody', 'this request id came before with another command or body: take a new id');
    return refusal(hearing, given.actor, input.name, other, input.via);
  }
  if (before !== null) return repeated(hearing.state, before);
  const { state, now, plan, onDuty, versions } = hearing;
  const decided = decideCommand(given, { state, now, plan, onDuty, library: versions });
  return isRefusal(decided)
    ? refusal(hearing, given.actor, input.name, decided, input.via, given.request)
    : commit(hearing, decided, given.actor, given.request);
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
function commit(hearing: Hearing, happenings: readonly Happening[], actor: Actor, request?: string): Outcome {
  const events: EventType[] = [];
  let seq = 0;
  for (const happening of happenings) {
    const event = hearing.write(happening, actor, request);
    events.push(event.type);
    seq = event.seq;
    react(hearing, event);
  }
  raise(hearing);
  return { done: true, seq: seq || hearing.state.seq, stage: hearing.state.stage, events, repeated: false };
}

function refusal(
  hearing: Hearing,
  actor: Actor,
  command: string,
  { refusal: code, detail, allowed }: Refusal,
  via: Via,
  request?: string,
): Outcome {
  const { seq } = hearing.write({ type: 'refused', data: { command, code, detail, via } }, actor, request);
  return { done: false, code: code satisfies RefusalCode, detail, allowed: allowed ?? [], stage: hearing.state.stage, seq };
}

function nextDue(hearing: Hearing): NextDue | null {
  const { state, now } = hearing;
  const moments: NextDue[] = state.clocks.flatMap((c) => {
    const at = nextOf(c);
    return at === null ? [] : [{ at, what: c.clock }];
  });
  for (const a of state.appointments) if (a.state === 'ahead') moments.push({ at: a.at, what: `appointment ${a.appointment}` });
  for (const e of state.effects) if (e.retryAt !== null && e.retryAt > now) moments.push({ at: e.retryAt, what: e.key });
  const window = reopeningWindow(hearing.plan, hearing.state);
  if (window !== null && window > now) moments.push({ at: window, what: 'reopening window' });
  return moments.reduce<NextDue | null>((first, moment) => (first === null || moment.at < first.at ? moment : first), null);
}

function isFinished(hearing: Hearing): boolean {
  const { state, now } = hearing;
  const window = reopeningWindow(hearing.plan, hearing.state);
  return window !== null && window <= now && state.effects.length === 0 && !state.clocks.some((c) => c.state !== 'stopped');
}
