import { begin } from './begin';
import type { JournalEvent, Registration } from './events';
import { foldClock } from './fold/clocks';
import { foldEffect } from './fold/effects';
import { foldEscalation } from './fold/escalations';
import { foldPauses } from './fold/pauses';
import { foldReferral } from './fold/referrals';
import type { Appointment, Complaint, HandOff } from './state';
import type { Actor } from './terms';

/**
 * Folds one journal event into the state. Total: every event that was ever released has its branch here, and its
 * meaning never changes. Decides nothing.
 */
export function evolve(state: Complaint | null, event: JournalEvent): Complaint {
  if (event.type === 'registered') return begin(event);
  if (state === null) throw new Error(`journal event ${event.seq} (${event.type}) comes before "registered"`);
  const next = remembered(foldPauses(withStages(state, apply(state, event), event), event), event);
  const recordSeq = isOfDossier(state, event) ? state.recordSeq : event.seq;
  // What the branches have made is nobody else's yet, and is completed in place: copying is most of what folding costs.
  return Object.assign(next === state ? { ...state } : next, { seq: event.seq, head: event.hash, at: event.at, recordSeq });
}

const withStages = (before: Complaint, next: Complaint, { at }: JournalEvent): Complaint =>
  next.stage === before.stage ? next : { ...next, stages: [...next.stages, { stage: next.stage, from: at }] };

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
      return {
        ...handled(state, event.actor),
        firstContactAt: state.firstContactAt ?? event.data.at,
        owner: state.owner ?? event.actor.id,
      };
    case 'contactAttempted':
      return {
        ...handled(state, event.actor),
        contactAttempts: event.data.attempt,
        lastAttemptAt: event.data.tooSoon ? state.lastAttemptAt : event.at,
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
        flagged: regulatory,
        regulatory: regulatory || state.referrals.some((r) => r.state !== 'over'),
        stage: state.stage === 'registered' ? 'triaged' : state.stage,
        owner: state.owner ?? event.actor.id,
      };
    }
    case 'rejected':
      return { ...ended(state, event), stage: 'rejected', outcome: 'rejected', answered: true };
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
      };
    case 'informed':
      return event.data.direction === 'fromCustomer' ? answeredByCustomer(state, event.data.question) : worked(state, event.actor);
    case 'found':
      return {
        ...worked(state, event.actor),
        findings: { cause: event.data.cause, responsibility: event.data.responsibility, element: event.data.element },
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
        ...worked(state, event.actor),
        stage: 'replied',
        questions: [],
        appointments: withoutAhead(state),
        replies: state.replies + 1,
        answered: true,
        contactAttempts: 0,
        reply: { reply, result, medium, late, at: event.at },
        satisfaction: null,
      };
    }
    case 'rated':
      return { ...state, satisfaction: event.data.satisfaction };
    case 'withdrawn':
      return { ...ended(state, event), stage: 'withdrawn', outcome: 'withdrawn', answered: true };
    case 'reopened':
      return {
        ...state,
        stage: state.level === null ? 'registered' : 'triaged',
        outcome: null,
        extensions: state.extensions.map((e) => (e.state === 'granted' ? { ...e, state: 'spent' } : e)),
        endedAt: null,
        contactAttempts: 0,
        reopenings: event.data.count,
        satisfaction: null,
        reply: null,
        proposal: null,
      };
    case 'closed':
      return { ...ended(state, event), stage: 'closed', outcome: event.data.outcome };
    case 'merged':
      return {
        ...ended(state, event),
        stage: 'closed',
        outcome: 'merged',
        links: [...state.links, { to: event.data.into, relation: 'mergedInto' }],
      };
    case 'absorbed':
      return { ...state, links: [...state.links, { to: event.data.from, relation: 'absorbed' }] };
    case 'escalated':
    case 'deescalated':
    case 'responded':
    case 'assessed':
    case 'coordinated':
    case 'tracked':
    case 'reported':
      return foldEscalation(event.type === 'escalated' || event.type === 'deescalated' ? state : worked(state, event.actor), event);

    case 'promised': {
      const { promise, owner, due } = event.data;
      return { ...state, promises: [...state.promises, { promise, owner, due, kept: false }] };
    }
    case 'promiseKept':
      return { ...state, promises: state.promises.map((p) => (p.promise === event.data.promise ? { ...p, kept: true } : p)) };
    case 'extensionRequested': {
      const requested = { ...event.data, state: 'requested' as const, requestedBy: event.actor.id };
      return { ...worked(state, event.actor), extensions: [...state.extensions, requested] };
    }
    case 'extensionDecided': {
      const { extension, granted, by } = event.data;
      const decided = { by, state: granted ? ('granted' as const) : ('refused' as const) };
      return { ...state, extensions: state.extensions.map((e) => (e.extension === extension ? { ...e, ...decided } : e)) };
    }
    case 'overseen':
      return { ...state, oversights: [...state.oversights, { ...event.data, at: event.at }] };
    case 'appointmentMade':
      return { ...worked(state, event.actor), appointments: [...state.appointments, { ...event.data, state: 'ahead' }] };
    case 'appointmentCancelled':
      return { ...state, appointments: withAppointment(state, event.data.appointment, 'cancelled') };
    case 'appointmentCame':
      return { ...state, appointments: withAppointment(state, event.data.appointment, 'came') };

    case 'referred':
    case 'referralSigned':
    case 'referralReturned':
    case 'referralExtensionRequested':
    case 'referralDecided':
    case 'reportedBack':
    case 'redoRecorded':
    case 'mediationRecorded':
      return foldReferral(state, event);

    case 'adopted':
      return { ...state, plan: event.data.plan ?? state.plan, calendars: { ...state.calendars, ...event.data.calendars } };
    case 'factsObserved': {
      // What is not known now does not undo what was known before.
      const { repeats, alike, asOf } = event.data;
      const duplicates = repeats === null ? state.facts.duplicates : event.data.duplicates;
      return { ...state, facts: { repeats: repeats ?? state.facts.repeats, duplicates, alike: alike ?? state.facts.alike, asOf } };
    }

    case 'clockStarted':
    case 'clockMoved':
    case 'clockPaused':
    case 'clockResumed':
    case 'clockWarned':
    case 'clockLate':
    case 'clockStopped':
      return foldClock(state, event, event.at);

    case 'effectOrdered':
    case 'effectDone':
    case 'effectDelayed':
    case 'effectFailed':
    case 'effectSettled':
      return foldEffect(state, event);
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new Error(`unknown journal event ${JSON.stringify(event)}`);
}

const handledByAtMost = 50;
/** Whoever calls back after the reply has not handled it, and may take the rating (domain rule «Call-back»). */
const handled = (state: Complaint, actor: Actor): Complaint => (state.stage === 'replied' ? state : worked(state, actor));

function worked(state: Complaint, actor: Actor): Complaint {
  if (actor.role === 'system' || state.handledBy.includes(actor.id) || state.handledBy.length >= handledByAtMost) return state;
  return { ...state, handledBy: [...state.handledBy, actor.id] };
}

const ended = (state: Complaint, event: JournalEvent): Complaint => ({
  ...state,
  questions: [],
  appointments: withoutAhead(state),
  endedAt: event.at,
});

function answeredByCustomer(state: Complaint, question: string | null): Complaint {
  return { ...state, questions: question === null ? [] : state.questions.filter((q) => q.question !== question) };
}

/** Nothing waits for an appointment any more once the complaint is answered or over. */
const withoutAhead = ({ appointments }: Complaint): Appointment[] =>
  appointments.map((a) => (a.state === 'ahead' ? { ...a, state: 'cancelled' } : a));

const withAppointment = (state: Complaint, appointment: string, now: Appointment['state']): Appointment[] =>
  state.appointments.map((a) => (a.appointment === appointment ? { ...a, state: now } : a));

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
