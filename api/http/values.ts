import { z } from 'zod';
import { line } from '../../domain/complaint/fields';
import { normaliseNumber } from '../../domain/complaint/number';

/** Values as paths, queries and headers carry them: always text. */

/** A complaint's number, as a person may write it; not one with a wrong check character. */
export const complaintNumberParam = z
  .string()
  .transform((written, ctx) => {
    const number = normaliseNumber(written);
    if (number !== null) return number;
    ctx.addIssue({
      code: 'custom',
      message: `"${written.slice(0, 40)}" is not a complaint number: it is mistyped, its check character does not fit. A number looks like 7K3M-9QPT-2VXA-X`,
    });
    return z.NEVER;
  })
  .meta({ type: 'string', example: '7K3M-9QPT-2VXA-X' });

const once = 'give it once';

export const wholeNumber = (least: number, most: number) =>
  z
    .string(once)
    .regex(/^\d{1,12}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`)
    .meta({ type: 'integer', minimum: least, maximum: most });

/** Several values of a fixed set, parted by commas: one of them is to fit. */
export const someOf = <T extends string>(values: readonly T[]) =>
  z
    .string(`${once}; part several values by commas`)
    .transform((written, ctx) => {
      const given = written.split(',');
      const known = values.filter((value) => given.includes(value));
      if (given.length > 0 && given.every((value) => (values as readonly string[]).includes(value))) return known;
      ctx.addIssue({ code: 'custom', message: `must be of ${values.join(', ')}` });
      return z.NEVER;
    })
    .meta({ type: 'string', description: `One or more of ${values.join(', ')}; parted by commas.`, example: values[0] });

/** Several ids, parted by commas. */
export const someIds = line(300)
  .transform((written) =>
    written
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  )
  .meta({ type: 'string', description: 'One or more, parted by commas.' });

export const yesOrNo = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((written) => written === 'true')
  .meta({ type: 'string', enum: ['true', 'false'] });

/** The sender's id of a command: printable ASCII, which is what a header carries safely. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters without blanks')
  .optional()
  .meta({ description: 'The same key is carried out once, and always gets the first answer.' });
