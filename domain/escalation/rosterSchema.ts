import { z } from 'zod';
import { formatDate, parseDate, parseTimeOfDay } from '../clocks/civil';
import { isoInstant } from '../clocks/instant';
import { day, instant, line } from '../complaint/fields';
import { samePerson } from '../complaint/person';
import { type Role, roles } from '../complaint/terms';
import { suggestion } from '../plan/closest';
import type { Roster, Shift } from './roster';

/** Far more than a centre has; a roster is read at every judgement. */
const most = { persons: 200, shifts: 30, deputies: 10, absences: 1000 };

const person = line(64)
  .transform(samePerson)
  .refine((id) => id !== '', 'must not be blank')
  .meta({ type: 'string', description: 'Id of a person: the subject of their token.' });
const dayNumber = day.transform((written) => parseDate(written) ?? 0);
const timeOfDay = z.string().transform((written, ctx) => {
  const minutes = parseTimeOfDay(written);
  if (minutes !== null) return minutes;
  ctx.addIssue({ code: 'custom', message: 'must be a time of day, such as "08:00"' });
  return z.NEVER;
});

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const always: Shift = { days: everyDay, from: 0, to: 1440, since: null, until: null };

const shift = z
  .strictObject({
    days: z
      .array(z.int('must be 1 (Monday) to 7 (Sunday)').min(1, 'must be 1 (Monday) to 7').max(7, 'must be 1 to 7 (Sunday)'))
      .min(1, 'a shift without days never comes; leave "days" out for every day')
      .max(7, 'name each day once')
      .refine((days) => new Set(days).size === days.length, 'name each day once')
      .default(everyDay)
      .describe('Days on which it begins, Monday = 1 … Sunday = 7; every day if absent.'),
    from: timeOfDay.optional().describe('In the plan’s zone; absent with `to`, it is the whole day.'),
    to: timeOfDay.optional().describe('Where it is before `from`, the shift ends on the next day.'),
    since: dayNumber.optional().describe('First day on which it begins.'),
    until: dayNumber.optional().describe('Last day on which it begins.'),
  })
  .superRefine(checkShift)
  .transform(({ days, from = 0, to = 1440, since = null, until = null }): Shift => ({ days, from, to, since, until }));

function checkShift(
  {
    from,
    to,
    since,
    until,
  }: { from?: number | undefined; to?: number | undefined; since?: number | undefined; until?: number | undefined },
  ctx: z.core.$RefinementCtx,
): void {
  const wrong = (at: string, message: string): void => ctx.addIssue({ code: 'custom', path: [at], message });
  if ((from === undefined) !== (to === undefined))
    wrong(from === undefined ? 'from' : 'to', 'give both "from" and "to", or neither for the whole day');
  if (from === 1440) wrong('from', 'a shift begins before 24:00; write 00:00 of the next day');
  if (from !== undefined && from === to) wrong('to', 'the shift is empty: it ends when it begins; leave both out for the whole day');
  if (since !== undefined && until !== undefined && until < since) wrong('until', `must not be before ${formatDate(since)}`);
}

const duty = z
  .strictObject({
    person,
    shifts: z.union([
      z.array(shift, 'must be a list of shifts, or "always"').min(1, 'must have a shift, or be "always"').max(most.shifts),
      z.literal('always').transform(() => [always]),
    ]),
    deputies: z.array(person).max(most.deputies).default([]).describe('Who steps in while the person is absent, in this order.'),
  })
  .superRefine((given, ctx) => {
    for (const [index, deputy] of given.deputies.entries()) {
      if (deputy === given.person) ctx.addIssue({ code: 'custom', path: ['deputies', index], message: 'nobody is their own deputy' });
      if (given.deputies.indexOf(deputy) < index) ctx.addIssue({ code: 'custom', path: ['deputies', index], message: 'is named twice' });
    }
  });

const duties = z
  .array(duty)
  .min(1, 'must have a person; leave the role out if nobody has it')
  .max(most.persons)
  .superRefine((given, ctx) => {
    for (const [index, entry] of given.entries())
      if (given.findIndex((other) => other.person === entry.person) < index)
        ctx.addIssue({
          code: 'custom',
          path: [index, 'person'],
          message: `${entry.person} is in this role already; give one entry all shifts`,
        });
  });

const absence = z
  .strictObject({ person, from: instant, to: instant, reason: line(200).optional() })
  .superRefine(({ from, to }, ctx) => {
    if (to <= from) ctx.addIssue({ code: 'custom', path: ['to'], message: `must be after ${isoInstant(from)}, when the absence begins` });
  })
  .transform(({ person: who, from, to }) => ({ person: who, from, to }));

const byRole = z.record(z.string(), duties).superRefine((given, ctx) => {
  for (const role of Object.keys(given))
    if (!(roles as readonly string[]).includes(role))
      ctx.addIssue({ code: 'custom', path: [role], message: `there is no role "${role.slice(0, 40)}"${suggestion(role, roles)}` });
});

/** The roster as it is sent: who has which role in which shifts, who steps in, who is absent. Each wrong place is named. */
export const rosterSchema = z
  .strictObject({ roles: byRole, absences: z.array(absence).max(most.absences).default([]) })
  .transform((given): Roster => ({ roles: given.roles as Partial<Record<Role, (typeof given.roles)[string]>>, absences: given.absences }));
