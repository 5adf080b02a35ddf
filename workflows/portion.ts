import type { JournalEvent } from '../domain/complaint/events';

/** Events after which the journal's tail is sealed. */
export const segmentLength = 500;
/** Bytes that one payload of ours stays below; the server takes 2 MB. */
export const payloadBytes = 1_000_000;

/** Bytes of a value as JSON, at most: Chinese takes three a character. */
export const bytesOf = (value: unknown): number => (JSON.stringify(value)?.length ?? 0) * 3;

/** As many events from the beginning as one payload carries, one at least. */
export function portion(events: readonly JournalEvent[]): readonly JournalEvent[] {
  let bytes = 0;
  const end = events.findIndex((event, i) => {
    bytes += bytesOf(event);
    return i > 0 && (i >= segmentLength || bytes > payloadBytes);
  });
  return end === -1 ? events : events.slice(0, end);
}
