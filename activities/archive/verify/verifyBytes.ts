import type { z } from 'zod';
import { canonicalJson, sha256 } from '../../../domain/journal/journal';
import { dossierSchema, type Dossier } from '../dossier';
import { isSegmentKey, type ObjectName } from '../objectName';
import { type Segment, segmentSchema } from '../segment';
import { jsonFault } from './jsonFault';
import type { Finding } from './problem';

export type Content = { readonly kind: 'segment'; readonly segment: Segment } | { readonly kind: 'dossier'; readonly dossier: Dossier };

export interface Read {
  /** Null when it is no segment and no dossier. */
  readonly content: Content | null;
  /** Whether the bytes are those that its name was taken from. */
  readonly intact: boolean;
  readonly findings: readonly Finding[];
}

/** Checks an object by itself: its bytes against its name, its form, its shape. */
export function verifyBytes({ key, object }: ObjectName, bytes: Buffer): Read {
  const digest = sha256(bytes);
  const intact = digest === object;
  const findings: Finding[] = intact ? [] : [{ place: null, what: `its content has SHA-256 ${digest}, not the one in its name` }];
  const parsed = parse(bytes);
  if ('fault' in parsed) return { content: null, intact, findings: [...findings, parsed.fault] };
  const shaped = isSegmentKey(key)
    ? shape(segmentSchema, parsed.value, (segment): Content => ({ kind: 'segment', segment }))
    : shape(dossierSchema, parsed.value, (dossier): Content => ({ kind: 'dossier', dossier }));
  return { content: shaped.content, intact, findings: [...findings, ...form(bytes, parsed.value), ...shaped.findings] };
}

function parse(bytes: Buffer): { value: unknown } | { fault: Finding } {
  const text = bytes.toString();
  const bad = firstDifference(bytes, Buffer.from(text));
  if (bad !== null) return { fault: { place: `byte ${bad}`, what: 'is not UTF-8' } };
  try {
    return { value: JSON.parse(text) };
  } catch {
    const at = jsonFault(text) ?? 0;
    return { fault: { place: `byte ${Buffer.byteLength(text.slice(0, at))}`, what: 'from here on it is not JSON' } };
  }
}

function form(bytes: Buffer, value: unknown): Finding[] {
  try {
    const at = firstDifference(bytes, Buffer.from(canonicalJson(value)));
    return at === null ? [] : [{ place: `byte ${at}`, what: 'is not in canonical form' }];
  } catch {
    // Such as a number beyond all numbers.
    return [{ place: null, what: 'holds what has no canonical form' }];
  }
}

function shape<T>(schema: z.ZodType<T>, value: unknown, content: (value: T) => Content): { content: Content | null; findings: Finding[] } {
  const result = schema.safeParse(value);
  if (result.success) return { content: content(result.data), findings: [] };
  return { content: null, findings: result.error.issues.map(({ path, message }) => ({ place: jsonPath(path, value), what: message })) };
}

/** `events[16].actor`; the event's own number is told where it has one. */
function jsonPath(path: readonly PropertyKey[], value: unknown): string {
  const written = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const event = path
    .slice(0, 2)
    .reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined), value);
  const seq = typeof event === 'object' && event !== null && 'seq' in event ? event.seq : null;
  return typeof seq === 'number' ? `event ${seq} (${written})` : written;
}

function firstDifference(a: Uint8Array, b: Uint8Array): number | null {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? null : length;
}
