import { z } from 'zod';

/** RFC 9457, with what helps to do it right. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string().describe('Stable name of the kind of problem.'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer into the body, ?name of a query parameter, or name of a header.'),
          message: z.string(),
          line: z.int().optional().describe('Line of a YAML body.'),
        }),
      )
      .optional(),
    allowed: z.array(z.string()).optional().describe('What would have been right: commands, roles, values.'),
    stage: z.string().optional(),
    seq: z.int().optional().describe('Journal event of the refusal.'),
  })
  .meta({ description: 'Problem details' });
