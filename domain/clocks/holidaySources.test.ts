import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as chineseDays from 'chinese-days';
import { LegalHoliday, LunarDay, SolarTerm, type SolarDay } from 'tyme4ts';
import { parseDuration } from '../plan/duration';
import { addDuration } from './arithmetic';
import { parseCalendar } from './calendarFile';
import { civilFromDays, daysFromCivil, formatDate, hour, parseDate, startOfDay, weekdayOf } from './civil';
import { isPublished, isWorkingDay } from './workingTime';

/**
 * The office calendar beside two collections of the State Council's notices that were made apart from each other, and beside two computations
 * of the lunar festivals.
 */
const beijing = 480;
const file = path.join(__dirname, '../../plan/calendars/office.yaml');
const read = parseCalendar('office', file, readFileSync(file, 'utf8'), beijing);
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const office = read.calendar;

const daysOf = (year: number): number[] => {
  const first = daysFromCivil(year, 1, 1);
  return Array.from({ length: daysFromCivil(year + 1, 1, 1) - first }, (_, index) => first + index);
};
const isWeekend = (day: number): boolean => weekdayOf(day) > 5;

const sources = {
  'chinese-days': (day: number): boolean => chineseDays.isWorkday(formatDate(day)),
  tyme4ts: (day: number): boolean => {
    const { year, month, day: dayOfMonth } = civilFromDays(day);
    return LegalHoliday.fromYmd(year, month, dayOfMonth)?.isWork() ?? !isWeekend(day);
  },
};

describe.each(Object.entries(sources))('beside %s', (_name, worksBySource) => {
  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])('the source knows %s as worked', (date) => {
    expect(worksBySource(parseDate(date) ?? Number.NaN)).toBe(true);
  });

  it.each([
    [2024, 366],
    [2025, 365],
    [2026, 365],
  ])('each day of %s is worked or off in both', (year, count) => {
    const days = daysOf(year);
    expect(days).toHaveLength(count);
    expect(days.filter((day) => isWorkingDay(office, day) !== worksBySource(day)).map(formatDate)).toEqual([]);
    expect(days.every((day) => isPublished(office, day))).toBe(true);
  });
});

/** Statutory days by the rule of 2024: New Year 1, Spring Festival 4, Qingming 1, Labour 2, Dragon Boat 1, Mid-Autumn 1, National Day 3. */
const fixed = (year: number): string[] => ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);

const moving: Readonly<Record<string, (year: number) => string[]>> = {
  'chinese-days': (year) => {
    const newYear = parseDate(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date) ?? Number.NaN;
    return [
      ...[-1, 0, 1, 2].map((offset) => formatDate(newYear + offset)),
      chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
      chineseDays.getSolarDateFromLunar(`${year}-05-05`).date,
      chineseDays.getSolarDateFromLunar(`${year}-08-15`).date,
    ];
  },
  tyme4ts: (year) => {
    const written = (day: SolarDay): string => formatDate(daysFromCivil(day.getYear(), day.getMonth(), day.getDay()));
    const lunar = (month: number, day: number): SolarDay => LunarDay.fromYmd(year, month, day).getSolarDay();
    const eve = lunar(1, 1).next(-1);
    const qingming = SolarTerm.fromName(year, '清明').getSolarDay();
    return [eve, lunar(1, 1), lunar(1, 2), lunar(1, 3), qingming, lunar(5, 5), lunar(8, 15)].map(written);
  },
};

/** Days from Monday to Friday that are off. */
const offInTheWeek = (year: number): string[] =>
  daysOf(year)
    .filter((day) => !isWeekend(day) && !isWorkingDay(office, day))
    .map(formatDate);
const inTheWeek = (dates: readonly string[]): string[] => [...new Set(dates)].filter((date) => !isWeekend(parseDate(date) ?? 0)).toSorted();

describe('a year for which nothing is published', () => {
  it('2027 has the statutory days off, no others, and no weekend is worked', () => {
    const lunar = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15'];
    expect([...fixed(2027), ...lunar]).toHaveLength(13);
    expect([...fixed(2027), ...lunar].filter((date) => isWorkingDay(office, parseDate(date) ?? 0))).toEqual([]);
    expect(offInTheWeek(2027)).toEqual(inTheWeek([...fixed(2027), ...lunar]));
    expect(daysOf(2027).filter((day) => isWeekend(day) && isWorkingDay(office, day))).toEqual([]);
  });

  it.each(Object.entries(moving))('2027 and 2028 have the festivals of moon and sun where %s computes them', (_name, festivals) => {
    for (const year of [2027, 2028]) {
      const presumed = [...office.holidays].map(formatDate).filter((date) => date.startsWith(`${year}-`));
      expect(presumed.toSorted()).toEqual(festivals(year).toSorted());
      expect(festivals(year).filter((date) => isWorkingDay(office, parseDate(date) ?? 0))).toEqual([]);
      expect(offInTheWeek(year)).toEqual(inTheWeek([...fixed(year), ...festivals(year)]));
    }
  });

  it('from 2029 on has the days with a fixed date alone: the others are not known before they are entered', () => {
    for (const year of [2029, 2030, 2050, 2100]) expect(offInTheWeek(year)).toEqual(inTheWeek(fixed(year)));
  });

  it.each([2027, 2028, 2029, 2040])('every date that is computed into %s is provisional, whatever day it is', (year) => {
    const term = (written: string) => parseDuration(written) ?? { amount: Number.NaN, unit: 'min' };
    const lastDayBefore = startOfDay(daysFromCivil(2026, 12, 31), beijing) + 10 * hour;
    const certain = daysOf(year).filter((day) => {
      const noon = startOfDay(day, beijing) + 12 * hour;
      const intoTheDay = { amount: day - daysFromCivil(2026, 12, 31), unit: 'd' } as const;
      const computed = [
        addDuration(noon, term('1 WD'), office, { rollsOver: true }),
        addDuration(noon, term('4 wh'), office, { rollsOver: true }),
        addDuration(noon, term('1 d'), office, { rollsOver: true }),
        addDuration(lastDayBefore, intoTheDay, office, { rollsOver: true }),
      ];
      return isPublished(office, day) || !computed.every(({ provisional }) => provisional);
    });
    expect(certain.map(formatDate)).toEqual([]);
  });
});
