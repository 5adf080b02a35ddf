import { z } from 'zod';
import { basis, text } from '../plan/schema';
import { suggestion } from '../plan/closest';
import { type Problem } from '../plan/problem';
import { parseYamlFile, schemaProblems, type YamlFile } from '../plan/yamlFile';
import type { Calendar } from './calendar';
import { checkCalendar } from './checkCalendar';
import { daysFromCivil, parseDate, parseTimeOfDay } from './civil';

/** Bounds that no honest calendar comes near, so that a file that was sent in can't exhaust memory. */
const most = { characters: 300_000, years: 60, daysOfYear: 400, spans: 48, yearly: 60, unknownKeys: 20 };
const firstYear = 1990;
const lastYear = 2100;

/** A day number written as `2026-03-01`. */
const date = z.string('a date is written 2026-03-01').transform((written, ctx) => {
  const day = parseDate(written);
  if (day !== null) return day;
  ctx.addIssue({ code: 'custom', message: `"${written}" is no date; write it like 2026-03-01` });
  return z.NEVER;
});
const horizon = date.refine(
  (day) => daysFromCivil(firstYear, 1, 1) <= day && day <= daysFromCivil(lastYear, 12, 31),
  `a calendar is published for days from ${firstYear} to ${lastYear}`,
);
const timeOfDay = z.string('a time of day is written "09:00"').transform((written, ctx) => {
  const minutes = parseTimeOfDay(written);
  if (minutes !== null) return minutes;
  ctx.addIssue({ code: 'custom', message: `"${written}" is no time of day; write it like "09:00"` });
  return z.NEVER;
});
const monthAndDay = z
  .string('a yearly day is written 10-01')
  .refine((written) => parseDate(`2024-${written}`) !== null, 'a yearly day is written 10-01');

const weekdayRange = 'a weekday is 1 (Monday) to 7 (Sunday)';
const weekday = z.int(weekdayRange).min(1, weekdayRange).max(7, weekdayRange);

/** A list whose length is looked at before its entries are. */
const shortList = <T extends z.ZodType>(item: T, longest: number, what: string) =>
  z.array(z.unknown(), `${what} are written as a list: [ … ]`).max(longest, `more than ${longest} ${what}`).pipe(z.array(item));

const year = z
  .string()
  .refine(
    (written) => /^\d{4}$/.test(written) && firstYear <= Number(written) && Number(written) <= lastYear,
    `name the year, from ${firstYear} to ${lastYear}`,
  );
const datesByYear = z
  .record(z.string(), z.unknown(), 'days are written by year: 2026: [2026-01-01, 2026-01-02]')
  .refine((years) => Object.keys(years).length <= most.years, `more than ${most.years} years`)
  .pipe(z.record(year, shortList(date, most.daysOfYear, 'days of a year')))
  .default({});

const fields = {
  name: text,
  basis,
  /** Spans of working time of a working day. */
  hours: shortList(z.tuple([timeOfDay, timeOfDay], "a span is written ['09:00', '12:00']"), most.spans, 'spans of working time').refine(
    (spans) => spans.length > 0,
    'a calendar without hours would never let a term end',
  ),
  /** Monday = 1 … Sunday = 7. */
  weekdays: shortList(weekday, 7, 'weekdays').refine((days) => days.length > 0, 'a calendar without weekdays would never let a term end'),
  /** First and last day for which days off are published; a calendar that knows no days off has none. */
  published: z.tuple([horizon, horizon], 'the published days are written [2026-01-01, 2026-12-31]').optional(),
  holidays: datesByYear,
  workdays: datesByYear,
  /** Days taken to be off where nothing is published: by month and day, and by date. */
  yearly: shortList(monthAndDay, most.yearly, 'yearly days').default([]),
  presumed: datesByYear,
};
const calendarSchema = z.object(fields, `a calendar has the keys ${Object.keys(fields).join(', ')}`);
export type CalendarFile = z.output<typeof calendarSchema>;

/** For a calendar that knows no days off every day is known. */
export const always: readonly [number, number] = [daysFromCivil(1, 1, 1), daysFromCivil(9999, 12, 31)];

/**
 * Reads a calendar of the plan (Civil Code 203 and 204 rest on its days of rest). `content` is what the file says, for the plan's
 * content hash. What is wrong comes back as problems, each with its line.
 */
export function parseCalendar(
  id: string,
  file: string,
  source: string,
  offsetMinutes: number,
): { calendar: Calendar; content: unknown } | { problems: Problem[] } {
  const read = readCalendarFile(file, source);
  return 'problems' in read ? read : { calendar: toCalendar(id, read.calendar, offsetMinutes), content: read.content };
}

/** A calendar's file that is sound. */
type SoundFile = { readonly calendar: CalendarFile } & Pick<YamlFile, 'content' | 'problemAt'>;

/** Reads and checks what a calendar's file says. */
export function readCalendarFile(file: string, source: string): SoundFile | { problems: Problem[] } {
  if (source.length > most.characters) {
    const message = `a calendar has at most ${most.characters} characters, this one has ${source.length}`;
    return { problems: [{ path: '', file, line: 1, message }] };
  }
  const read = parseYamlFile(file, source);
  if ('problems' in read) return read;
  const shape = calendarSchema.safeParse(read.yaml.content);
  const problems = [...unknownKeys(read.yaml), ...(shape.success ? [] : schemaProblems(read.yaml, shape.error.issues))];
  if (!shape.success || problems.length > 0) return { problems };
  const findings = [...checkCalendar(shape.data)];
  if (findings.length > 0) return { problems: findings.map(read.yaml.problemAt) };
  return { calendar: shape.data, content: read.yaml.content, problemAt: read.yaml.problemAt };
}

function unknownKeys({ content, problemAt }: YamlFile): Problem[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return [];
  const known = Object.keys(fields);
  return Object.keys(content)
    .filter((key) => !known.includes(key))
    .slice(0, most.unknownKeys)
    .map((key) => {
      const word = key.slice(0, 40);
      return problemAt({ path: [key], message: `there is no key "${word}" here${suggestion(word, known)}`, atKey: true });
    });
}

/** The calendar that a sound file describes. */
export const toCalendar = (id: string, file: CalendarFile, offsetMinutes: number): Calendar => ({
  id,
  name: file.name,
  offsetMinutes,
  hours: file.hours,
  weekdays: new Set(file.weekdays),
  holidays: new Set([...Object.values(file.holidays).flat(), ...Object.values(file.presumed).flat()]),
  workdays: new Set(Object.values(file.workdays).flat()),
  published: file.published ?? always,
  yearly: new Set(file.yearly),
});
