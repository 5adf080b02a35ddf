import type { z } from 'zod';
import { eventFields, eventTypes, isEventType } from '../complaint/eventTypes';
import { suggestion } from '../plan/closest';
import { namesIn, type Names } from '../plan/names';
import type { Plan } from '../plan/plan';
import { checkReference } from '../plan/reference';
import type { EntryKind } from './entryKind';
import { entryKinds, isEntryType, kindOf, type EntryType } from './kinds';
import { registrationNames, registrationSays } from './kinds/registration';

export type Data = Readonly<Record<string, unknown>>;
export type SaidType = EntryType | 'registered';

/** What is wrong with a field of an event, or with the event where `field` is null. */
export interface Wrong {
  readonly field: string | null;
  readonly message: string;
}
export type Checked = { readonly given: unknown } | { readonly wrong: readonly Wrong[] };

const registration: Pick<EntryKind, 'says' | 'names'> = { says: registrationSays, names: registrationNames };
const sayable = ['registered', ...Object.keys(entryKinds)];

/** Whether a log may say this; else what is wrong with the name. */
export function typeOf(name: string): { readonly type: SaidType } | { readonly wrong: string } {
  if (name === 'registered' || isEntryType(name)) return { type: name };
  if (isEventType(name)) return { wrong: `"${name}" is what the rules do by themselves, and no log says it` };
  return { wrong: `there is no event "${name}"${suggestion(name, eventTypes) || `; a log may say ${sayable.join(', ')}`}` };
}

/** Checks what a log or its mapping says of events: by their fields, and by the names that the plans have. */
export class SaidCheck {
  private readonly names: readonly Names[];
  /** A mapping says the same of every row of an activity. */
  private readonly known = new WeakMap<Data, Map<SaidType, Checked>>();

  constructor(plans: readonly Plan[]) {
    this.names = plans.map(({ file }) => namesIn(file));
  }

  check(type: SaidType, data: Data): Checked {
    const known = this.known.get(data)?.get(type);
    if (known !== undefined) return known;
    const checked = this.checkAnew(type, data);
    this.known.set(data, (this.known.get(data) ?? new Map<SaidType, Checked>()).set(type, checked));
    return checked;
  }

  private checkAnew(type: SaidType, data: Data): Checked {
    const kind = type === 'registered' ? registration : kindOf(type);
    const parsed = kind.says.safeParse(data);
    const wrong = [
      ...unknownFields(type, Object.keys(data)),
      ...(parsed.success ? this.unknownNames(kind, parsed.data) : issues(parsed.error, data)),
    ];
    return wrong.length > 0 ? { wrong } : { given: parsed.data };
  }

  private unknownNames(kind: Pick<EntryKind, 'names'>, given: Data): Wrong[] {
    return Object.entries(kind.names).flatMap(([field, what]) => {
      const value = given[field];
      const named = (Array.isArray(value) ? value : [value]).filter((name) => typeof name === 'string');
      return named
        .flatMap((name) => this.names.flatMap((names) => [...checkReference(names, what, name, [])]).slice(0, 1))
        .map(({ message }) => ({ field, message }));
    });
  }
}

/** Fields that neither a log nor the journal has; those that only the journal has follow from the case, and are passed over. */
export function unknownFields(type: SaidType, fields: readonly string[]): Wrong[] {
  const kind = type === 'registered' ? registration : kindOf(type);
  const says = Object.keys(kind.says.shape);
  const known: readonly string[] = [...says, ...eventFields[type]];
  return fields
    .filter((field) => !known.includes(field))
    .map((field) => ({ field, message: `${type} has no such field${suggestion(field, known)}; it has ${says.join(', ') || 'none'}` }));
}

function issues({ issues: found }: z.ZodError, data: Data): Wrong[] {
  return found.map(({ path, message }) => {
    const field = path.join('.');
    const value = path.reduce<unknown>((inner, step) => (isRecord(inner) ? inner[String(step)] : undefined), data);
    if (value === undefined) return { field, message: 'is missing' };
    const named = typeof value === 'string' && !message.includes(`"${value}"`) ? `, not "${value}"` : '';
    return { field, message: `${message}${named}` };
  });
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
