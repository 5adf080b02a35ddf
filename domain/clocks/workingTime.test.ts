import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { addDuration } from './arithmetic';
import type { Calendar } from './calendar';
import { parseCalendar } from './calendarFile';
import { civilFromDays, daysFromCivil, hour, minute, parseDate, parseTimeOfDay, startOfDay, wholeDay, weekdayOf } from './civil';
import { isWorkingDay, workingSpans, workingTimeBetween } from './workingTime';

const beijing = 480;
const shipped = (id: string): Calendar => {
  const file = path.join(__dirname, '../../plan/calendars', `${id}.yaml`);
  const read = parseCalendar(id, file, readFileSync(file, 'utf8'), beijing);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.calendar;
};
const office = shipped('office');
const always = shipped('always');

const at = (written: string): number => {
  const [date = '', time = ''] = written.split(' ');
  return startOfDay(parseDate(date) ?? Number.NaN, beijing) + (parseTimeOfDay(time) ?? Number.NaN) * minute;
};

describe('a working day', () => {
  /** The rule as it is written down, kept apart from the code that remembers answers. */
  const worksByTheRule = (calendar: Calendar, day: number): boolean => {
    const { month, day: dayOfMonth } = civilFromDays(day);
    const everyYear = `${month < 10 ? '0' : ''}${month}-${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}`;
    const published = calendar.published[0] <= day && day <= calendar.published[1];
    if (calendar.workdays.has(day)) return true;
    if (calendar.holidays.has(day)) return false;
    return (published || !calendar.yearly.has(everyYear)) && calendar.weekdays.has(weekdayOf(day));
  };
  const first = daysFromCivil(2026, 9, 1);
  const days = fc.integer({ min: first, max: first + 120 });
  const calendars: fc.Arbitrary<Calendar> = fc.record({
    id: fc.constant('any'),
    name: fc.constant({ zh: '任意', en: 'Any' }),
    offsetMinutes: fc.constantFrom(480, 0, -210),
    hours: fc.constantFrom<Calendar['hours'][]>(
      [[0, 1440]],
      [
        [540, 720],
        [810, 1080],
      ],
    ),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((list) => new Set(list)),
    holidays: fc.uniqueArray(days, { maxLength: 12 }).map((list) => new Set(list)),
    workdays: fc.uniqueArray(days, { maxLength: 6 }).map((list) => new Set(list)),
    published: fc.tuple(days, days),
    yearly: fc.constantFrom(new Set<string>(), new Set(['10-01', '10-02', '09-08'])),
  });

  it('is the same by the rule and from memory, asked in any order, again and again, for several calendars', () => {
    fc.assert(
      fc.property(calendars, calendars, fc.array(days, { minLength: 1, maxLength: 60 }), (one, other, asked) => {
        for (const day of [...asked, ...asked])
          for (const calendar of [one, other]) expect(isWorkingDay(calendar, day)).toBe(worksByTheRule(calendar, day));
      }),
    );
  });

  it('is known for every day from 1989 to 2102 and far from it', () => {
    const from = daysFromCivil(1989, 1, 1);
    const until = daysFromCivil(2103, 1, 1);
    const wrong = Array.from({ length: until - from }, (_, index) => from + index).filter(
      (day) => isWorkingDay(office, day) !== worksByTheRule(office, day),
    );
    expect(wrong).toEqual([]);
    for (const [year, month, day] of [
      [1, 1, 1],
      [1601, 10, 1],
      [9999, 12, 31],
    ] as const) {
      const number = daysFromCivil(year, month, day);
      expect(isWorkingDay(office, number)).toBe(worksByTheRule(office, number));
    }
  });

  it('has spans of working time, a day of rest has none', () => {
    const day = parseDate('2026-02-14') ?? Number.NaN;
    const spans = [
      [at('2026-02-14 09:00'), at('2026-02-14 12:00')],
      [at('2026-02-14 13:30'), at('2026-02-14 18:00')],
    ];
    expect([workingSpans(office, day), workingSpans(office, day)]).toEqual([spans, spans]);
    expect(workingSpans(office, day + 1)).toEqual([]);
    expect(workingSpans(always, day)).toEqual([[at('2026-02-14 00:00'), at('2026-02-14 00:00') + wholeDay]]);
  });
});

describe('working time between two instants', () => {
  it.each([
    ['within a morning', '2026-03-02 09:30', '2026-03-02 11:00', 1.5],
    ['over noon', '2026-03-02 11:00', '2026-03-02 14:30', 2],
    ['from before the office opens until after it closes', '2026-03-02 07:00', '2026-03-02 22:00', 7.5],
    ['within noon', '2026-03-02 12:10', '2026-03-02 13:20', 0],
    ['over a night', '2026-03-02 17:00', '2026-03-03 10:00', 2],
    ['over a weekend', '2026-03-06 17:00', '2026-03-09 12:00', 4],
    // 02-14 is a worked Saturday; 02-15 to 02-23 are off.
    ['over Spring Festival and its shifted workday', '2026-02-13 17:00', '2026-02-24 10:00', 1 + 7.5 + 1],
    ['within days of rest', '2026-03-07 08:00', '2026-03-08 20:00', 0],
    ['from one instant to the same', '2026-03-02 10:00', '2026-03-02 10:00', 0],
    ['backwards', '2026-03-03 10:00', '2026-03-02 10:00', 0],
    ['backwards within a day', '2026-03-02 11:00', '2026-03-02 10:00', 0],
  ])('%s', (_case, from, to, hours) => {
    expect(workingTimeBetween(at(from), at(to), office)).toBe(hours * hour);
  });

  it('is their difference round the clock, to the millisecond', () => {
    expect(workingTimeBetween(at('2026-02-13 17:00') + 7, at('2026-02-24 10:00') + 1, always)).toBe(10 * 24 * hour + 17 * hour - 6);
  });

  const starts = fc.integer({ min: at('2025-12-01 00:00'), max: at('2027-03-01 00:00') });
  const spans = fc.integer({ min: 0, max: 20 * 24 * hour });

  it('adds up: the parts of a span are the whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(office, always), starts, spans, spans, (calendar, from, first, second) => {
        const between = from + first;
        const to = between + second;
        expect(workingTimeBetween(from, between, calendar) + workingTimeBetween(between, to, calendar)).toBe(
          workingTimeBetween(from, to, calendar),
        );
      }),
    );
  });

  it('is what a term of working hours takes until it is due', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const { at: due } = addDuration(from, { amount, unit: 'wh' }, office, { rollsOver: false });
        expect(workingTimeBetween(from, due, office)).toBe(amount * hour);
      }),
    );
  });
});
