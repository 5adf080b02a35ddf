import type { Problem } from '../plan/problem';
import { type CalendarFile, readCalendarFile, toCalendar } from './calendarFile';
import { checkDays, checkYears, gapIn, type PublishedDay } from './calendarImportCheck';
import type { NamedDays, PublishedList } from './calendarImportDays';
import { editCalendar, type CalendarEdit } from './calendarImportEdit';
import { civilFromDays, daysFromCivil, formatDate, weekdayOf } from './civil';

export interface Imported {
  /** The calendar's file as it is to be. */
  readonly text: string;
  /** What was done and what was left out, a sentence each. */
  readonly told: readonly string[];
}

/**
 * Enters published years into a calendar's file: their days off and shifted workdays as the list names them, in place of what stood
 * there; `published` reaches over them, and nothing of them is presumed any more. The rest of the file keeps its words and its layout.
 * A list that can't be right, or a gap that would come to be, is a problem, and nothing is entered.
 */
export function importYears(
  file: string,
  text: string,
  list: PublishedList,
  years: readonly number[],
): Imported | { problems: readonly Problem[] } {
  const read = readCalendarFile(file, text);
  if ('problems' in read) return read;
  const { calendar, problemAt } = read;
  const asked = [...new Set(years)].toSorted((a, b) => a - b);
  if (calendar.published === undefined) {
    const message = 'this calendar knows no days off; one that shall have them says since when: published: [2026-01-01, 2026-12-31]';
    return { problems: [problemAt({ path: [], message })] };
  }
  const published = horizonWith(calendar.published, asked);
  const gap = gapIn(published, calendar.published, asked);
  if (gap !== null) {
    const message = `${gap} would be a gap between the published years: import ${gap} too, or before`;
    return { problems: [problemAt({ path: ['published'], message })] };
  }
  const days = daysOf(list);
  const asItIs = toCalendar('', calendar, 0);
  const problems = [...checkDays(days, asked, asItIs), ...checkYears(list.file, days, asked, asItIs)];
  if (problems.length > 0) return { problems };

  const edit = editOf(calendar, days, asked, published);
  const edited = editCalendar(text, calendar, edit);
  const after = readCalendarFile(file, edited);
  return 'problems' in after ? after : { text: edited, told: toldOf(edit, asked, list, days) };
}

const daysOf = ({ days }: PublishedList): PublishedDay[] =>
  days.flatMap((of) =>
    Array.from({ length: of.last - of.first + 1 }, (_, index) => {
      const day = of.first + index;
      return { day, year: civilFromDays(day).year, of };
    }),
  );

function horizonWith([first, last]: readonly [number, number], asked: readonly number[]): [number, number] {
  return [
    Math.min(first, ...asked.map((year) => daysFromCivil(year, 1, 1))),
    Math.max(last, ...asked.map((year) => daysFromCivil(year, 12, 31))),
  ];
}

function editOf(
  calendar: CalendarFile,
  days: readonly PublishedDay[],
  asked: readonly number[],
  published: readonly [number, number],
): CalendarEdit {
  const edit = { holidays: {}, workdays: {}, presumed: {} } as Record<keyof CalendarEdit['days'], Record<string, number[] | null>>;
  for (const year of asked) {
    const named = (kind: NamedDays['kind']): number[] => [
      ...new Set(days.filter((one) => one.year === year && one.of.kind === kind).map(({ day }) => day)),
    ];
    // Where the week works on Saturdays, a shifted one is nothing special.
    const worked = named('worked').filter((day) => !calendar.weekdays.includes(weekdayOf(day)));
    edit.holidays[year] = named('off');
    edit.workdays[year] = worked.length > 0 ? worked : null;
    edit.presumed[year] = null;
  }
  return { published, days: edit };
}

function toldOf(edit: CalendarEdit, asked: readonly number[], list: PublishedList, days: readonly PublishedDay[]): string[] {
  const { holidays, workdays } = edit.days;
  const unasked = [...new Set(days.map(({ year }) => year))].filter((year) => !asked.includes(year)).toSorted((a, b) => a - b);
  return [
    ...asked.map((year) => `${year}: ${holidays[year]?.length ?? 0} days off, ${workdays[year]?.length ?? 0} shifted workdays`),
    `published from ${formatDate(edit.published[0])} to ${formatDate(edit.published[1])}`,
    ...(unasked.length > 0 ? [`${list.file} also has ${unasked.join(', ')}, which was not asked for`] : []),
    ...list.leftOut.map((left) => `left out: ${left}`),
  ];
}
