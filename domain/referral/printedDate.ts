import { z } from 'zod';
import { parseDate, startOfDay } from '../clocks/civil';
import { parseInstant } from '../clocks/instant';
import type { Instant } from '../complaint/terms';
import type { Plan } from '../plan/plan';

/** A date as a body's document prints it: a day, or an instant where an hour is named. */
export type PrintedDate = string | Instant;

/** A day stays as it is written, since only the plan knows the zone in which it ends; an instant becomes milliseconds. */
export const printedDate = z
  .string()
  .transform((written, ctx): PrintedDate => {
    if (parseDate(written) !== null) return written;
    const at = parseInstant(written);
    if (at !== null) return at;
    ctx.addIssue({
      code: 'custom',
      message:
        'must be a day, such as 2026-03-09, which ends at 24:00, or a date and time with its offset, such as 2026-03-09T17:00:00+08:00',
    });
    return z.NEVER;
  })
  .meta({ type: 'string', example: '2026-03-09' });

/** The instant that a printed date ends at: a day ends at 24:00 in the plan's zone (Civil Code 203). Null where none is printed. */
export function endOf(printed: PrintedDate | undefined, plan: Pick<Plan, 'offsetMinutes'>): Instant | null {
  if (printed === undefined) return null;
  if (typeof printed === 'number') return printed;
  const day = parseDate(printed);
  return day === null ? null : startOfDay(day + 1, plan.offsetMinutes);
}
