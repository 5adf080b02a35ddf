import { z } from 'zod';
import { parseInstant } from '../clocks/instant';
import { isNumber } from './number';

/** Building blocks of command schemas: what a text, a line, an instant may be. Every bound is said in the error. */

// C0 and C1 controls but tab, line feed and carriage return; they have no meaning in what a person writes.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const written = (max: number) =>
  z
    .string()
    .max(max, `at most ${max} characters`)
    .refine((s) => s.isWellFormed(), 'must be well-formed Unicode (it has half of a surrogate pair)')
    .refine((s) => !controls.test(s), 'must not have control characters')
    .refine((s) => s.trim().length > 0, 'must not be blank');

/** Running text of a person, kept to the character. */
export const prose = (max = 4000) => written(max);

/** One line: a name, a number, a reference. */
export const line = (max = 200) => written(max).refine((s) => !/[\r\n]/.test(s), 'must be one line');

export const reference = line(128);

/** Number of another complaint. */
export const complaintNumber = z.string().refine(isNumber, 'must be a complaint number with its check character, such as 7K3M-9QPT-2VXA-X');

/** ISO 8601 date and time with an offset; milliseconds since 1970 after parsing. */
export const instant = z
  .string()
  .transform((value, ctx) => {
    const at = parseInstant(value);
    if (at !== null) return at;
    ctx.addIssue({ code: 'custom', message: 'must be a date and time with its offset, such as 2026-03-01T09:30:00+08:00' });
    return z.NEVER;
  })
  .meta({ type: 'string', format: 'date-time', example: '2026-03-01T09:30:00+08:00' });

/** A calendar day such as 2026-03-01. */
export const day = z.iso.date('must be a day, such as 2026-03-01');

export const phoneNumber = z.string().regex(/^\+?[0-9][0-9 -]{2,23}$/, 'must be digits, blanks and hyphens, such as 13900000000');
export const yuan = z.number().nonnegative().max(100_000_000).multipleOf(0.01, 'must be whole fen');
