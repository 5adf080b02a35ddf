import { z } from 'zod';
import { journalEvent } from './journalEvent';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A sealed part of a journal, as it lies in the archive. */
export const segmentSchema = z.strictObject({
  format: z.literal('redress/segment/1'),
  number: z.string(),
  from: z.int().min(1),
  to: z.int().min(1),
  /** Hash of the journal event before the first one. */
  after: digest,
  /** Hash of its last journal event. */
  head: digest,
  /** Object of the segment before; null for the first. */
  previous: digest.nullable(),
  events: z.array(journalEvent).min(1),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentRefSchema = z.strictObject({ from: z.int(), to: z.int(), after: digest, head: digest, object: digest });
