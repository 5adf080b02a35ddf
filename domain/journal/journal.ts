import { createHash, createHmac } from 'node:crypto';
import { configure } from 'safe-stable-stringify';
import type { Happening, JournalEvent } from '../complaint/events';
import type { Actor, Instant } from '../complaint/terms';

const canonical = configure({ deterministic: true, bigint: false, circularValue: Error, strict: true });

/** Canonical JSON: keys sorted, no white space; what every digest of ours is taken over. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const json = canonical(value);
  if (json === undefined) throw new TypeError('canonical JSON of nothing was asked for');
  return json;
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What the first event of a journal is chained to. */
export const genesis = (number: string): string => sha256(`redress/journal/1/${number}`);

/** Salt of one event's personal part: nobody without the complaint's secret can guess it, and repeating the step gives it again. */
const saltOf = (secret: string, seq: number): string => createHmac('sha256', secret).update(`salt/${seq}`).digest('base64url');

const commit = (salt: string, personal: unknown): string => sha256(`${salt}\n${canonicalJson(personal)}`);

/** The hash of an event: over its public part, the commitment to its personal part, and the hash before it. */
export function hashOf(event: Omit<JournalEvent, 'hash'>, before: string): string {
  const { seq, at, actor, type, data, request, commitment } = event;
  return sha256(canonicalJson({ before, seq, at, actor, type, data, request: request ?? null, commitment: commitment ?? null }));
}

/** Gives a happening its place in the journal. */
export function chain(
  happening: Happening,
  place: { seq: number; at: Instant; actor: Actor; request?: string | undefined; before: string; secret: string },
): JournalEvent {
  const { seq, at, actor, before, secret } = place;
  const hasPersonal = happening.personal !== undefined && Object.keys(happening.personal).length > 0;
  const salt = hasPersonal ? saltOf(secret, seq) : undefined;
  const { personal, ...open } = happening;
  const entry = {
    seq,
    at,
    actor,
    ...(place.request === undefined ? {} : { request: place.request }),
    ...open,
    ...(salt === undefined ? {} : { personal, salt, commitment: commit(salt, personal) }),
  } as Omit<JournalEvent, 'hash'>;
  return { ...entry, hash: hashOf(entry, before) } as JournalEvent;
}

/** A place where a journal does not hold. */
export interface Break {
  readonly seq: number;
  readonly what: string;
}

/** Checks events that follow the hash `before`; finds every changed, missing or moved one. Erased personal parts are no break. */
export function verifyJournal(events: readonly JournalEvent[], before: string, firstSeq: number): Break[] {
  const breaks: Break[] = [];
  let head = before;
  let expected = firstSeq;
  for (const event of events) {
    if (event.seq !== expected) breaks.push({ seq: event.seq, what: `has number ${event.seq} where ${expected} belongs` });
    if (hashOf(event, head) !== event.hash) breaks.push({ seq: event.seq, what: 'its content or what precedes it is not what was hashed' });
    const { personal, salt, commitment } = event as { personal?: unknown; salt?: string; commitment?: string };
    if (personal !== undefined && (salt === undefined || commit(salt, personal) !== commitment)) {
      breaks.push({ seq: event.seq, what: 'its personal part is not what was committed to' });
    }
    head = event.hash;
    expected = event.seq + 1;
  }
  return breaks;
}
