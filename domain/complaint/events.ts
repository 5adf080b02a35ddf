import type {
  Actor,
  Channel,
  Instant,
  Language,
  Level,
  MediationOutcome,
  Medium,
  Outcome,
  ReferralDecision,
  Relation,
  Result,
  Rung,
  Satisfaction,
  Urgency,
} from './terms';

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
      /** R1 of a complaint that a referral opened, and what its document says. */
      referral: string | null;
      referred: ReferralTerms | null;
      /** Versions of uploaded calendars that it counts by; an id that is absent means the plan's own. */
      calendars: Record<string, string>;
    };
    personal: Registration;
  };
  contacted: { data: { medium: Medium; at: Instant }; personal: { summary: string } };
  contactAttempted: {
    /** `attempt`: how many count; one made too soon after the one before does not. */
    data: { medium: Medium; outcome: AttemptOutcome; attempt: number; tooSoon: boolean; exhausted: boolean };
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
  /** `element`: the network element, product or dealer that it happened at, by which mass complaints are told. */
  found: { data: { cause: string; responsibility: string; evidence: string[]; element: string | null }; personal: { finding: string } };
  claimed: { data: { amount: number; confirmed: boolean }; personal: { grounds: string } };
  proposed: { data: { proposal: string; remedies: Remedy[]; total: number; needs: Rung | null }; personal: { solution: string } };
  approved: { data: { proposal: string; total: number }; personal: { remark?: string } };
  disapproved: { data: { proposal: string }; personal: { reason: string } };
  /** A remedy stands: its proposal is approved, or was within the proposer's authority. */
  remedyOrdered: { data: { remedy: string; proposal: string; kind: string; amount: number; due: Instant | null }; personal: None };
  fulfilled: { data: { remedy: string; kind: string; reference: string; postedAt: Instant | null }; personal: None };
  replied: {
    data: { reply: string; result: Result; medium: Medium; recording: string | null; late: boolean; appealStated: boolean };
    personal: { finding: string; basis: string; solution: string; timing: string; appeal?: string };
  };
  rated: { data: { satisfaction: Satisfaction }; personal: { comment?: string } };
  withdrawn: { data: { recording: string; checkedBy: string }; personal: { words: string } };
  /** `answered`: a reply had been given, so that what the law asks for was done once. */
  reopened: {
    data: { count: number; cause: 'hand' | 'dissatisfied' | 'redo' | 'mergeFailed'; answered: boolean };
    personal: { reason: string };
  };
  /** `promise`: M1 … of the promise that the customer agreed on. */
  closed: { data: { outcome: Outcome; promise: string | null }; personal: { remark?: string } };
  /** A duplicate ends here; what the customer said goes over to the complaint that was there before. */
  merged: { data: { into: string }; personal: { reason: string } };
  absorbed: { data: { from: string }; personal: { subject: string; facts: string } };
  escalated: {
    /** `accountable`: a person on duty, else `role:…`; `passedOver`: rungs at which nobody was on duty. */
    data: {
      escalation: string;
      rung: Rung;
      from: Rung | null;
      rule: string | null;
      accountable: string;
      named: boolean;
      passedOver: Rung[];
    };
    personal: { reason: string };
  };
  /** `weighed`: rules of the plan that hold now; a person has weighed them, they do not raise it again. */
  deescalated: { data: { rung: Rung | null; from: Rung; weighed: string[] }; personal: { reason: string } };
  responded: { data: { escalation: string }; personal: { text: string } };
  assessed: { data: { escalation: string }; personal: { assessment: string } };
  coordinated: { data: { escalation: string; owner: string }; personal: { plan: string } };
  tracked: { data: { escalation: string | null; oversight: string | null }; personal: { text: string } };
  reported: { data: { escalations: number }; personal: { report: string } };

  /** A promise to the customer; its clock outlives the closing. */
  promised: { data: { promise: string; owner: string; due: Instant }; personal: { what: string } };
  promiseKept: { data: { promise: string; reference: string }; personal: { remark?: string } };
  /** `by`: a duration of the plan's form, such as `2 WD`. */
  extensionRequested: { data: { extension: string; by: string }; personal: { reason: string } };
  extensionDecided: { data: { extension: string; granted: boolean; by: string }; personal: { reason: string } };
  overseen: { data: { oversight: string; due: Instant }; personal: { instruction: string } };
  appointmentMade: { data: { appointment: string; at: Instant; chosenBy: 'customer' | 'company' }; personal: { purpose: string } };
  appointmentCancelled: { data: { appointment: string }; personal: { reason: string } };
  /** Time reached an appointment: what paused for it runs on. */
  appointmentCame: { data: { appointment: string }; personal: None };

  referred: { data: { referral: string; round: number } & ReferralTerms; personal: { demand?: string } };
  referralSigned: { data: { referral: string; round: number }; personal: None };
  referralReturned: { data: { referral: string; round: number }; personal: { reason: string } };
  referralExtensionRequested: { data: { referral: string; until: Instant }; personal: { reason: string } };
  /** `due`: the date that now counts as printed. */
  referralDecided: { data: { referral: string; decision: ReferralDecision; due: Instant | null }; personal: { remark?: string } };
  /** `onTime`: by the printed date; null when there is none. */
  reportedBack: { data: { referral: string; round: number; onTime: boolean | null }; personal: { report: string } };
  redoRecorded: { data: { referral: string; round: number; due: Instant | null }; personal: { reason: string } };
  mediationRecorded: {
    data: { referral: string; outcome: MediationOutcome; at: Instant; next: Instant | null };
    personal: { record: string };
  };

  /** The complaint goes on by another version of the plan, or other versions of its calendars; null and absent stay. */
  adopted: { data: { plan: PlanRef | null; calendars: Record<string, string> }; personal: { reason: string } };
  /**
   * `duplicates`: open complaints of the same customer in the same matter; `offered`: those not told of before. `earlier`: ended ones of the plan's window.
   * `alike`: complaints with the same cause and element within the plan's hour. null: not known.
   */
  factsObserved: {
    data: { repeats: number | null; duplicates: string[]; offered: string[]; earlier: string[]; alike: number | null; asOf: Instant };
    personal: None;
  };

  /** `by`: type and sequence number of the event that started it. */
  clockStarted: { data: { clock: string; name: string; by: { type: string; seq: number }; from: Instant } & Timing; personal: None };
  clockMoved: { data: { clock: string; name: string; why: string; was: Instant } & Timing; personal: None };
  clockPaused: { data: { clock: string; why: string }; personal: None };
  clockResumed: { data: { clock: string; name: string } & Timing; personal: None };
  /** `owedAt`: when the plan wanted it; `overtaken`: a later step of the same clock had passed as well, after an outage. */
  clockWarned: {
    data: { clock: string; name: string; warning: number; due: Instant; owedAt: Instant; overtaken: boolean };
    personal: None;
  };
  clockLate: { data: { clock: string; name: string; step: number; due: Instant; owedAt: Instant }; personal: None };
  clockStopped: { data: { clock: string; name: string; due: Instant; late: boolean; end: 'met' | 'dropped' }; personal: None };

  effectOrdered: {
    data: {
      key: string;
      kind: EffectKind;
      purpose: string | null;
      subject: string | null;
      medium: Medium | null;
      /** Due instants that a message tells the customer, by clock. */
      tells: Record<string, Instant>;
    };
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
  because: Because;
};

/** What made a clock's due instant what it is, beside its goal: the facts of the sentence that explains it. */
export type Because = {
  /** Condition of the goal that applies. */
  readonly when?: string;
  /** Calendar by which it counts. */
  readonly calendar: string;
  /** Milliseconds of pauses by which it is later. */
  readonly paused?: number;
  /** Granted extensions by which it is later, such as `2 WD`. */
  readonly extendedBy?: string;
  /** The clock that an extension would have passed, and which it keeps to instead. */
  readonly keptTo?: string;
  /** The referral, promise or oversight whose own date it is. */
  readonly dated?: string;
  /** An outer clock binds: this share of what remained of it. */
  readonly share?: { readonly percent: number; readonly of: string };
  /** Moved into the hours in which customers may be called. */
  readonly contactHours?: true;
};

/** What a referral's document says, domain rule «Referrals». Dates printed as a day end at 24:00 of it. */
export type ReferralTerms = {
  readonly body: string;
  /** Referral kind of the plan. */
  readonly kind: string;
  readonly document: string;
  readonly urgency: Urgency;
  /** When it reached us. */
  readonly receivedAt: Instant;
  readonly signForBy: Instant | null;
  readonly returnBy: Instant | null;
  /** The date printed on it. */
  readonly due: Instant | null;
  readonly confidential: boolean;
  /** What the body wants back, such as "written reply". */
  readonly wants: string | null;
};

export type EffectKind = 'message' | 'handOff' | 'recall' | 'observation' | 'merge' | 'dossier';

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
  service?: { number?: string; broadbandAccount?: string; address?: string; faultReportedAt?: Instant };
  contact: { preferred?: Medium; phone?: string; email?: string; address?: string; hours?: string; atNight?: boolean };
  consent?: { recording?: boolean; dataUse?: boolean };
  content: { subject: string; facts: string; demand?: string; problem?: string; measures?: string };
  channel: Record<string, string | number | boolean | string[]>;
}
