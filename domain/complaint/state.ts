import type { EffectContent, EffectKind, PlanRef, ReferralTerms, RefusalCode, Registration, Remedy, Timing } from './events';
import type { Channel, Instant, Language, Level, Medium, Outcome, Relation, Result, Rung, Satisfaction, Stage } from './terms';

/** A complaint as its journal left it; JSON throughout, at most 64 KB (§3 of the architecture). */
export interface Complaint {
  /** Version of this shape; a carried state of an older shape is lifted before use. */
  readonly schema: 1;
  readonly number: string;
  readonly seq: number;
  /** Hash of the last journal event. */
  readonly head: string;
  readonly at: Instant;
  readonly plan: PlanRef;
  /** Versions of uploaded calendars that it counts by; an id that is absent means the plan's own. */
  readonly calendars: Readonly<Record<string, string>>;
  readonly stage: Stage;
  /** The stages it went through, each since when. */
  readonly stages: readonly { readonly stage: Stage; readonly from: Instant }[];
  readonly channel: Channel;
  readonly request: string;
  readonly fingerprint: string;
  readonly receivedAt: Instant;
  readonly registeredAt: Instant;
  readonly registration: Registration;
  readonly language: Language;
  readonly relation: Relation;
  readonly authorised: boolean;
  readonly humanVoiceOnly: boolean;
  readonly preferred: Medium;
  readonly region: string | null;
  readonly tier: string | null;
  readonly customer: string | null;
  readonly referrals: readonly Referral[];
  readonly category: string | null;
  readonly level: Level | null;
  readonly tags: readonly string[];
  /** A referral that was not taken back, or a person's flag (R). */
  readonly regulatory: boolean;
  /** The flag that a person set at triage. */
  readonly flagged: boolean;
  /** Who was asked first and stays the owner, 首问负责制. */
  readonly owner: string | null;
  readonly assignee: string | null;
  readonly department: string | null;
  /** Everyone who worked on it: none of them may approve or inspect it. */
  readonly handledBy: readonly string[];
  readonly firstContactAt: Instant | null;
  /** Since the reply, once there is one: attempts to call back count apart. */
  readonly contactAttempts: number;
  /** The last attempt that counts. */
  readonly lastAttemptAt: Instant | null;
  readonly urges: number;
  readonly reopenings: number;
  readonly disapprovals: number;
  readonly returns: number;
  readonly disputedReturns: number;
  readonly facts: { repeats: number | null; duplicates: readonly string[]; alike: number | null; asOf: Instant | null };
  readonly claim: { amount: number; confirmed: boolean } | null;
  readonly questions: readonly { question: string; askedAt: Instant }[];
  readonly asked: number;
  readonly handOffs: readonly HandOff[];
  readonly findings: { cause: string; responsibility: string; element: string | null } | null;
  readonly proposal: Proposal | null;
  readonly proposals: number;
  readonly remedies: readonly (Remedy & { fulfilled: boolean; reference: string | null; postedAt: Instant | null })[];
  readonly reply: { reply: string; result: Result; at: Instant; medium: Medium; late: boolean } | null;
  readonly replies: number;
  /** By a reply, by a reasoned rejection, or by the customer himself who withdrew: the reception has done its duty. */
  readonly answered: boolean;
  readonly satisfaction: Satisfaction | null;
  readonly links: readonly { to: string; relation: string }[];
  readonly outcome: Outcome | null;
  readonly promises: readonly Promised[];
  readonly extensions: readonly Extension[];
  readonly oversights: readonly { oversight: string; due: Instant; at: Instant }[];
  readonly appointments: readonly Appointment[];
  /** Due instants that the customer was told last, by clock. */
  readonly told: Readonly<Record<string, Instant>>;
  readonly endedAt: Instant | null;
  readonly rung: Rung | null;
  readonly highestRung: Rung | null;
  readonly escalations: number;
  /** Every escalation with what was done about it. */
  readonly raised: readonly Escalation[];
  readonly reportedAt: Instant | null;
  /** Escalation rules of the plan that have fired; each fires once. */
  readonly rulesFired: readonly string[];
  readonly clocks: readonly Clock[];
  readonly pauses: readonly Pause[];
  /** Effects that are not done; done ones live in the journal. */
  readonly effects: readonly Effect[];
  /** How many effects of each kind were ordered: the n of `number/kind/n`. */
  readonly effectCounts: Readonly<Partial<Record<EffectKind, number>>>;
  readonly dossier: { seq: number; reference: string | null; n: number } | null;
  /** The last requests that were answered, oldest first; older ones are found in the journal. */
  readonly requests: readonly AnsweredRequest[];
  readonly requestsForgotten: number;
  /** Last event that a dossier must hold; sealing itself does not count. */
  readonly recordSeq: number;
}

export interface AnsweredRequest {
  /** `requestDigest` and a digest of the body, as the journal writes it. */
  readonly request: string;
  readonly seq: number;
  readonly refusal: RefusalCode | null;
}

export interface HandOff {
  readonly handOff: string;
  readonly department: string;
  readonly round: number;
  readonly state: 'waiting' | 'accepted' | 'returned' | 'answered' | 'recalled';
  readonly handler: string | null;
  readonly at: Instant;
}

export interface Referral extends ReferralTerms {
  /** R1, R2 … in the order in which they came. */
  readonly referral: string;
  readonly round: number;
  readonly state: 'received' | 'signedFor' | 'returned' | 'over' | 'reportedBack';
  /** Asked of the body and not decided yet. */
  readonly extensionAsked: Instant | null;
  /** The date that was printed before this round's extensions were granted. */
  readonly extendedFrom: Instant | null;
  /** Its body has granted an extension in this round. */
  readonly extended: boolean;
  /** The round in which it was returned: once in each. */
  readonly returnedIn: number | null;
  readonly at: Instant;
}

export interface Promised {
  readonly promise: string;
  readonly owner: string;
  readonly due: Instant;
  readonly kept: boolean;
}

export interface Extension {
  readonly extension: string;
  readonly by: string;
  /** `spent`: of the work before a reopening; it moves nothing any more. */
  readonly state: 'requested' | 'granted' | 'refused' | 'spent';
  readonly requestedBy: string;
}

export interface Appointment {
  readonly appointment: string;
  readonly at: Instant;
  readonly chosenBy: 'customer' | 'company';
  readonly state: 'ahead' | 'came' | 'cancelled';
}

export interface Escalation {
  readonly escalation: string;
  readonly rung: Rung;
  readonly accountable: string;
  /** A person named by hand, not by the roster. */
  readonly named: boolean;
  readonly at: Instant;
  /** Steps taken, each with its instant. */
  readonly respondedAt: Instant | null;
  readonly assessedAt: Instant | null;
  readonly coordinatedAt: Instant | null;
  readonly trackedAt: Instant | null;
  /** Owner of the coordination plan. */
  readonly owner: string | null;
}

export interface Proposal {
  readonly proposal: string;
  readonly total: number;
  readonly needs: Rung | null;
  readonly state: 'waiting' | 'approved' | 'disapproved';
  readonly by: string;
  readonly remedies: readonly Remedy[];
}

export interface Clock extends Readonly<Timing> {
  /** The plan's id of the clock, with `/H1` for what it is kept for. */
  readonly clock: string;
  readonly name: string;
  /** The event that started it. */
  readonly by: { readonly type: string; readonly seq: number };
  readonly from: Instant;
  readonly state: 'running' | 'paused' | 'stopped';
  /** Indexes into warnAt that were given or overtaken. */
  readonly warned: number;
  /** Late steps taken. */
  readonly lateSteps: number;
  readonly stoppedLate: boolean | null;
  /** When and how it stopped; null while it runs. */
  readonly stopped: { readonly at: Instant; readonly end: 'met' | 'dropped' } | null;
}

export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  /** Question or appointment that it waits for. */
  readonly why: string;
}

export interface Effect {
  readonly key: string;
  readonly kind: EffectKind;
  readonly purpose: string | null;
  readonly subject: string | null;
  readonly medium: Medium | null;
  readonly state: 'ordered' | 'delayed' | 'failed' | 'inDoubt';
  readonly attempts: number;
  readonly retryAt: Instant | null;
  readonly error: string | null;
  /** Personal part, kept only until the effect is done. */
  readonly content: EffectContent;
  readonly orderedSeq: number;
}
