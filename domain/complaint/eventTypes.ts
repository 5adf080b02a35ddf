import type { EventType, EventTypes } from './events';

/**
 * Event types and the public fields of each at run time, for checking what a plan says of them. Incomplete or
 * misspelt lists do not compile.
 */
const referralTerms = [
  'body',
  'kind',
  'document',
  'urgency',
  'receivedAt',
  'signForBy',
  'returnBy',
  'due',
  'confidential',
  'wants',
] as const;

const timing = ['due', 'warnAt', 'lateAt', 'goal', 'basis', 'provisional', 'because'] as const;

export const eventFields = {
  registered: [
    'number',
    'channel',
    'request',
    'fingerprint',
    'receivedAt',
    'plan',
    'language',
    'relation',
    'authorised',
    'humanVoiceOnly',
    'preferred',
    'region',
    'tier',
    'customer',
    'category',
    'referral',
    'referred',
    'calendars',
  ],
  contacted: ['medium', 'at'],
  contactAttempted: ['medium', 'outcome', 'attempt', 'tooSoon', 'exhausted'],
  preserved: ['what', 'reference', 'until'],
  corrected: ['fields'],
  noted: [],
  linked: ['to', 'relation'],
  urged: ['count'],
  triaged: ['category', 'level', 'tags', 'regulatory', 'again'],
  rejected: ['ground'],
  assigned: ['to', 'department'],
  transferred: ['handOff', 'department', 'round'],
  handOffAccepted: ['handOff', 'department', 'handler'],
  handOffReturned: ['handOff', 'department', 'disputed'],
  handOffAnswered: ['handOff', 'department'],
  handOffRecalled: ['handOff', 'department', 'reason'],
  asked: ['question'],
  informed: ['direction', 'question'],
  found: ['cause', 'responsibility', 'evidence', 'element'],
  claimed: ['amount', 'confirmed'],
  proposed: ['proposal', 'remedies', 'total', 'needs'],
  approved: ['proposal', 'total'],
  disapproved: ['proposal'],
  remedyOrdered: ['remedy', 'proposal', 'kind', 'amount', 'due'],
  fulfilled: ['remedy', 'kind', 'reference', 'postedAt'],
  replied: ['reply', 'result', 'medium', 'recording', 'late', 'appealStated'],
  rated: ['satisfaction'],
  withdrawn: ['recording', 'checkedBy'],
  reopened: ['count', 'cause', 'answered'],
  closed: ['outcome', 'promise'],
  merged: ['into'],
  absorbed: ['from'],
  escalated: ['escalation', 'rung', 'from', 'rule', 'accountable', 'named', 'passedOver'],
  deescalated: ['rung', 'from', 'weighed'],
  responded: ['escalation'],
  assessed: ['escalation'],
  coordinated: ['escalation', 'owner'],
  tracked: ['escalation', 'oversight'],
  reported: ['escalations'],
  promised: ['promise', 'owner', 'due'],
  promiseKept: ['promise', 'reference'],
  extensionRequested: ['extension', 'by'],
  extensionDecided: ['extension', 'granted', 'by'],
  overseen: ['oversight', 'due'],
  appointmentMade: ['appointment', 'at', 'chosenBy'],
  appointmentCancelled: ['appointment'],
  appointmentCame: ['appointment'],
  referred: ['referral', 'round', ...referralTerms],
  referralSigned: ['referral', 'round'],
  referralReturned: ['referral', 'round'],
  referralExtensionRequested: ['referral', 'until'],
  referralDecided: ['referral', 'decision', 'due'],
  reportedBack: ['referral', 'round', 'onTime'],
  redoRecorded: ['referral', 'round', 'due'],
  mediationRecorded: ['referral', 'outcome', 'at', 'next'],
  adopted: ['plan', 'calendars'],
  factsObserved: ['repeats', 'duplicates', 'offered', 'earlier', 'alike', 'asOf'],
  clockStarted: ['clock', 'name', 'by', 'from', ...timing],
  clockMoved: ['clock', 'name', 'why', 'was', ...timing],
  clockPaused: ['clock', 'why'],
  clockResumed: ['clock', 'name', ...timing],
  clockWarned: ['clock', 'name', 'warning', 'due', 'owedAt', 'overtaken'],
  clockLate: ['clock', 'name', 'step', 'due', 'owedAt'],
  clockStopped: ['clock', 'name', 'due', 'late', 'end'],
  effectOrdered: ['key', 'kind', 'purpose', 'subject', 'medium', 'tells'],
  effectDone: ['key', 'kind', 'purpose', 'reference'],
  effectDelayed: ['key', 'attempt', 'retryAt', 'error'],
  effectFailed: ['key', 'kind', 'error', 'inDoubt'],
  effectSettled: ['key', 'how'],
  refused: ['command', 'code', 'detail', 'via'],
} as const satisfies { readonly [T in EventType]: readonly (keyof EventTypes[T]['data'])[] };

/** Fields of an event that has any; a public part without fields is typed as a record of anything but values. */
type FieldsOf<Data> = string extends keyof Data ? never : keyof Data;
type Missing = { [T in EventType]: Exclude<FieldsOf<EventTypes[T]['data']>, (typeof eventFields)[T][number]> }[EventType];
type Assert<T extends true> = T;
/** Does not compile while a public field of an event is missing above. */
export type EveryFieldIsListed = Assert<[Missing] extends [never] ? true : false>;

export const eventTypes = Object.keys(eventFields) as readonly EventType[];
export const isEventType = (name: string): name is EventType => Object.hasOwn(eventFields, name);
