import { z } from 'zod';
import type { ComplaintView } from '../../domain/complaint/view';
import { journalEvent } from './journalEvent';
import { segmentRefSchema } from './segment';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The record of an ended complaint, as it lies in the archive. */
export const dossierSchema = z.strictObject({
  format: z.literal('redress/dossier/1'),
  number: z.string(),
  n: z.int().min(1),
  sealedAt: z.number(),
  /** Object of the dossier before; null for the first. */
  previous: digest.nullable(),
  complaint: z.custom<ComplaintView>((value) => viewFrame.safeParse(value).success, 'is not a complaint'),
  /** Hash of the journal's last event. */
  head: digest,
  segments: z.array(segmentRefSchema),
  /** The events after the segments. */
  journal: z.array(journalEvent),
});
export type Dossier = z.infer<typeof dossierSchema>;

/** Later releases show more; these three are what the dossier is checked by. */
const viewFrame = z.looseObject({ number: z.string(), seq: z.int(), head: digest });
