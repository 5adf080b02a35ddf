import { parse, stringify } from 'yaml';

interface Written {
  published: [string, string];
  holidays: Record<string, string[]>;
  presumed: Record<string, string[]>;
}

/** The text of a calendar with one more day off, such as 2026-12-02. It is published for that day's year if it was not. */
export function withDayOff(text: string, day: string): string {
  const calendar = parse(text) as Written;
  const year = Number(day.slice(0, 4));
  for (let y = Number(calendar.published[1].slice(0, 4)) + 1; y <= year; y++) {
    calendar.holidays[y] = calendar.presumed[y] ?? [];
    delete calendar.presumed[y];
    calendar.published[1] = `${y}-12-31`;
  }
  calendar.holidays[year] = [...(calendar.holidays[year] ?? []), day].toSorted();
  return stringify(calendar);
}
