import { begin } from './begin';
import type { JournalEvent, Registration } from './events';
import type { Clock, Complaint, Effect, HandOff } from './state';
import { isAbove, type Actor } from './terms';

/**
 * Folds one journal event into the state. Total: every event that was ever released has its branch here, and its
 * meaning never changes. Decides nothing.
 */
export function evolve(state: Complaint | null, event: JournalEvent): Complaint {
  if (event.type === 'registered') return begin(event);
  if (state === null) throw new Error(`journal event ${event.seq} (${event.type}) comes before "registered"`);
  const next = apply(state, event);
  return {
    ...remembered(next, event),
    seq: event.seq,
    head: event.hash,
    at: event.at,
    recordSeq: isOfDossier(state, event) ? state.recordSeq : event.seq,
  };
}

/** Sealing the dossier, trying it again, and settling it are no part of the record that it must hold. */
function isOfDossier(state: Complaint, event: JournalEvent): boolean {
  switch (event.type) {
    case 'effectOrdered':
    case 'effectDone':
    case 'effectFailed':
      return event.data.kind === 'dossier';
    case 'effectDelayed':
    case 'effectSettled':
      return state.effects.find((e) => e.key === event.data.key)?.kind === 'dossier';
    default:
      return false;
  }
}

/** Requests whose answers stay in the state itself: a quarter of the 64 KB that it may have; the journal holds the others. */
const requestsAtMost = 250;

function remembered(state: Complaint, event: JournalEvent): Complaint {
  const { request, seq } = event;
  if (request === undefined) return state;
  const others = state.requests.filter((r) => r.request !== request);
  const requests = [...others, { request, seq, refusal: event.type === 'refused' ? event.data.code : null }];
  const over = Math.max(0, requests.length - requestsAtMost);
  return { ...state, requests: requests.slice(over), requestsForgotten: state.requestsForgotten + over };
}

/** Folds a journal from its beginning or onto a state. */
export const replay = (events: readonly JournalEvent[], from: Complaint | null = null): Complaint | null =>
  events.reduce<Complaint | null>((state, event) => evolve(state, event), from);

function apply(state: Complaint, event: Exclude<JournalEvent, { type: 'registered' }>): Complaint {
  switch (event.type) {
    case 'contacted':
      return { ...worked(state, event.actor), firstContactAt: state.firstContactAt ?? event.data.at, owner: state.owner ?? event.actor.id };
    case 'contactAttempted':
      return {
        ...worked(state, event.actor),
        contactAttempts: event.data.attempt,
        firstContactAt: event.data.exhausted ? (state.firstContactAt ?? event.at) : state.firstContactAt,
      };
    case 'preserved':
    case 'noted':
    case 'refused':
      return state;
    case 'corrected':
      return corrected(worked(state, event.actor), event.personal?.values ?? {});
    case 'linked':
      return { ...state, links: [...state.links, event.data] };
    case 'urged':
      return { ...state, urges: event.data.count };
    case 'triaged': {
      const { category, level, tags, regulatory } = event.data;
      return {
        ...worked(state, event.actor),
        category,
        level,
        tags,
        regulatory,
        stage: state.stage === 'registered' ? 'triaged' : state.stage,
        owner: state.owner ?? event.actor.id,
      };
    }
    case 'rejected':
      return { ...ended(state, event), stage: 'rejected', outcome: 'rejected' };
    case 'assigned':
      return { ...state, assignee: event.data.to, department: event.data.department ?? state.department };
    case 'transferred':
      return {
        ...worked(state, event.actor),
        stage: state.handOffs.some((h) => h.state === 'accepted') ? state.stage : 'dispatched',
        department: event.data.department,
        handOffs: [
          ...state.handOffs,
          {
            handOff: event.data.handOff,
            department: event.data.department,
            round: event.data.round,
            state: 'waiting',
            handler: null,
            at: event.at,
          },
        ],
      };
    case 'handOffAccepted':
      return {
        ...worked(state, event.actor),
        stage: state.stage === 'dispatched' ? 'investigating' : state.stage,
        assignee: event.data.handler,
        handOffs: withHandOff(state, event.data.handOff, { state: 'accepted', handler: event.data.handler, at: event.at }),
      };
    case 'handOffReturned': {
      const handOffs = withHandOff(state, event.data.handOff, { state: 'returned', at: event.at });
      return {
        ...state,
        handOffs,
        returns: state.returns + 1,
        disputedReturns: state.disputedReturns + (event.data.disputed ? 1 : 0),
        stage: handOffs.some(isOpen) ? state.stage : 'triaged',
      };
    }
    case 'handOffAnswered':
      return { ...worked(state, event.actor), handOffs: withHandOff(state, event.data.handOff, { state: 'answered', at: event.at }) };
    case 'handOffRecalled':
      return { ...state, handOffs: withHandOff(state, event.data.handOff, { state: 'recalled', at: event.at }) };
    case 'asked':
      return {
        ...worked(state, event.actor),
        asked: state.asked + 1,
        questions: [...state.questions, { question: event.data.question, askedAt: event.at }],
        pauses: state.questions.length > 0 ? state.pauses : [...state.pauses, { from: event.at, to: null, why: event.data.question }],
      };
    case 'informed':
      return event.data.direction === 'fromCustomer'
        ? answeredByCustomer(state, event.data.question, event.at)
        : worked(state, event.actor);
    case 'found':
      return {
        ...worked(state, event.actor),
        findings: { cause: event.data.cause, responsibility: event.data.responsibility },
        stage: state.stage === 'registered' || state.stage === 'replied' ? state.stage : 'resolving',
      };
    case 'claimed':
      return { ...state, claim: event.data };
    case 'proposed': {
      const { proposal, total, needs, remedies } = event.data;
      const standsAtOnce = needs === null;
      return {
        ...worked(state, event.actor),
        stage: state.stage === 'replied' ? state.stage : 'resolving',
        proposals: state.proposals + 1,
        proposal: { proposal, total, needs, state: standsAtOnce ? 'approved' : 'waiting', by: event.actor.id, remedies },
      };
    }
    case 'approved':
      return state.proposal === null ? state : { ...state, proposal: { ...state.proposal, state: 'approved' } };
    case 'disapproved':
      return state.proposal === null
        ? state
        : { ...state, proposal: { ...state.proposal, state: 'disapproved' }, disapprovals: state.disapprovals + 1 };
    case 'remedyOrdered': {
      const { proposal: _proposal, ...remedy } = event.data;
      return { ...state, remedies: [...state.remedies, { ...remedy, fulfilled: false, reference: null, postedAt: null }] };
    }
    case 'fulfilled':
      return {
        ...worked(state, event.actor),
        remedies: state.remedies.map((r) =>
          r.remedy === event.data.remedy ? { ...r, fulfilled: true, reference: event.data.reference, postedAt: event.data.postedAt } : r,
        ),
      };
    case 'replied': {
      const { reply, result, medium, late } = event.data;
      return {
        ...worked(endPauses(state, event.at), event.actor),
        stage: 'replied',
        questions: [],
        replies: state.replies + 1,
        contactAttempts: 0,
        reply: { reply, result, medium, late, at: event.at },
        satisfaction: null,
      };
    }
    case 'rated':
      return { ...state, satisfaction: event.data.satisfaction };
    case 'withdrawn':
      return { ...ended(state, event), stage: 'withdrawn', outcome: 'withdrawn' };
    case 'reopened':
      return {
        ...state,
        stage: 'triaged',
        outcome: null,
        endedAt: null,
        contactAttempts: 0,
        reopenings: event.data.count,
        satisfaction: null,
        reply: null,
        proposal: null,
      };
    case 'closed':
      return { ...ended(state, event), stage: 'closed', outcome: event.data.outcome, promise: event.data.promise };
    case 'escalated':
      return {
        ...state,
        rung: event.data.rung,
        highestRung: isAbove(event.data.rung, state.highestRung) ? event.data.rung : state.highestRung,
        escalations: state.escalations + 1,
        rulesFired: event.data.rule === null ? state.rulesFired : [...state.rulesFired, event.data.rule],
      };
    case 'deescalated':
      return { ...state, rung: event.data.rung, rulesFired: [...new Set([...state.rulesFired, ...event.data.weighed])] };
    case 'factsObserved':
      return { ...state, facts: { repeats: event.data.repeats, asOf: event.data.asOf } };

    case 'clockStarted': {
      const { clock, name, from, ...timing } = event.data;
      const started: Clock = { clock, name, from, ...timing, state: 'running', warned: 0, lateSteps: 0, stoppedLate: null };
      return { ...state, clocks: [...state.clocks.filter((c) => c.clock !== clock), started] };
    }
    case 'clockMoved': {
      const { clock, why: _why, ...timing } = event.data;
      return withClock(state, clock, timing);
    }
    case 'clockPaused':
      return withClock(state, event.data.clock, { state: 'paused' });
    case 'clockResumed': {
      const { clock, ...timing } = event.data;
      return withClock(state, clock, { ...timing, state: 'running' });
    }
    case 'clockWarned':
      return withClock(state, event.data.clock, { warned: event.data.warning + 1 });
    case 'clockLate':
      return withClock(state, event.data.clock, { lateSteps: event.data.step + 1 });
    case 'clockStopped':
      return withClock(state, event.data.clock, { state: 'stopped', stoppedLate: event.data.late });

    case 'effectOrdered': {
      const { key, kind, purpose, subject, medium } = event.data;
      const effect: Effect = {
        key,
        kind,
        purpose,
        subject,
        medium,
        state: 'ordered',
        attempts: 0,
        retryAt: null,
        error: null,
        content: event.personal ?? {},
        orderedSeq: event.seq,
      };
      const count = (state.effectCounts[kind] ?? 0) + 1;
      return { ...state, effects: [...state.effects, effect], effectCounts: { ...state.effectCounts, [kind]: count } };
    }
    case 'effectDone':
      return withoutEffect(state, event.data.key, event.data.reference);
    case 'effectDelayed':
      return withEffect(state, event.data.key, {
        state: 'delayed',
        attempts: event.data.attempt,
        retryAt: event.data.retryAt,
        error: event.data.error,
      });
    case 'effectFailed':
      return withEffect(state, event.data.key, {
        state: event.data.inDoubt ? 'inDoubt' : 'failed',
        retryAt: null,
        error: event.data.error,
      });
    case 'effectSettled':
      return effectSettled(state, event.data.key, event.data.how);
    default:
      return unknownEvent(event);
  }
}

/** Taken as done, it stays until the `effectDone` that follows. */
function effectSettled(state: Complaint, key: string, how: 'retry' | 'done' | 'drop'): Complaint {
  switch (how) {
    case 'retry':
      return withEffect(state, key, { state: 'ordered', attempts: 0, retryAt: null, error: null });
    case 'drop':
      return withoutEffect(state, key, null);
    case 'done':
      return state;
  }
}

function unknownEvent(event: never): never {
  throw new Error(`unknown journal event ${JSON.stringify(event)}`);
}

const handledByAtMost = 50;
function worked(state: Complaint, actor: Actor): Complaint {
  if (actor.role === 'system' || state.handledBy.includes(actor.id) || state.handledBy.length >= handledByAtMost) return state;
  return { ...state, handledBy: [...state.handledBy, actor.id] };
}

function ended(state: Complaint, event: JournalEvent): Complaint {
  return { ...endPauses(state, event.at), questions: [], endedAt: event.at };
}

function answeredByCustomer(state: Complaint, question: string | null, at: number): Complaint {
  const questions = question === null ? [] : state.questions.filter((q) => q.question !== question);
  return questions.length > 0 ? { ...state, questions } : { ...endPauses(state, at), questions };
}

const endPauses = (state: Complaint, at: number): Complaint => ({
  ...state,
  pauses: state.pauses.map((p) => (p.to === null ? { ...p, to: at } : p)),
});

/** Fields that a correction names take its values; the others keep theirs. */
function corrected(state: Complaint, values: Partial<Registration>): Complaint {
  const before = state.registration;
  const registration: Registration = {
    ...before,
    complainant: { ...before.complainant, ...values.complainant },
    contact: { ...before.contact, ...values.contact },
    content: { ...before.content, ...values.content },
    ...(values.accountHolder === undefined ? {} : { accountHolder: { ...before.accountHolder, ...values.accountHolder } }),
    ...(values.service === undefined ? {} : { service: { ...before.service, ...values.service } }),
  };
  return { ...state, registration, preferred: values.contact?.preferred ?? state.preferred };
}

const isOpen = (h: HandOff): boolean => h.state === 'waiting' || h.state === 'accepted';

const withHandOff = (state: Complaint, handOff: string, change: Partial<HandOff>): HandOff[] =>
  state.handOffs.map((h) => (h.handOff === handOff ? { ...h, ...change } : h));

const withClock = (state: Complaint, clock: string, change: Partial<Clock>): Complaint => ({
  ...state,
  clocks: state.clocks.map((c) => (c.clock === clock ? { ...c, ...change } : c)),
});

const withEffect = (state: Complaint, key: string, change: Partial<Effect>): Complaint => ({
  ...state,
  effects: state.effects.map((e) => (e.key === key ? { ...e, ...change } : e)),
});

/** Takes an effect off the list; a dossier then counts as sealed, be it that a person dropped it. */
function withoutEffect(state: Complaint, key: string, reference: string | null): Complaint {
  const gone = state.effects.find((e) => e.key === key);
  const effects = state.effects.filter((e) => e.key !== key);
  if (gone?.kind !== 'dossier') return { ...state, effects };
  return { ...state, effects, dossier: { seq: gone.orderedSeq, reference, n: state.effectCounts.dossier ?? 1 } };
}
