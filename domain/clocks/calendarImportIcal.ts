import { convertIcsCalendar } from 'ts-ics';
import { z } from 'zod';
import type { Problem } from '../plan/problem';
import { type NamedDays, nameOf, type PublishedList } from './calendarImportDays';
import { parseDate, wholeDay } from './civil';

const mostCharacters = 1_000_000;
/** No list names more days in a row; a longer event is a mistake, not a holiday. */
const mostDaysInARow = 31;

const date = z.object({ date: z.date(), type: z.enum(['DATE', 'DATE-TIME']).optional() });
const eventSchema = z.object({
  summary: z.string().default(''),
  start: date.optional(),
  end: date.optional(),
  duration: z.record(z.string(), z.unknown()).optional(),
  status: z.string().optional(),
  recurrenceRule: z.unknown().optional(),
});
type Event = z.output<typeof eventSchema>;

/**
 * Reads a feed of days off and shifted workdays in the form of iCalendar (RFC 5545). Events last whole days; what they are stands
 * in their summary: 休 or holiday, 班 or workday. What can't be understood is a problem on the line of its event; with `skipUnmarked` events that
 * say neither are left out and named.
 */
export function readIcal(
  file: string,
  text: string,
  { skipUnmarked }: { skipUnmarked: boolean },
): PublishedList | { problems: readonly Problem[] } {
  const problem = (line: number, message: string): Problem => ({ path: '', file, line, message });
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const unreadable = wrongAsAWhole(text.length, lines) ?? wrongDate(lines);
  if (unreadable !== null) return { problems: [problem(unreadable.line, unreadable.message)] };
  const begins = lines.flatMap((line, index) => (line.trim() === 'BEGIN:VEVENT' ? [index + 1] : []));
  const events = eventsOf(lines);
  if (events === null || events.length !== begins.length)
    return { problems: [problem(1, 'the iCalendar file is damaged: not every component that begins can be read')] };

  const days: NamedDays[] = [];
  const leftOut: string[] = [];
  const problems: Problem[] = [];
  for (const [index, event] of events.entries()) {
    const at = (message: string): Problem => problem(begins[index] ?? 1, message);
    const read = readEvent(event);
    if ('wrong' in read) problems.push(at(`the event «${event.summary}» ${read.wrong}`));
    else if (event.status === 'CANCELLED') leftOut.push(`${nameOf(read)}, which is cancelled`);
    else if (read.kind !== null) days.push({ ...read, kind: read.kind, problem: at });
    else if (skipUnmarked) leftOut.push(`${nameOf(read)}, which says neither off nor worked`);
    else problems.push(at(`${nameOf(read)} says neither 休 or holiday nor 班 or workday; --skip-unmarked leaves such events out`));
  }
  return problems.length > 0 ? { problems } : { file, days, leftOut };
}

interface Wrong {
  readonly line: number;
  readonly message: string;
}

function wrongAsAWhole(characters: number, lines: readonly string[]): Wrong | null {
  if (characters > mostCharacters) return { line: 1, message: `the file has ${characters} characters, more than ${mostCharacters}` };
  if (lines[0]?.trim() !== 'BEGIN:VCALENDAR') return { line: 1, message: 'is no iCalendar file: one begins with BEGIN:VCALENDAR' };
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines[last]?.trim() === 'END:VCALENDAR'
    ? null
    : { line: last + 1, message: 'the file is cut off: it does not end with END:VCALENDAR' };
}

/** The library takes 20270230 for the second of March. */
function wrongDate(lines: readonly string[]): Wrong | null {
  for (const [index, line] of lines.entries()) {
    const [, key = '', year = '', month = '', day = ''] =
      /^(DTSTART|DTEND)[;:](?:.*:)?(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?\s*$/.exec(line) ?? [];
    if (key !== '' && parseDate(`${year}-${month}-${day}`) === null)
      return { line: index + 1, message: `${key} ${year}${month}${day} is no date; one is written 20260301` };
  }
  return null;
}

/** The events in the order of the file; null when the library can't read it. */
function eventsOf(lines: readonly string[]): Event[] | null {
  try {
    const calendar: { events?: unknown } = convertIcsCalendar(undefined, lines.join('\r\n'));
    return z.array(eventSchema).parse(calendar.events ?? []);
  } catch {
    return null;
  }
}

type ReadEvent = Pick<NamedDays, 'first' | 'last' | 'label'> & { readonly kind: NamedDays['kind'] | null };

function readEvent(event: Event): ReadEvent | { wrong: string } {
  const { start, end, summary } = event;
  if (start === undefined) return { wrong: 'has no DTSTART' };
  if (event.recurrenceRule !== undefined)
    return { wrong: 'repeats by a rule (RRULE); days off are published year by year, each for itself' };
  if (start.type !== 'DATE' || (end !== undefined && end.type !== 'DATE'))
    return { wrong: 'has a time of day; days off are whole days: DTSTART;VALUE=DATE:20260101' };
  const first = start.date.getTime() / wholeDay;
  const length = end === undefined ? daysOf(event.duration) : end.date.getTime() / wholeDay - first;
  if (length === null || length < 1) return { wrong: 'ends before it has lasted a day; DTEND is the day after the last one' };
  if (length > mostDaysInARow) return { wrong: `lasts ${length} days, more than ${mostDaysInARow}` };
  return { first, last: first + length - 1, label: summary, kind: kindOf(summary) };
}

/** Whole days of a duration; one where none is given (RFC 5545, 3.6.1); null when it is none of whole days. */
function daysOf(duration: Event['duration']): number | null {
  if (duration === undefined) return 1;
  const { days = 0, weeks = 0, ...others } = duration;
  return Object.values(others).some(Boolean) ? null : Number(days) + 7 * Number(weeks);
}

const offWords = '休|放假|休假|休息|假期|holidays?|day off';
const workedWords = '班|补班|上班|调休上班|work ?days?|working days?';
/** The word stands first or last; a single character at the beginning stands alone, and 调休 or 不上班 say something else. */
const marks = (words: string): RegExp => new RegExp(`^(?:${words})(?: |$)|(?<![a-z调不]|不上)(?:${words})$`);
const [off, worked] = [marks(offWords), marks(workedWords)];

function kindOf(summary: string): NamedDays['kind'] | null {
  const said = summary
    .toLowerCase()
    .replaceAll(/[\s()（）[\]【】:：,，·–-]+/g, ' ')
    .trim();
  if (off.test(said) === worked.test(said)) return null;
  return off.test(said) ? 'off' : 'worked';
}
