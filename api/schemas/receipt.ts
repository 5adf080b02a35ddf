import { z } from 'zod';
import { levels, stages } from '../../domain/complaint/terms';

export const receiptSchema = z.object({
  number: z.string(),
  seq: z.int(),
  stage: z.enum(stages),
  level: z.enum(levels).nullable(),
  deadlines: z.array(z.object({ clock: z.string(), due: z.iso.datetime(), goal: z.string(), basis: z.string() })).readonly(),
  complaint: z.string().describe('Where the complaint is read.'),
});

export const answerSchema = z.object({
  number: z.string(),
  seq: z.int().describe('Ask for it (?seq=) to read your own write.'),
  stage: z.enum(stages),
  events: z.array(z.string()).readonly().describe('What the command caused.'),
  repeated: z.boolean().describe('It had been carried out before.'),
});
