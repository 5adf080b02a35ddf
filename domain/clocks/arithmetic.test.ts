import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseDuration, type Duration } from '../plan/duration';
import { addDuration, shareOf, subtractDuration } from './arithmetic';
import type { Calendar } from './calendar';
import { parseCalendar } from './calendarFile';
import { dayOf, daysFromCivil, formatInstant, hour, minute, parseDate, parseTimeOfDay, startOfDay, weekdayOf } from './civil';

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
const lasting = (written: string): Duration => parseDuration(written) ?? { amount: Number.NaN, unit: 'min' };
const show = (instant: number): string => formatInstant(instant, beijing);
const rolling = { rollsOver: true };
const strict = { rollsOver: false };

describe('given the office calendar of 2026, a term', () => {
  it.each([
    // Hours and minutes run from the instant, at any time of the day (Civil Code 201).
    ['of hours over a night and a holiday', '2026-02-14 17:30', '24 h', '2026-02-15 17:30'],
    ['of minutes', '2026-03-02 23:58', '5 min', '2026-03-03 00:03'],
    // The first day is not counted, and the last ends at 24:00 (201, 203).
    ['of working days within a week', '2026-03-02 09:00', '3 WD', '2026-03-06 00:00'],
    ['of working days from the first minute of a day', '2026-03-02 00:00', '1 WD', '2026-03-04 00:00'],
    ['of working days from the last minute of a day', '2026-03-02 23:59', '1 WD', '2026-03-04 00:00'],
    ['of working days over a weekend', '2026-03-06 10:00', '1 WD', '2026-03-10 00:00'],
    ['of working days that begins on a Sunday', '2026-03-08 10:00', '1 WD', '2026-03-10 00:00'],
    ['of working days over Spring Festival and its shifted workdays', '2026-02-13 10:00', '3 WD', '2026-02-26 00:00'],
    ['of a working day before a worked Saturday', '2026-05-08 16:00', '1 WD', '2026-05-10 00:00'],
    ['of calendar days', '2026-03-02 09:00', '15 d', '2026-03-18 00:00'],
    ['of calendar days that ends on a Sunday', '2026-02-28 09:00', '15 d', '2026-03-17 00:00'],
    ['of calendar days that ends within Spring Festival', '2026-02-10 09:00', '7 d', '2026-02-25 00:00'],
    ['of calendar days that ends on a worked Saturday', '2026-05-02 09:00', '7 d', '2026-05-10 00:00'],
    // Working hours run only while the office is open.
    ['of working hours within a morning', '2026-03-02 09:30', '2 wh', '2026-03-02 11:30'],
    ['of working hours over noon', '2026-03-02 11:00', '2 wh', '2026-03-02 14:30'],
    ['of working hours that ends as the office closes', '2026-03-02 14:00', '4 wh', '2026-03-02 18:00'],
    ['of working hours over a weekend', '2026-03-06 17:00', '4 wh', '2026-03-09 12:00'],
    ['of working hours that begins at night', '2026-03-06 22:00', '0.25 wh', '2026-03-09 09:15'],
    ['of working hours over National Day', '2026-09-30 17:00', '2 wh', '2026-10-08 10:00'],
    ['of nothing', '2026-03-07 03:00', '0 wh', '2026-03-07 03:00'],
  ])('%s', (_case, from, term, due) => {
    const computed = addDuration(at(from), lasting(term), office, rolling);
    expect(show(computed.at)).toBe(due);
    expect(computed.provisional).toBe(false);
  });

  it('is not rolled over days of rest when its rule forbids it: the statutory fifteen days', () => {
    expect(show(addDuration(at('2026-02-28 09:00'), lasting('15 d'), office, strict).at)).toBe('2026-03-16 00:00');
  });

  it('is counted by the plan’s day, not by that of UTC', () => {
    // 00:30 in Beijing is still the day before in UTC.
    expect(show(addDuration(at('2026-03-03 00:30'), lasting('1 d'), office, strict).at)).toBe('2026-03-05 00:00');
  });
});

describe('given days for which nothing is published, a date', () => {
  it('is provisional, and presumed by the week and the statutory days', () => {
    // 2027-01-01 is a Friday and a statutory day; the days off around it are not published.
    expect(addDuration(at('2026-12-31 10:00'), lasting('1 WD'), office, rolling)).toEqual({
      at: at('2027-01-05 00:00'),
      provisional: true,
    });
    expect(addDuration(at('2027-02-03 10:00'), lasting('2 WD'), office, rolling)).toEqual({
      at: at('2027-02-10 00:00'),
      provisional: true,
    });
    expect(addDuration(at('2026-12-31 17:00'), lasting('4 wh'), office, rolling)).toEqual({
      at: at('2027-01-04 12:00'),
      provisional: true,
    });
    expect(addDuration(at('2026-12-20 10:00'), lasting('15 d'), office, rolling)).toEqual({
      at: at('2027-01-05 00:00'),
      provisional: true,
    });
    expect(subtractDuration(at('2027-01-05 00:00'), lasting('1 WD'), office)).toEqual({ at: at('2027-01-01 00:00'), provisional: true });
  });

  it('is certain where it rests on no calendar', () => {
    expect(addDuration(at('2026-12-31 10:00'), lasting('48 h'), office, rolling).provisional).toBe(false);
    expect(addDuration(at('2026-12-31 10:00'), lasting('15 d'), office, strict).provisional).toBe(false);
    expect(addDuration(at('2026-12-31 10:00'), lasting('3 WD'), always, rolling)).toEqual({
      at: at('2027-01-04 00:00'),
      provisional: false,
    });
  });
});

describe('what must be done before a printed date', () => {
  it.each([
    ['one working day before the end of a day', '2026-03-11 00:00', '1 WD', '2026-03-10 00:00'],
    ['one working day before an hour of a day', '2026-03-10 18:00', '1 WD', '2026-03-10 00:00'],
    ['one working day before a Monday', '2026-03-10 00:00', '1 WD', '2026-03-07 00:00'],
    ['one working day before the end of Spring Festival', '2026-02-24 00:00', '1 WD', '2026-02-15 00:00'],
    ['two calendar days', '2026-03-11 00:00', '2 d', '2026-03-09 00:00'],
    ['working hours over noon', '2026-03-10 14:00', '2 wh', '2026-03-10 10:30'],
    ['working hours over a weekend', '2026-03-09 10:00', '2 wh', '2026-03-06 17:00'],
    ['hours', '2026-03-09 10:00', '24 h', '2026-03-08 10:00'],
    ['no working day', '2026-03-09 10:00', '0 WD', '2026-03-09 10:00'],
  ])('%s', (_case, due, term, expected) => {
    expect(show(subtractDuration(at(due), lasting(term), office).at)).toBe(expected);
  });
});

describe('a share', () => {
  it('of working hours is a share of the working time', () => {
    expect(show(shareOf(at('2026-03-06 16:00'), lasting('4 wh'), 50, office, rolling))).toBe('2026-03-06 18:00');
    expect(show(shareOf(at('2026-03-06 16:00'), lasting('4 wh'), 80, office, rolling))).toBe('2026-03-09 10:12');
  });
  it('of anything else is a share of the clock time until the end', () => {
    expect(show(shareOf(at('2026-03-02 12:00'), lasting('24 h'), 50, office, rolling))).toBe('2026-03-03 00:00');
    // From Monday noon to Friday midnight there are 108 hours.
    expect(show(shareOf(at('2026-03-02 12:00'), lasting('4 WD'), 50, office, rolling))).toBe('2026-03-04 18:00');
  });
});

describe('for every calendar and every start', () => {
  const first = daysFromCivil(2026, 1, 1);
  const days = fc.integer({ min: first, max: first + 60 });
  const calendars: fc.Arbitrary<Calendar> = fc
    .record({
      offsetMinutes: fc.constantFrom(480, 0, -210, 765),
      cuts: fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      holidays: fc.uniqueArray(days, { maxLength: 12 }),
      workdays: fc.uniqueArray(days, { maxLength: 6 }),
    })
    .map(({ offsetMinutes, cuts, weekdays, holidays, workdays }) => {
      const ends = cuts.toSorted((a, b) => a - b).map((half) => half * 30);
      const spans = Array.from({ length: Math.floor(ends.length / 2) }, (_, i) => [ends[2 * i] ?? 0, ends[2 * i + 1] ?? 0] as const);
      const published = [first - 1000, first + 1000] as const;
      return {
        id: 'any',
        name: { zh: '任意', en: 'Any' },
        offsetMinutes,
        hours: spans,
        weekdays: new Set(weekdays),
        holidays: new Set(holidays),
        workdays: new Set(workdays),
        published,
        yearly: new Set<string>(),
      };
    });
  const starts = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => startOfDay(first, 0) + minutes * minute);

  const works = (calendar: Calendar, day: number): boolean =>
    calendar.workdays.has(day) || (!calendar.holidays.has(day) && calendar.weekdays.has(weekdayOf(day)));
  const worksInMinute = (calendar: Calendar, instant: number): boolean => {
    const day = dayOf(instant, calendar.offsetMinutes);
    const minutes = (instant - startOfDay(day, calendar.offsetMinutes)) / minute;
    return works(calendar, day) && calendar.hours.some(([from, to]) => from <= minutes && minutes < to);
  };

  it('working hours end where counting minute by minute ends', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 80 }), (calendar, from, quarters) => {
        let left = quarters * 15;
        let instant = from;
        for (; left > 0; instant += minute) if (worksInMinute(calendar, instant)) left -= 1;
        expect(addDuration(from, { amount: quarters / 4, unit: 'wh' }, calendar, rolling).at).toBe(instant);
      }),
    );
  });

  it('working hours before an instant begin where counting backwards ends', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 80 }), (calendar, due, quarters) => {
        let left = quarters * 15;
        let instant = due;
        while (left > 0) {
          instant -= minute;
          if (worksInMinute(calendar, instant)) left -= 1;
        }
        expect(subtractDuration(due, { amount: quarters / 4, unit: 'wh' }, calendar).at).toBe(instant);
      }),
    );
  });

  it('working days end where counting day by day ends', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 20 }), fc.boolean(), (calendar, from, amount, rollsOver) => {
        let day = dayOf(from, calendar.offsetMinutes);
        for (let left = amount; left > 0;) if (works(calendar, (day += 1))) left -= 1;
        expect(addDuration(from, { amount, unit: 'WD' }, calendar, { rollsOver }).at).toBe(startOfDay(day + 1, calendar.offsetMinutes));
      }),
    );
  });

  it('calendar days end that many days later, or at the end of the first working day after', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 40 }), fc.boolean(), (calendar, from, amount, rollsOver) => {
        let day = dayOf(from, calendar.offsetMinutes) + amount;
        while (rollsOver && !works(calendar, day)) day += 1;
        expect(addDuration(from, { amount, unit: 'd' }, calendar, { rollsOver }).at).toBe(startOfDay(day + 1, calendar.offsetMinutes));
      }),
    );
  });

  it('between what is due one working day earlier and the day of the printed date lies exactly one working day’s end', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 10 }), (calendar, due, amount) => {
        const earlier = subtractDuration(due, { amount, unit: 'WD' }, calendar).at;
        let worked = 0;
        for (let day = dayOf(earlier - 1, calendar.offsetMinutes); day < dayOf(due - 1, calendar.offsetMinutes); day += 1)
          if (works(calendar, day)) worked += 1;
        expect(works(calendar, dayOf(earlier - 1, calendar.offsetMinutes))).toBe(true);
        expect(worked).toBe(amount);
      }),
    );
  });

  it('shares are ordered, lie within the term, and do not depend on how it is cut', () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        fc.constantFrom<Duration>(
          { amount: 90, unit: 'min' },
          { amount: 5, unit: 'h' },
          { amount: 6, unit: 'wh' },
          { amount: 3, unit: 'WD' },
          { amount: 4, unit: 'd' },
        ),
        fc.integer({ min: 1, max: 98 }),
        (calendar, from, duration, percent) => {
          const end = addDuration(from, duration, calendar, rolling).at;
          const share = shareOf(from, duration, percent, calendar, rolling);
          const next = shareOf(from, duration, percent + 1, calendar, rolling);
          expect(from < share && share < next && next < end).toBe(true);
          expect(Number.isInteger(share)).toBe(true);
        },
      ),
    );
  });

  it('later starts never end earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        fc.integer({ min: 0, max: 72 }),
        fc.constantFrom<Duration>({ amount: 6, unit: 'wh' }, { amount: 3, unit: 'WD' }, { amount: 4, unit: 'd' }),
        (calendar, from, hours, duration) => {
          expect(addDuration(from + hours * hour, duration, calendar, rolling).at).toBeGreaterThanOrEqual(
            addDuration(from, duration, calendar, rolling).at,
          );
        },
      ),
    );
  });
});
