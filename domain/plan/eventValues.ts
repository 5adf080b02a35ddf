import type { EventType, EventTypes } from '../complaint/events';
import type { NameKind } from './names';

/** What a public field of an event holds: names of some kind, figures, or several values, which no plan can compare. */
export type ValueKind = NameKind | 'yes or no' | 'number' | 'several values';

/** What the field of an event holds; undefined where any text may stand. */
export function valueKindOf(event: string, field: string): ValueKind | undefined {
  const fields: Readonly<Record<string, ValueKind>> = Object.hasOwn(valueKinds, event) ? valueKinds[event as keyof typeof valueKinds] : {};
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** A field that may hold any text need not be listed. All others must, with a kind that fits, or this does not compile. */
type KindFor<V> = [V] extends [boolean | null]
  ? 'yes or no'
  : [V] extends [number | null]
    ? 'number'
    : [V] extends [string | null]
      ? NameKind
      : 'several values';
type AnyText<D> = { [F in keyof D]: [D[F]] extends [string | null] ? (string extends D[F] ? F : never) : never }[keyof D];
type KindsOf<D> = { [F in Exclude<keyof D, AnyText<D>>]: KindFor<D[F]> } & { [F in AnyText<D>]?: NameKind };
type DataOf<T extends EventType> = EventTypes[T]['data'];
/** Events all of whose fields may hold any text, or that have none. */
type Unlisted = { [T in EventType]: string extends keyof DataOf<T> ? T : object extends KindsOf<DataOf<T>> ? T : never }[EventType];

const timing = {
  due: 'number',
  warnAt: 'several values',
  lateAt: 'several values',
  provisional: 'yes or no',
  because: 'several values',
} as const;
const document = {
  kind: 'referral kind',
  urgency: 'urgency',
  receivedAt: 'number',
  signForBy: 'number',
  returnBy: 'number',
  due: 'number',
  confidential: 'yes or no',
} as const;

const valueKinds = {
  registered: {
    channel: 'channel',
    receivedAt: 'number',
    plan: 'several values',
    language: 'language',
    relation: 'relation',
    authorised: 'yes or no',
    humanVoiceOnly: 'yes or no',
    preferred: 'medium',
    category: 'category',
    referred: 'several values',
    calendars: 'several values',
  },
  contacted: { medium: 'medium', at: 'number' },
  contactAttempted: { medium: 'medium', outcome: 'outcome of an attempt', attempt: 'number', tooSoon: 'yes or no', exhausted: 'yes or no' },
  preserved: { until: 'number' },
  corrected: { fields: 'several values' },
  linked: { relation: 'relation of complaints' },
  urged: { count: 'number' },
  triaged: { category: 'category', level: 'level', tags: 'several values', regulatory: 'yes or no', again: 'yes or no' },
  rejected: { ground: 'ground' },
  assigned: { department: 'department' },
  transferred: { department: 'department', round: 'number' },
  handOffAccepted: { department: 'department' },
  handOffReturned: { department: 'department', disputed: 'yes or no' },
  handOffAnswered: { department: 'department' },
  handOffRecalled: { department: 'department' },
  informed: { direction: 'direction' },
  found: { cause: 'cause', responsibility: 'responsibility', evidence: 'several values' },
  claimed: { amount: 'number', confirmed: 'yes or no' },
  proposed: { remedies: 'several values', total: 'number', needs: 'rung' },
  approved: { total: 'number' },
  remedyOrdered: { kind: 'remedy', amount: 'number', due: 'number' },
  fulfilled: { postedAt: 'number' },
  replied: { result: 'result', medium: 'medium', late: 'yes or no', appealStated: 'yes or no' },
  rated: { satisfaction: 'satisfaction' },
  reopened: { count: 'number', cause: 'cause of a reopening', answered: 'yes or no' },
  closed: { outcome: 'outcome' },
  escalated: { rung: 'rung', from: 'rung', rule: 'escalation rule', named: 'yes or no', passedOver: 'several values' },
  deescalated: { rung: 'rung', from: 'rung', weighed: 'several values' },
  reported: { escalations: 'number' },
  promised: { due: 'number' },
  extensionDecided: { granted: 'yes or no' },
  overseen: { due: 'number' },
  appointmentMade: { at: 'number', chosenBy: 'side' },
  referred: { round: 'number', ...document },
  referralSigned: { round: 'number' },
  referralReturned: { round: 'number' },
  referralExtensionRequested: { until: 'number' },
  referralDecided: { decision: 'decision on a referral', due: 'number' },
  reportedBack: { round: 'number', onTime: 'yes or no' },
  redoRecorded: { round: 'number', due: 'number' },
  mediationRecorded: { outcome: 'outcome of a mediation', at: 'number', next: 'number' },
  adopted: { plan: 'several values', calendars: 'several values' },
  factsObserved: {
    repeats: 'number',
    duplicates: 'several values',
    offered: 'several values',
    earlier: 'several values',
    alike: 'number',
    asOf: 'number',
  },
  clockStarted: { clock: 'clock', name: 'clock', by: 'several values', from: 'number', ...timing },
  clockMoved: { clock: 'clock', name: 'clock', was: 'number', ...timing },
  clockPaused: { clock: 'clock' },
  clockResumed: { clock: 'clock', name: 'clock', ...timing },
  clockWarned: { clock: 'clock', name: 'clock', warning: 'number', due: 'number', owedAt: 'number', overtaken: 'yes or no' },
  clockLate: { clock: 'clock', name: 'clock', step: 'number', due: 'number', owedAt: 'number' },
  clockStopped: { clock: 'clock', name: 'clock', due: 'number', late: 'yes or no', end: 'end of a clock' },
  effectOrdered: { kind: 'kind of effect', purpose: 'message', medium: 'medium', tells: 'several values' },
  effectDone: { kind: 'kind of effect', purpose: 'message' },
  effectDelayed: { attempt: 'number', retryAt: 'number' },
  effectFailed: { kind: 'kind of effect', inDoubt: 'yes or no' },
  effectSettled: { how: 'way to settle' },
  refused: { code: 'code of a refusal', via: 'way in' },
} as const satisfies { [T in Exclude<EventType, Unlisted>]: KindsOf<DataOf<T>> } & { [T in Unlisted]?: KindsOf<DataOf<T>> };
