import type { EffectContent, EffectKind, PlanRef, RefusalCode, Registration, Remedy, Timing } from './events';
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
  readonly stage: Stage;
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
  readonly referral: { body: string; kind: string; due: Instant | null } | null;
  readonly category: string | null;
  readonly level: Level | null;
  readonly tags: readonly string[];
  readonly regulatory: boolean;
  /** Who was asked first and stays the owner, 首问负责制. */
  readonly owner: string | null;
  readonly assignee: string | null;
  readonly department: string | null;
  /** Everyone who worked on it: none of them may approve or inspect it. */
  readonly handledBy: readonly string[];
  readonly firstContactAt: Instant | null;
  /** Since the reply, once there is one: attempts to call back count apart. */
  readonly contactAttempts: number;
  readonly urges: number;
  readonly reopenings: number;
  readonly disapprovals: number;
  readonly returns: number;
  readonly disputedReturns: number;
  readonly facts: { repeats: number | null; asOf: Instant | null };
  readonly claim: { amount: number; confirmed: boolean } | null;
  readonly questions: readonly { question: string; askedAt: Instant }[];
  readonly asked: number;
  readonly handOffs: readonly HandOff[];
  readonly findings: { cause: string; responsibility: string } | null;
  readonly proposal: Proposal | null;
  readonly proposals: number;
  readonly remedies: readonly (Remedy & { fulfilled: boolean; reference: string | null; postedAt: Instant | null })[];
  readonly reply: { reply: string; result: Result; at: Instant; medium: Medium; late: boolean } | null;
  readonly replies: number;
  readonly satisfaction: Satisfaction | null;
  readonly links: readonly { to: string; relation: string }[];
  readonly outcome: Outcome | null;
  readonly promise: { owner: string; due: Instant } | null;
  readonly endedAt: Instant | null;
  readonly rung: Rung | null;
  readonly highestRung: Rung | null;
  readonly escalations: number;
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
  readonly from: Instant;
  readonly state: 'running' | 'paused' | 'stopped';
  /** Indexes into warnAt that were given or overtaken. */
  readonly warned: number;
  /** Late steps taken. */
  readonly lateSteps: number;
  readonly stoppedLate: boolean | null;
}

export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
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
