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
    ["['13:30', '18:00']", '1330', '1330', 'hours[1]', "a span is written ['09:00', '12:00']"],
    ['weekdays: [1, 2, 3, 4, 5]', 'weekdays: []', 'weekdays:', 'weekdays', 'would never let a term end'],
    ['weekdays: [1, 2, 3, 4, 5]', 'weekdays: [0, 2]', 'weekdays:', 'weekdays[0]', 'a weekday is 1 (Monday) to 7 (Sunday)'],
    ['weekdays: [1, 2, 3, 4, 5]', 'weekdays: [1, 2, 2]', 'weekdays:', 'weekdays[2]', '2 stands here twice'],
    ['2024-06-10,', '2024-06-31,', '2024-06-31', 'holidays.2024[17]', 'is no date'],
    ['2024-06-10,', '2025-06-10,', '2025-06-10', 'holidays.2024[17]', 'is not in 2024'],
    ['2024-09-14,', '2024-05-01,', '2024-05-01, 2024-09-29', 'workdays.2024[5]', 'already one of the holidays'],
    ['2024-06-10,', '2024-06-10, 2024-06-10,', '2024-06-10', 'holidays.2024[18]', '2024-06-10 is already one of the holidays'],
    ['2025-01-26,', '2025-06-07, 2026-01-24,', '2026-01-24', 'workdays.2025[1]', '2026-01-24 is not in 2025'],
    ['2025-01-26,', '2025-01-27,', '2025-01-27', 'workdays.2025[0]', '2025-01-27 is a Monday, which the week works anyway'],
    ['weekdays: [1, 2, 3, 4, 5]', 'weekdays: [1, 2, 3, 4, 5, 6]', '2024-05-11', 'workdays.2024[4]', 'is a Saturday, which the week works'],
    [
      '  2025:\n    [\n      2025-01-01',
      '  2023:\n    [\n      2025-01-01',
      'holidays:',
      'holidays',
      '2025 is published, but its holidays are missing',
    ],
    ['2024-01-01, 2026-12-31]', '2022-07-01, 2026-12-31]', 'holidays:', 'holidays', '2022 is published, but its holidays are missing'],
    ['2024-01-01, 2026-12-31]', '2026-12-31, 2024-01-01]', 'published:', 'published', 'the first published day comes before the last'],
    ['2024-01-01, 2026-12-31]', '1024-01-01, 2026-12-31]', 'published:', 'published[0]', 'from 1990 to 2100'],
    ['2024-01-01, 2026-12-31]', '2024-01-01]', 'published:', 'published', 'written [2026-01-01, 2026-12-31]'],
    ['2024-01-01, 2026-12-31]', '2024-01-01, 2025-12-31]', '2026-01-01', 'holidays.2026[0]', 'outside of the published days'],
    ['2024-01-01, 2026-12-31]', '2024-01-01, 2027-12-31]', '2027: [2027', 'presumed.2027[0]', 'is published'],
    ['published: [2024-01-01, 2026-12-31]', '', 'holidays:', 'holidays', 'for which days they are published'],
    ['yearly: [01-01', 'yearly: [01-32', 'yearly:', 'yearly[0]', 'written 10-01'],
    ['yearly: [01-01', 'yearly: [05-01', 'yearly:', 'yearly[1]', '05-01 stands here twice'],
    ['weekdays:', 'weekday:', 'weekday:', 'weekday', 'there is no key "weekday" here, did you mean "weekdays"?'],
    ['workdays:', 'wokdays:', 'wokdays:', 'wokdays', 'there is no key "wokdays" here, did you mean "workdays"?'],
    ['  2028: [', '  28: [', '28: [', 'presumed.28', 'name the year, from 1990 to 2100'],
    ['  2028: [', '  2999: [', '2999: [', 'presumed.2999', 'name the year, from 1990 to 2100'],
    ['yearly: [01-01, 05-01, 05-02, 10-01, 10-02, 10-03]', 'yearly: 01-01', 'yearly:', 'yearly', 'yearly days are written as a list'],
    ['weekdays: [1, 2, 3, 4, 5]', 'weekdays: [1, 2, 3, 4, 5', 'published:', '', 'Flow sequence'],
    ['weekdays: [1, 2, 3, 4, 5]', 'weekdays: [1, 2]\nweekdays: [3]', 'weekdays: [3]', '', 'keys must be unique'],
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

describe('what is no calendar at all is refused at its first line', () => {
  const problemOf = (source: string) => {
    const read = parse(source);
    if (!('problems' in read)) throw new Error('was taken');
    return read.problems;
  };

  it.each([
    ['nothing', ''],
    ['a word', 'holidays'],
    ['a list', '- 2026-01-01\n- 2026-01-02\n'],
    ['a page of the web', '<html>\n<body>no such calendar</body>'],
  ])('%s', (_case, source) => {
    expect(problemOf(source)).toMatchObject([
      { file: 'office.yaml', line: 1, message: expect.stringContaining('a calendar has the keys name, basis') },
    ]);
  });
});

describe('a file that was sent in can’t exhaust memory', () => {
  const read = (source: string) => {
    const answer = parse(source);
    return 'problems' in answer ? answer.problems : [];
  };
  const days = (count: number): string => Array.from({ length: count }, () => '2026-13-99').join(', ');

  it.each([
    ['days in a year', text.replace('2026-01-01, 2026-01-02,', `${days(401)},`), 'holidays.2026', 'more than 400 days of a year'],
    [
      'years',
      text.replace('  2028: [', `${Array.from({ length: 60 }, (_, index) => `  ${index + 2029}: []`).join('\n')}\n  2028: [`),
      'presumed',
      'more than 60 years',
    ],
    [
      'spans',
      text.replace("['09:00', '12:00']", Array.from({ length: 48 }, () => '[x, y]').join(', ')),
      'hours',
      'more than 48 spans of working time',
    ],
    ['yearly days', text.replace('yearly: [', `yearly: [${days(60)}, `), 'yearly', 'more than 60 yearly days'],
    ['characters', `${text}#${' '.repeat(300_000)}`, '', 'a calendar has at most 300000 characters'],
  ])('too many %s', (_case, source, at, message) => {
    expect(read(source)).toMatchObject([{ path: at, message: expect.stringContaining(message) }]);
  });

  it('and of its unknown keys the first twenty are told', () => {
    const keys = Array.from({ length: 5000 }, (_, index) => `key${index}: 1`).join('\n');
    expect(read(`${text}\n${keys}\n`)).toHaveLength(20);
  });
});
