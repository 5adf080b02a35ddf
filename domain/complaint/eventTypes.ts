import type { EventType, EventTypes } from './events';

/**
 * Event types and the public fields of each at run time, for checking what a plan says of them. Incomplete or
 * misspelt lists do not compile.
 */
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
  ],
  contacted: ['medium', 'at'],
  contactAttempted: ['medium', 'outcome', 'attempt', 'exhausted'],
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
  found: ['cause', 'responsibility', 'evidence'],
  claimed: ['amount', 'confirmed'],
  proposed: ['proposal', 'remedies', 'total', 'needs'],
  approved: ['proposal', 'total'],
  disapproved: ['proposal'],
  remedyOrdered: ['remedy', 'proposal', 'kind', 'amount', 'due'],
  fulfilled: ['remedy', 'reference', 'postedAt'],
  replied: ['reply', 'result', 'medium', 'recording', 'late', 'appealStated'],
  rated: ['satisfaction'],
  withdrawn: ['recording', 'checkedBy'],
  reopened: ['count', 'cause', 'answered'],
  closed: ['outcome', 'promise'],
  escalated: ['escalation', 'rung', 'from', 'rule', 'accountable'],
  deescalated: ['rung', 'from', 'weighed'],
  factsObserved: ['repeats', 'asOf'],
  clockStarted: ['clock', 'name', 'from', 'due', 'warnAt', 'lateAt', 'goal', 'basis', 'provisional'],
  clockMoved: ['clock', 'why', 'due', 'warnAt', 'lateAt', 'goal', 'basis', 'provisional'],
  clockPaused: ['clock', 'why'],
  clockResumed: ['clock', 'due', 'warnAt', 'lateAt', 'goal', 'basis', 'provisional'],
  clockWarned: ['clock', 'name', 'warning', 'due'],
  clockLate: ['clock', 'name', 'step', 'due'],
  clockStopped: ['clock', 'name', 'due', 'late', 'end'],
  effectOrdered: ['key', 'kind', 'purpose', 'subject', 'medium'],
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
