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
type Unlisted = { [T in EventType]: object extends KindsOf<DataOf<T>> ? T : never }[EventType];

const timing = { due: 'number', warnAt: 'several values', lateAt: 'several values', provisional: 'yes or no', because: 'several values' } as const;
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
  registered: {},
} as const satisfies { [T in Exclude<EventType, Unlisted>]: KindsOf<DataOf<T>> } & { [T in Unlisted]?: KindsOf<DataOf<T>> };
