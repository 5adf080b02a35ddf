import type { Actor, Channel, Instant, Language, Level, Medium, Outcome, Relation, Result, Rung, Satisfaction } from './terms';

/**
 * What can happen to a complaint. `data` is public inside the company and holds no personal data;
 * `personal` is what the customer or a person said or is called, and is covered by the journal's
 * hash only through a salted commitment, so that it can be erased. A released type never changes meaning.
 */
export interface EventTypes {
  registered: {
    data: {
      number: string;
      channel: Channel;
      /** Digest of the channel and the channel's own request id. */
      request: string;
      /** Digest of the whole registration, to tell a repeat from a misuse of the same request id. */
      fingerprint: string;
      receivedAt: Instant;
      plan: PlanRef;
      language: Language;
      relation: Relation;
      authorised: boolean;
      humanVoiceOnly: boolean;
      preferred: Medium;
      region: string | null;
      tier: string | null;
      /** Keyed digest under which the same customer is found again. */
      customer: string | null;
      category: string | null;
      referral: { body: string; kind: string; due: Instant | null } | null;
    };
    personal: Registration;
  };
  contacted: { data: { medium: Medium; at: Instant }; personal: { summary: string } };
  contactAttempted: {
    data: { medium: Medium; outcome: AttemptOutcome; attempt: number; exhausted: boolean };
    personal: { remark?: string };
  };
  preserved: { data: { what: string; reference: string; until: Instant | null }; personal: None };
  corrected: { data: { fields: string[] }; personal: { reason: string; values: Partial<Registration> } };
  noted: { data: None; personal: { text: string } };
  linked: { data: { to: string; relation: LinkRelation }; personal: None };
  urged: { data: { count: number }; personal: { words?: string } };
  triaged: { data: { category: string; level: Level; tags: string[]; regulatory: boolean; again: boolean }; personal: { remark?: string } };
  rejected: { data: { ground: string }; personal: { reply: string } };
  assigned: { data: { to: string; department: string | null }; personal: None };
  transferred: { data: { handOff: string; department: string; round: number }; personal: { request: string } };
  handOffAccepted: { data: { handOff: string; department: string; handler: string }; personal: None };
  handOffReturned: { data: { handOff: string; department: string; disputed: boolean }; personal: { reason: string } };
  handOffAnswered: { data: { handOff: string; department: string }; personal: { answer: string } };
  handOffRecalled: { data: { handOff: string; department: string; reason: string }; personal: None };
  asked: { data: { question: string }; personal: { text: string } };
  informed: { data: { direction: 'toCustomer' | 'fromCustomer'; question: string | null }; personal: { text: string } };
  found: { data: { cause: string; responsibility: string; evidence: string[] }; personal: { finding: string } };
  claimed: { data: { amount: number; confirmed: boolean }; personal: { grounds: string } };
  proposed: { data: { proposal: string; remedies: Remedy[]; total: number; needs: Rung | null }; personal: { solution: string } };
  approved: { data: { proposal: string; total: number }; personal: { remark?: string } };
  disapproved: { data: { proposal: string }; personal: { reason: string } };
  /** A remedy stands: its proposal is approved, or was within the proposer's authority. */
  remedyOrdered: { data: { remedy: string; proposal: string; kind: string; amount: number; due: Instant | null }; personal: None };
  fulfilled: { data: { remedy: string; reference: string; postedAt: Instant | null }; personal: None };
  replied: {
    data: { reply: string; result: Result; medium: Medium; recording: string | null; late: boolean; appealStated: boolean };
    personal: { finding: string; basis: string; solution: string; timing: string; appeal?: string };
  };
  rated: { data: { satisfaction: Satisfaction }; personal: { comment?: string } };
  withdrawn: { data: { recording: string; checkedBy: string }; personal: { words: string } };
  /** `answered`: a reply had been given, so that what the law asks for was done once. */
  reopened: { data: { count: number; cause: 'hand' | 'dissatisfied'; answered: boolean }; personal: { reason: string } };
  closed: { data: { outcome: Outcome; promise: { owner: string; due: Instant } | null }; personal: { remark?: string; promise?: string } };
  escalated: {
    data: { escalation: string; rung: Rung; from: Rung | null; rule: string | null; accountable: string };
    personal: { reason: string };
  };
  /** `weighed`: rules of the plan that hold now; a person has weighed them, they do not raise it again. */
  deescalated: { data: { rung: Rung | null; from: Rung; weighed: string[] }; personal: { reason: string } };
  factsObserved: { data: { repeats: number | null; asOf: Instant }; personal: None };

  clockStarted: { data: { clock: string; name: string; from: Instant } & Timing; personal: None };
  clockMoved: { data: { clock: string; why: string } & Timing; personal: None };
  clockPaused: { data: { clock: string; why: string }; personal: None };
  clockResumed: { data: { clock: string } & Timing; personal: None };
  clockWarned: { data: { clock: string; name: string; warning: number; due: Instant }; personal: None };
  clockLate: { data: { clock: string; name: string; step: number; due: Instant }; personal: None };
  clockStopped: { data: { clock: string; name: string; due: Instant; late: boolean; end: 'met' | 'dropped' }; personal: None };

  effectOrdered: {
    data: { key: string; kind: EffectKind; purpose: string | null; subject: string | null; medium: Medium | null };
    personal: EffectContent;
  };
  effectDone: { data: { key: string; kind: EffectKind; purpose: string | null; reference: string | null }; personal: None };
  effectDelayed: { data: { key: string; attempt: number; retryAt: Instant; error: string }; personal: None };
  effectFailed: { data: { key: string; kind: EffectKind; error: string; inDoubt: boolean }; personal: None };
  effectSettled: { data: { key: string; how: 'retry' | 'done' | 'drop' }; personal: { reason: string } };

  refused: { data: { command: string; code: RefusalCode; detail: string; via: Via }; personal: None };
}

export type EventType = keyof EventTypes;
type None = Readonly<Record<string, never>>;

export type EventOf<T extends EventType> = {
  [K in T]: { readonly type: K; readonly data: EventTypes[K]['data']; readonly personal?: EventTypes[K]['personal'] };
}[T];
/** What a rule says happened, before it has a place in the journal. */
export type Happening = EventOf<EventType>;

/** One entry of the journal. */
export type JournalEvent = Happening & {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
  /** Of an event that a command with a request id caused: `requestDigest`, a dot, eight characters of the body's digest. */
  readonly request?: string;
  /** Salted digest of `personal`, where there is any. */
  readonly commitment?: string;
  /** The salt, kept and erased together with `personal`. */
  readonly salt?: string;
  /** Digest over the public part, the commitment and the hash before. */
  readonly hash: string;
};

export interface PlanRef {
  readonly id: string;
  readonly version: string;
  /** Content hash: the version's true name. */
  readonly hash: string;
}

/** Everything about a clock's time that is computed once and then stands in history. */
export type Timing = {
  due: Instant;
  /** Ascending; a warning's place in the list is its name. */
  warnAt: Instant[];
  /** Instants of the plan's late steps, ascending; the first is `due` itself or later. */
  lateAt: Instant[];
  /** The goal as the plan writes it, such as `4 wh`. */
  goal: string;
  /** The rule that the goal rests on. */
  basis: string;
  /** Computed beyond the calendar's published horizon. */
  provisional: boolean;
};

export type EffectKind = 'message' | 'handOff' | 'recall' | 'observation' | 'dossier';

/** What the effect carries out; its shape follows the kind. */
export interface EffectContent {
  to?: string;
  language?: Language;
  title?: string;
  text?: string;
}

export type AttemptOutcome = 'noAnswer' | 'busy' | 'switchedOff' | 'wrongNumber' | 'callBackLater';
export type LinkRelation = 'duplicate' | 'repeat' | 'related';
export type Via = 'update' | 'signal' | 'workflow';
export type RefusalCode =
  | 'malformed'
  | 'unknownCommand'
  | 'role'
  | 'stage'
  | 'plan'
  | 'reference'
  | 'queueFull'
  | 'notCancellable'
  | 'sameRequestOtherBody';

export interface Remedy {
  readonly remedy: string;
  readonly kind: string;
  /** Yuan. */
  readonly amount: number;
  /** When it is promised to be carried out. */
  readonly due: Instant | null;
}

/** The registration as the channel gave it, plan 1.1.8–1.1.15. Its text is kept to the character. */
export interface Registration {
  complainant: { name?: string; phone?: string; email?: string; address?: string; ageBand?: string; identityCheck?: string };
  accountHolder?: { name?: string; authorisation?: string };
  service?: { number?: string; broadbandAccount?: string; address?: string };
  contact: { preferred?: Medium; phone?: string; email?: string; address?: string; hours?: string };
  consent?: { recording?: boolean; dataUse?: boolean };
  content: { subject: string; facts: string; demand?: string; problem?: string; measures?: string };
  channel: Record<string, string | number | boolean | string[]>;
}
