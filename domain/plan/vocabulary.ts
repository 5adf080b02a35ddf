/**
 * What conditions in the plan may speak of. Names are the contract with plan authors: they appear in
 * plan files and in the documentation, and are only ever added. Numbers that nobody knows are 0, texts ''.
 */
export interface Vocabulary {
  channel: string;
  stage: string;
  /** Level given by triage, else the presumed one. */
  level: string;
  triaged: boolean;
  category: string;
  /** The category's top level. */
  topCategory: string;
  redLine: boolean;
  tags: string[];
  regulatory: boolean;
  /** Kind of the referral at hand, else of the one that came last. */
  referralKind: string;
  /** Kinds of all referrals that were not taken back. */
  referralKinds: string[];
  /** Highest urgency that a referring body has written. */
  urgency: string;
  printedDueKnown: boolean;
  region: string;
  tier: string;
  ageBand: string;
  medium: string;
  urges: number;
  /** Complaints of the same customer in the plan's window, this one included; 0 when unknown. */
  repeats: number;
  /** Complaints with the same cause and element within the plan's hour, this one included; 0 when unknown. */
  alike: number;
  /** Open complaints in the same matter that the event at hand offers for the first time. */
  duplicatesOffered: number;
  disapprovals: number;
  reopenings: number;
  replies: number;
  /** A referral that is confidential towards the customer opened it. */
  confidential: boolean;
  /** The promise, remedy or oversight that a clock is kept for has a date of its own. */
  dated: boolean;
  /** The body of the referral at hand has granted an extension. */
  extended: boolean;
  returns: number;
  disputedReturns: number;
  contactAttempts: number;
  claim: number;
  claimConfirmed: boolean;
  companyAtFault: boolean;
  cause: string;
  rung: string;
  highestRung: string;
  /** Names of the clocks that run and are late. */
  overdue: string[];
  /** The clock at hand is due on a later day than the customer was told. */
  laterThanTold: boolean;
  department: string;
  result: string;
  satisfaction: string;
  outcome: string;
}

/** CEL type of each name; the check of a plan's expressions rests on it. */
export const vocabularyTypes: { readonly [K in keyof Vocabulary]: 'string' | 'bool' | 'double' | 'list<string>' } = {
  channel: 'string',
  stage: 'string',
  level: 'string',
  triaged: 'bool',
  category: 'string',
  topCategory: 'string',
  redLine: 'bool',
  tags: 'list<string>',
  regulatory: 'bool',
  referralKind: 'string',
  referralKinds: 'list<string>',
  urgency: 'string',
  printedDueKnown: 'bool',
  region: 'string',
  tier: 'string',
  ageBand: 'string',
  medium: 'string',
  urges: 'double',
  repeats: 'double',
  alike: 'double',
  duplicatesOffered: 'double',
  disapprovals: 'double',
  reopenings: 'double',
  replies: 'double',
  confidential: 'bool',
  dated: 'bool',
  extended: 'bool',
  returns: 'double',
  disputedReturns: 'double',
  contactAttempts: 'double',
  claim: 'double',
  claimConfirmed: 'bool',
  companyAtFault: 'bool',
  cause: 'string',
  rung: 'string',
  highestRung: 'string',
  overdue: 'list<string>',
  laterThanTold: 'bool',
  department: 'string',
  result: 'string',
  satisfaction: 'string',
  outcome: 'string',
};
