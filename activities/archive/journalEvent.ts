import { z } from 'zod';
import type { JournalEvent } from '../../domain/complaint/events';

/**
 * The frame of an archived event. What `data` holds is vouched for by its hash; the frame knows every key, so that
 * nothing stands in an event which the hash does not cover.
 */
const frame = z
  .strictObject({
    seq: z.int(),
    at: z.number(),
    actor: z.strictObject({ role: z.string(), id: z.string() }),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    request: z.string().optional(),
    personal: z.record(z.string(), z.unknown()).optional(),
    commitment: z.string().optional(),
    salt: z.string().optional(),
    hash: z.string(),
  })
  .refine(
    (event) => (event.salt === undefined) === (event.personal === undefined),
    'has a salt and no personal part, or the other way about',
  );

export const journalEvent = z.custom<JournalEvent>((value) => frame.safeParse(value).success, 'is not an event of a journal');
