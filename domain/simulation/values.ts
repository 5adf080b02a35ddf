import { z } from 'zod';
import { parseInstant } from '../clocks/instant';

/** Values as logs write them: a cell of a CSV file is a text, whatever it means. */

/** Stands where a log does not say who, where or which, and no rule asks for it. */
export const unsaid = '?';

/** An instant: milliseconds since 1970, as journals keep it, or ISO 8601 with its offset. */
export const instant = z.union([z.int(), z.string()]).transform((written, ctx) => {
  const at = typeof written === 'number' ? written : parseInstant(written);
  if (at !== null) return at;
  ctx.addIssue({ code: 'custom', message: `must be a date and time with its offset, such as 2026-03-01T09:30:00+08:00, not "${written}"` });
  return z.NEVER;
});

/** Yuan. */
export const amount = z.union([z.number(), z.string()]).transform((written, ctx) => {
  const yuan = typeof written === 'string' && written.trim() === '' ? NaN : Number(written);
  if (yuan >= 0 && Number.isFinite(yuan)) return yuan;
  ctx.addIssue({ code: 'custom', message: `must be an amount in yuan, such as 49.90, not "${written}"` });
  return z.NEVER;
});

export const count = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,6}$/, 'must be a whole number')]).transform(Number);

export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((written) => written === 'true')], 'must be true or false');

/** Names, in a cell parted by commas, semicolons, bars or blanks. */
export const list = z.union([
  z.array(z.string()),
  z.string().transform((written) => written.split(/[,;|\s]+/).filter((name) => name !== '')),
]);
