import { z } from 'zod';
import { basis, text } from '../plan/schema';
import { type Finding, type Problem } from '../plan/problem';
import { parseYamlFile, schemaProblems } from '../plan/yamlFile';
import type { Calendar } from './calendar';
import { daysFromCivil, formatDate, parseDate, parseTimeOfDay } from './civil';

/** A day number written as `2026-03-01`. */
const date = z.string('a date is written 2026-03-01').transform((written, ctx) => {
  const day = parseDate(written);
  if (day !== null) return day;
  ctx.addIssue({ code: 'custom', message: `"${written}" is no date; write it like 2026-03-01` });
  return z.NEVER;
});
const timeOfDay = z.string('a time of day is written "09:00"').transform((written, ctx) => {
  const minutes = parseTimeOfDay(written);
  if (minutes !== null) return minutes;
  ctx.addIssue({ code: 'custom', message: `"${written}" is no time of day; write it like "09:00"` });
  return z.NEVER;
});
const monthAndDay = z
  .string('a yearly day is written 10-01')
  .refine((written) => parseDate(`2024-${written}`) !== null, 'a yearly day is written 10-01');
const datesByYear = z.record(z.string().regex(/^\d{4}$/, 'name the year'), z.array(date)).default({});

const calendarSchema = z.strictObject({
  name: text,
  basis,
  /** Spans of working time of a working day. */
  hours: z.array(z.tuple([timeOfDay, timeOfDay])).min(1, 'a calendar without hours would never let a term end'),
  /** Monday = 1 … Sunday = 7. */
  weekdays: z.array(z.int().min(1).max(7)).min(1, 'a calendar without weekdays would never let a term end'),
  /** First and last day for which days off are published; a calendar that knows no days off has none. */
  published: z.tuple([date, date]).optional(),
  holidays: datesByYear,
  workdays: datesByYear,
  /** Days taken to be off where nothing is published: by month and day, and by date. */
  yearly: z.array(monthAndDay).max(60).default([]),
  presumed: datesByYear,
});
type CalendarFile = z.output<typeof calendarSchema>;

/** For a calendar that knows no days off every day is known. */
const always: readonly [number, number] = [daysFromCivil(1, 1, 1), daysFromCivil(9999, 12, 31)];

/**
 * Reads a calendar of the plan (Civil Code 203 and 204 rest on its days of rest). `content` is what the file says, for the plan's
 * content hash.
 */
export function parseCalendar(
  id: string,
  file: string,
  source: string,
  offsetMinutes: number,
): { calendar: Calendar; content: unknown } | { problems: Problem[] } {
  const read = parseYamlFile(file, source);
  if ('problems' in read) return read;
  const shape = calendarSchema.safeParse(read.yaml.content);
  if (!shape.success) return { problems: schemaProblems(read.yaml, shape.error.issues) };
  const findings = [...checkHours(shape.data), ...checkDays(shape.data)];
  if (findings.length > 0) return { problems: findings.map(read.yaml.problemAt) };
  return { calendar: toCalendar(id, shape.data, offsetMinutes), content: read.yaml.content };
}

const toCalendar = (id: string, file: CalendarFile, offsetMinutes: number): Calendar => ({
  id,
  offsetMinutes,
  hours: file.hours,
  weekdays: new Set(file.weekdays),
  holidays: new Set([...Object.values(file.holidays).flat(), ...Object.values(file.presumed).flat()]),
  workdays: new Set(Object.values(file.workdays).flat()),
  published: file.published ?? always,
  yearly: new Set(file.yearly),
});

function* checkHours({ hours }: CalendarFile): Generator<Finding> {
  let closed = 0;
  for (const [index, [from, to]] of hours.entries()) {
    if (from >= to) yield { path: ['hours', index], message: 'a span ends after it begins' };
    else if (from < closed) yield { path: ['hours', index], message: 'spans are ascending and do not overlap' };
    closed = Math.max(closed, to);
  }
}

function* checkDays(file: CalendarFile): Generator<Finding> {
  const [first, last] = file.published ?? always;
  if (first > last) yield { path: ['published'], message: 'the first published day comes before the last' };
  if (file.published === undefined) {
    const named = (['holidays', 'workdays', 'yearly', 'presumed'] as const).filter((key) => Object.values(file[key]).flat().length > 0);
    for (const key of named)
      yield {
        path: [key],
        message: 'a calendar with named days says for which days they are published: published: [2026-01-01, 2026-12-31]',
      };
    return;
  }
  const seen = new Map<number, string>();
  for (const key of ['holidays', 'workdays', 'presumed'] as const) {
    for (const [year, days] of Object.entries(file[key])) {
      for (const [index, day] of days.entries()) {
        const path = [key, year, index];
        const earlier = seen.get(day);
        if (earlier !== undefined) yield { path, message: `${formatDate(day)} is already one of the ${earlier}` };
        else if (!formatDate(day).startsWith(year)) yield { path, message: `${formatDate(day)} is not in ${year}` };
        else if (key !== 'presumed' && (day < first || day > last))
          yield { path, message: `${formatDate(day)} is outside of the published days` };
        else if (key === 'presumed' && first <= day && day <= last)
          yield { path, message: `${formatDate(day)} is published; a presumed day is not` };
        seen.set(day, key);
      }
    }
  }
}
