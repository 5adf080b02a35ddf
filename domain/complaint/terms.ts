/** The closed vocabularies of the field that code itself branches on. What an operator may change stands in the plan instead. */

/** The five ways in, plan 1.1.8–1.1.12. */
export const channels = ['phone', 'network', 'written', 'onSite', 'referral'] as const;
export type Channel = (typeof channels)[number];

/** Where a complaint stands, plan 1.1.7. */
export const stages = [
  'registered',
  'triaged',
  'dispatched',
  'investigating',
  'resolving',
  'replied',
  'closed',
  'rejected',
  'withdrawn',
] as const;
export type Stage = (typeof stages)[number];

/** Stages in which the centre still owes the customer something. */
export const openStages = [
  'registered',
  'triaged',
  'dispatched',
  'investigating',
  'resolving',
  'replied',
] as const satisfies readonly Stage[];
/** Open stages before the reply. */
export const workingStages = ['registered', 'triaged', 'dispatched', 'investigating', 'resolving'] as const satisfies readonly Stage[];
/** Stages in which the complaint is over, though it may be reopened. */
export const endStages = ['closed', 'rejected', 'withdrawn'] as const satisfies readonly Stage[];

export const isEndStage = (stage: Stage): boolean => (endStages as readonly Stage[]).includes(stage);

/** Who may act. `system` is the product itself: time, effects and the plan's rules; nobody can sign in as it. */
export const roles = [
  'channel',
  'agent',
  'shiftLeader',
  'expert',
  'serviceManager',
  'handler',
  'departmentHead',
  'companyLeader',
  'supervisor',
  'liaison',
  'inspector',
  'auditor',
  'legal',
  'publicRelations',
  'operator',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export interface Actor {
  readonly role: Role | 'system';
  /** The subject of the bearer token, or the name a person typed into a signal. */
  readonly id: string;
}
export const system: Actor = { role: 'system', id: 'redress' };

export const levels = ['L1', 'L2', 'L3', 'L4'] as const;
export type Level = (typeof levels)[number];

export const rungs = ['E1', 'E2', 'E3', 'E4', 'E5'] as const;
export type Rung = (typeof rungs)[number];
export const isAbove = (a: Rung, b: Rung | null): boolean => b === null || rungs.indexOf(a) > rungs.indexOf(b);

/** How a complaint ended for the customer, domain rule «Results». */
/** `merged`: a duplicate, whose text went over to the complaint that was there before. */
export const outcomes = ['agreed', 'agreedWithPromise', 'notAgreed', 'notConfirmed', 'rejected', 'withdrawn', 'merged'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the reply grants: the right to appeal must be stated unless the demand is met in full. */
export const results = ['met', 'partlyMet', 'refused', 'disputed'] as const;
export type Result = (typeof results)[number];

export const satisfactions = ['satisfied', 'neutral', 'dissatisfied'] as const;
export type Satisfaction = (typeof satisfactions)[number];

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Who complains for whom, plan 1.1.13. */
export const relations = ['self', 'family', 'agent', 'company', 'other'] as const;
export type Relation = (typeof relations)[number];

/** How one person reaches another. */
export const media = ['phone', 'sms', 'app', 'email', 'post', 'onSite'] as const;
export type Medium = (typeof media)[number];

/** How soon a referring body wants to hear, as it writes on its document. */
export const urgencies = ['ordinary', 'urgent', 'critical'] as const;
export type Urgency = (typeof urgencies)[number];

/** What a referring body decided on what was asked of it, domain rule «Referrals». */
export const referralDecisions = ['extensionGranted', 'extensionRefused', 'returnAccepted', 'returnRefused'] as const;
export type ReferralDecision = (typeof referralDecisions)[number];

/** How a mediation that a body held ended. */
export const mediationOutcomes = ['agreed', 'failed', 'adjourned'] as const;
export type MediationOutcome = (typeof mediationOutcomes)[number];

/** Milliseconds since 1970-01-01T00:00Z. The domain knows no other form of time. */
export type Instant = number;
