import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseCalendar } from './calendarFile';
import { parseDate } from './civil';
import { isPublished, isWorkingDay } from './workingTime';

const file = path.join(__dirname, '../../plan/calendars/office.yaml');
const text = readFileSync(file, 'utf8');
const parse = (source: string) => parseCalendar('office', 'office.yaml', source, 480);

describe('the office calendar', () => {
  const read = parse(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { calendar } = read;
  const works = (date: string): boolean => isWorkingDay(calendar, parseDate(date) ?? Number.NaN);

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'works on the shifted workday %s',
    (date) => {
      expect(works(date)).toBe(true);
    },
  );
  it.each(['2024-02-16', '2025-01-28', '2025-10-08', '2026-01-02', '2026-02-23', '2026-05-05', '2026-09-25', '2026-10-07'])(
    'rests on %s',
    (date) => {
      expect(works(date)).toBe(false);
    },
  );
  it('presumes the statutory days where nothing is published, and no others', () => {
    expect(['2027-01-01', '2027-02-05', '2027-04-05', '2027-10-01', '2031-05-02'].map(works)).toEqual([false, false, false, false, false]);
    expect(['2027-01-04', '2027-10-04', '2027-02-09'].map(works)).toEqual([true, true, true]);
    expect(isPublished(calendar, parseDate('2027-01-01') ?? 0)).toBe(false);
    // 2025-05-02 was published as a day off; 2024-05-06 follows the days published, not those of every year.
    expect(works('2024-05-06')).toBe(true);
  });
});

describe('a calendar file with a mistake names the place', () => {
  it.each([
    // What is written, what is written instead, the text on whose line the problem stands, its path, its message.
    ["['09:00', '12:00']", "['09:00', '25:00']", "'25:00'", 'hours[0][1]', 'no time of day'],
    ["['13:30', '18:00']", "['11:30', '18:00']", "'11:30'", 'hours[1]', 'do not overlap'],
    ["['13:30', '18:00']", "['18:00', '13:30']", "'13:30'", 'hours[1]', 'ends after it begins'],
    ['weekdays: [1, 2, 3, 4, 5]', 'weekdays: []', 'weekdays:', 'weekdays', 'would never let a term end'],
    ['2024-06-10,', '2024-06-31,', '2024-06-31', 'holidays.2024[17]', 'is no date'],
    ['2024-06-10,', '2025-06-10,', '2025-06-10', 'holidays.2024[17]', 'is not in 2024'],
    ['2024-09-14,', '2024-05-01,', '2024-05-01, 2024-09-29', 'workdays.2024[5]', 'already one of the holidays'],
    ['2024-01-01, 2026-12-31]', '2024-01-01, 2025-12-31]', '2026-01-01', 'holidays.2026[0]', 'outside of the published days'],
    ['2024-01-01, 2026-12-31]', '2024-01-01, 2027-12-31]', '2027: [2027', 'presumed.2027[0]', 'is published'],
    ['published: [2024-01-01, 2026-12-31]', '', 'holidays:', 'holidays', 'for which days they are published'],
    ['yearly: [01-01', 'yearly: [01-32', 'yearly:', 'yearly[0]', 'written 10-01'],
    ['weekdays:', 'weekday:', 'weekday:', 'weekday', 'no key "weekday"'],
  ])('%s → %s', (from, to, onLineOf, at, message) => {
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    const read = parse(broken);
    if (!('problems' in read)) throw new Error('was taken');
    const line = broken.split('\n').findIndex((written) => !written.startsWith('#') && written.includes(onLineOf)) + 1;
    expect(read.problems.find((problem) => problem.path === at)).toMatchObject({
      file: 'office.yaml',
      line,
      message: expect.stringContaining(message),
    });
  });
});
