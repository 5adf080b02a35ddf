import fc from 'fast-check';
import {
  civilFromDays,
  dayOf,
  daysFromCivil,
  formatDate,
  formatInstant,
  parseDate,
  parseOffset,
  parseTimeOfDay,
  startOfDay,
  weekdayOf,
} from './civil';

/** The calendar told day by day from 1970-01-01, a Thursday, by the rule that everybody knows. */
function* daysOneByOne(): Generator<{ year: number; month: number; day: number; weekday: number }> {
  let weekday = 4;
  for (let year = 1970; ; year += 1) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    for (const [index, length] of [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      for (let day = 1; day <= length; day += 1) {
        yield { year, month: index + 1, day, weekday };
        weekday = (weekday % 7) + 1;
      }
    }
  }
}

describe('civil dates', () => {
  it('number the days as they follow one another, to 2110', () => {
    const wrong: unknown[] = [];
    let number = 0;
    for (const { weekday, ...date } of daysOneByOne()) {
      if (date.year > 2110) break;
      const { year, month, day } = civilFromDays(number);
      const agrees = daysFromCivil(date.year, date.month, date.day) === number && weekdayOf(number) === weekday;
      if (!agrees || year !== date.year || month !== date.month || day !== date.day) wrong.push(date);
      number += 1;
    }
    expect(wrong).toEqual([]);
  });

  it('hold before 1970 as well', () => {
    expect(daysFromCivil(1969, 12, 31)).toBe(-1);
    expect(weekdayOf(-1)).toBe(3);
    expect(civilFromDays(-719_528)).toEqual({ year: 0, month: 1, day: 1 });
  });

  it('come back from every day number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (number) => {
        const { year, month, day } = civilFromDays(number);
        expect(daysFromCivil(year, month, day)).toBe(number);
        expect(parseDate(formatDate(number))).toBe(number);
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '26-04-01', ' 2026-04-01'])('refuse %s', (written) => {
    expect(parseDate(written)).toBeNull();
  });
});

describe('an instant', () => {
  it('is written in the zone that is asked for, whatever the host keeps', () => {
    const at = 1_772_359_200_000;
    expect(formatInstant(at, 480)).toBe('2026-03-01 18:00');
    expect(formatInstant(at, 0)).toBe('2026-03-01 10:00');
    expect(formatInstant(at, -660)).toBe('2026-02-28 23:00');
  });

  it('at 24:00 belongs to the next day', () => {
    const midnight = startOfDay(daysFromCivil(2026, 3, 2), 480);
    expect(formatInstant(midnight, 480)).toBe('2026-03-02 00:00');
    expect(dayOf(midnight, 480) - dayOf(midnight - 1, 480)).toBe(1);
  });
});

describe('times of day and offsets', () => {
  it.each([
    ['00:00', 0],
    ['13:30', 810],
    ['24:00', 1440],
    ['24:01', null],
    ['9:00', null],
    ['09:60', null],
  ])('%s is %s', (written, minutes) => {
    expect(parseTimeOfDay(written)).toBe(minutes);
  });
  it.each([
    ['+08:00', 480],
    ['-03:30', -210],
    ['+00:00', 0],
    ['-00:00', 0],
    ['+15:00', null],
    ['08:00', null],
  ])('%s is %s', (written, minutes) => {
    expect(parseOffset(written)).toBe(minutes);
  });
});
