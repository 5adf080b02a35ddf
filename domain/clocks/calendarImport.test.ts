import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../plan/problem';
import { parseCalendar } from './calendarFile';
import { importYears } from './calendarImport';
import { readChineseDays, type PublishedList } from './calendarImportDays';
import { readIcal } from './calendarImportIcal';
import { formatDate } from './civil';

const office = readFileSync(path.join(__dirname, '../../plan/calendars/office.yaml'), 'utf8');
const chineseDaysFile = (name: string): string => readFileSync(require.resolve(`chinese-days/dist/${name}`), 'utf8');

const sound = <T extends object>(read: T | { problems: readonly Problem[] }): T => {
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
};
const parsed = (text: string) => {
  const read = parseCalendar('office', 'office.yaml', text, 480);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.calendar;
};
const wrong = (read: object): readonly unknown[] => {
  if (!('problems' in read) || !Array.isArray(read.problems)) throw new Error('was taken');
  return read.problems;
};
const fromChineseDays = (text: string): PublishedList => sound(readChineseDays('list.json', text));
const fromIcal = (text: string): PublishedList => sound(readIcal('list.ics', text, { skipUnmarked: false }));

/** A list as chinese-days writes it: ranges such as 01-01..01-03 of the year. */
const listOf = (year: number, off: readonly string[], worked: readonly string[] = []): string => {
  const days = (ranges: readonly string[]) =>
    Object.fromEntries(
      ranges.flatMap((range) => {
        const [from = '', to = from] = range.split('..');
        const [month = ''] = from.split('-');
        return Array.from({ length: Number(to.slice(3)) - Number(from.slice(3)) + 1 }, (_, index) => [
          `${year}-${month}-${String(Number(from.slice(3)) + index).padStart(2, '0')}`,
          'Holiday,假日,1',
        ]);
      }),
    );
  return JSON.stringify({ holidays: days(off), workdays: days(worked), inLieuDays: {} });
};
/** Invented: nobody has published 2027 yet. */
const off2027 = ['01-01..01-03', '02-05..02-13', '04-03..04-05', '05-01..05-05', '06-09', '09-15', '10-01..10-07'];
const of2027 = listOf(2027, off2027, ['02-20', '10-09']);
const of2028 = listOf(2028, ['01-01..01-03', '05-01..05-05', '10-01..10-07']);

/** The office calendar as it was before 2026 was published. */
const before2026 = office
  .replace('2024-01-01, 2026-12-31]', '2024-01-01, 2025-12-31]')
  .replaceAll(/ {2}2026:\n {4}\[\n[^\]]*\]\n/g, '')
  .replace('presumed:\n', 'presumed:\n  2026: [2026-02-16, 2026-02-17]\n');

describe('the list of 2026 makes of the calendar before it the shipped one, letter by letter', () => {
  it('from a calendar that lacks it', () => {
    expect(before2026).not.toMatch(/2026-1\d-/);
    expect(parsed(before2026).published.map(formatDate)).toEqual(['2024-01-01', '2025-12-31']);
  });

  it.each([
    ['chinese-days, one year', () => fromChineseDays(chineseDaysFile('years/2026.json'))],
    ['chinese-days, all years', () => fromChineseDays(chineseDaysFile('chinese-days.json'))],
    ['iCalendar in Chinese', () => fromIcal(chineseDaysFile('years/2026.ics'))],
    ['iCalendar in English', () => fromIcal(chineseDaysFile('years/2026.en.ics'))],
    ['iCalendar of three years', () => fromIcal(chineseDaysFile('holidays.ics'))],
    [
      'iCalendar with line ends of Unix and a mark of order',
      () => fromIcal(`\uFEFF${chineseDaysFile('years/2026.ics').replaceAll('\r\n', '\n')}`),
    ],
  ])('from %s', (_kind, list) => {
    expect(sound(importYears('office.yaml', before2026, list(), [2026])).text).toBe(office);
  });

  it('and entered again it changes nothing', () => {
    expect(sound(importYears('office.yaml', office, fromChineseDays(chineseDaysFile('years/2026.json')), [2026])).text).toBe(office);
  });
});

describe('a new year', () => {
  it('is published, no longer presumed, and all else keeps its words and its place', () => {
    const { text, told } = sound(importYears('office.yaml', office, fromChineseDays(of2027), [2027]));
    const calendar = parsed(text);
    expect(calendar.published.map(formatDate)).toEqual(['2024-01-01', '2027-12-31']);
    const before = new Set(office.split('\n'));
    expect(text.split('\n').filter((line) => !before.has(line))).toEqual([
      'published: [2024-01-01, 2027-12-31]',
      '  2027:',
      '      2027-01-01, 2027-01-02, 2027-01-03,',
      '      2027-02-05, 2027-02-06, 2027-02-07, 2027-02-08, 2027-02-09, 2027-02-10, 2027-02-11, 2027-02-12, 2027-02-13,',
      '      2027-04-03, 2027-04-04, 2027-04-05,',
      '      2027-05-01, 2027-05-02, 2027-05-03, 2027-05-04, 2027-05-05,',
      '      2027-06-09,',
      '      2027-09-15,',
      '      2027-10-01, 2027-10-02, 2027-10-03, 2027-10-04, 2027-10-05, 2027-10-06, 2027-10-07,',
      '  2027:',
      '      2027-02-20,',
      '      2027-10-09,',
    ]);
    const kept = new Set(text.split('\n'));
    expect(office.split('\n').filter((line) => !kept.has(line))).toEqual([
      'published: [2024-01-01, 2026-12-31]',
      '  2027: [2027-02-05, 2027-02-06, 2027-02-07, 2027-02-08, 2027-04-05, 2027-06-09, 2027-09-15]',
    ]);
    expect(told).toEqual(['2027: 29 days off, 2 shifted workdays', 'published from 2024-01-01 to 2027-12-31']);
  });

  it('may come with the next one, and then nothing is presumed', () => {
    const both = fromChineseDays(of2027);
    const list = { ...both, days: [...both.days, ...fromChineseDays(of2028).days] };
    const { text } = sound(importYears('office.yaml', office, list, [2028, 2027, 2027]));
    expect(text).toContain('presumed: {}\n');
    const calendar = parsed(text);
    expect(calendar.published.map(formatDate)).toEqual(['2024-01-01', '2028-12-31']);
    expect([...calendar.holidays].filter((day) => formatDate(day) === '2028-01-26')).toEqual([]);
  });

  it('may come before the others', () => {
    const { text } = sound(importYears('office.yaml', office, fromChineseDays(chineseDaysFile('years/2023.json')), [2023]));
    expect(text).toContain('published: [2023-01-01, 2026-12-31]\n');
    expect(text).toMatch(/holidays:\n {2}2023:\n {4}\[\n {6}2023-01-01/);
    expect(text).toMatch(/workdays:\n {2}2023:\n {4}\[\n {6}2023-01-28/);
  });

  it('may lie in a file with days of years that were not asked for', () => {
    const list = fromChineseDays(of2027);
    const { told } = sound(importYears('office.yaml', office, { ...list, days: [...list.days, ...fromChineseDays(of2028).days] }, [2027]));
    expect(told).toContain('list.json also has 2028, which was not asked for');
  });

  it('has no shifted workdays where the week works on Saturdays anyway', () => {
    const shops = office.replace('[1, 2, 3, 4, 5]', '[1, 2, 3, 4, 5, 6]').replaceAll(/workdays:\n[\s\S]*?\n\n/g, '');
    const { text } = sound(importYears('shops.yaml', shops, fromChineseDays(of2027), [2027]));
    expect(text).not.toContain('workdays:');
  });
});

describe('a calendar that is laid out otherwise', () => {
  const head = "name: { zh: 日历, en: Calendar }\nbasis: default\nhours: [['09:00', '17:00']]\nweekdays: [1, 2, 3, 4, 5]\n";
  const list = fromChineseDays(of2027);
  const imported = (source: string): string => sound(importYears('x.yaml', source, list, [2027])).text;
  const year = '2027:\n    [\n      2027-01-01';

  it('in braces is written out by lines', () => {
    const text = imported(`${head}published: [2026-01-01, 2026-12-31]\nholidays: { 2026: [2026-01-01] } # off\nyearly: [01-01]\n`);
    expect(text).toContain(`holidays:\n  2026:\n    [\n      2026-01-01,\n    ]\n  ${year}`);
    expect(text).toContain('    ] # off\nyearly: [01-01]\n');
    expect(text).toContain('workdays:\n  2027:\n    [\n      2027-02-20,\n      2027-10-09,\n    ]\n');
  });

  it('in dashes, with its own indentation and comments, keeps them', () => {
    const block =
      'published:\n    - 2026-01-01\n    - 2026-12-31 # the end\nholidays:\n    2026:\n        - 2026-01-01 # New Year\n        # nothing else\n\n# worked\nworkdays: {}\n';
    const text = imported(head + block);
    expect(text).toContain('published:\n    [2026-01-01, 2027-12-31] # the end\n');
    expect(text).toContain('        - 2026-01-01 # New Year\n    2027:\n      [\n        2027-01-01');
    expect(text).toContain('        # nothing else\n\n# worked\nworkdays:\n  2027:');
  });

  it('keeps a comment behind a year that comes last, and the year after it', () => {
    const text = imported(`${head}published: [2026-01-01, 2026-12-31]\nholidays:\n  2026: [2026-01-01] # one\n  # the end`);
    expect(text).toContain(`  2026: [2026-01-01] # one\n  ${year}`);
    expect(text).toContain('    ]\n  # the end\n\nworkdays:\n');
  });

  it('with the line ends of Windows keeps them', () => {
    const text = imported(office.replaceAll('\n', '\r\n'));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.replaceAll('\r\n', '\n')).toBe(imported(office));
  });
});

describe('nothing is entered, and the place is told, when', () => {
  const at2027 = (text: string, years: readonly number[] = [2027], calendar = office) =>
    wrong(importYears('office.yaml', calendar, fromChineseDays(text), years));

  it.each([
    ['the list has no days of the year', chineseDaysFile('years/2026.json'), [2027], 'list.json', 1, 'no days off of 2027; it has 2026'],
    ['the list has no days', '{"holidays":{},"workdays":{}}', [2027], 'list.json', 1, 'no days off of 2027; it names no days at all'],
    [
      'the list is not whole',
      listOf(2027, ['01-01', '05-01..05-02']),
      [2027],
      'list.json',
      1,
      '10-01 is off every year, but not in its 2027: is the list whole?',
    ],
    ['a year between is not there', of2028, [2028], 'office.yaml', 9, '2027 would be a gap between the published years'],
  ])('%s', (_case, text, years, file, line, message) => {
    expect(at2027(text, years)).toContainEqual(expect.objectContaining({ file, line, message: expect.stringContaining(message) }));
  });

  it.each([
    ['a day is off and worked', listOf(2027, off2027, ['10-03']), '2027-10-03 is off and worked: «假日» of 2027-10-03 is off'],
    [
      'a shifted workday lies within the week',
      listOf(2027, off2027, ['02-22']),
      '«假日» of 2027-02-22 is worked, but lies within the week',
    ],
  ])('%s', (_case, text, message) => {
    expect(at2027(text)).toMatchObject([{ file: 'list.json', line: 1, message: expect.stringContaining(message) }]);
  });

  it('a day of a year that is published says other than the calendar', () => {
    const list = JSON.parse(of2027) as { holidays: Record<string, string> };
    list.holidays['2026-12-31'] = "New Year's Day,元旦,1";
    const message = '«元旦» of 2026-12-31 is outside of 2027, and in the calendar 2026-12-31 is not off: write it into 2026 by hand';
    expect(at2027(JSON.stringify(list, null, 2))).toMatchObject([
      { file: 'list.json', line: expect.any(Number), path: 'holidays.2026-12-31', message: expect.stringContaining(message) },
    ]);
    const byHand = office.replace('2026-10-07,', '2026-10-07, 2026-12-31,');
    sound(importYears('office.yaml', byHand, fromChineseDays(JSON.stringify(list)), [2027]));
  });

  it('an event reaches out of the year', () => {
    const feed = (from: string, until: string): string =>
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:${from}\nDTEND;VALUE=DATE:${until}\nSUMMARY:元旦(休)\nEND:VEVENT\nEND:VCALENDAR\n`;
    const days = (from: string, until: string) => [...fromChineseDays(of2027).days, ...fromIcal(feed(from, until)).days];
    const message = '«元旦(休)» of 2027-12-31 to 2028-01-03 is outside of 2027, and in the calendar 2028-01-03 is not off';
    const reachesOut = { file: 'list.ics', days: days('20271231', '20280104'), leftOut: [] };
    expect(wrong(importYears('office.yaml', office, reachesOut, [2027]))).toMatchObject([
      { file: 'list.ics', line: 2, message: expect.stringContaining(message) },
    ]);
    sound(importYears('office.yaml', office, { ...reachesOut, days: days('20271231', '20280101') }, [2027]));
    sound(importYears('office.yaml', office, { ...reachesOut, days: days('20271231', '20280103') }, [2027]));
    // A whole event of a year that nobody asked for waits for that year.
    sound(importYears('office.yaml', office, { ...reachesOut, days: days('20280103', '20280104') }, [2027]));
  });

  it('half of a year is published and the rest of it is not asked for', () => {
    const half = office.replace('2026-12-31]', '2026-10-31]');
    expect(at2027(of2027, [2027], half)).toMatchObject([{ message: expect.stringContaining('2026 would be a gap') }]);
  });

  it('the calendar knows no days off', () => {
    const always = readFileSync(path.join(__dirname, '../../plan/calendars/always.yaml'), 'utf8');
    expect(at2027(of2027, [2027], always)).toMatchObject([{ file: 'office.yaml', message: expect.stringContaining('knows no days off') }]);
  });

  it('the calendar itself is wrong', () => {
    expect(at2027(of2027, [2027], office.replace('2026-05-09', '2026-05-08'))).toMatchObject([{ file: 'office.yaml', line: 65 }]);
  });
});

describe('a file is no list of chinese-days', () => {
  it.each([
    ['nothing', '', 1, '', 'holidays and workdays, each by date'],
    ['a page of the web', '<html>\n<body>not found</body>', 1, '', 'holidays and workdays, each by date'],
    ['half of it', '{"holidays": {"2027-01-01": "x"}}', 1, 'workdays', 'is missing'],
    ['a list', '{"holidays": ["2027-01-01"],\n"workdays": {}}', 1, 'holidays', 'holidays and workdays, each by date'],
    ['with numbers for names', '{"holidays": {\n"2027-01-01": 1}, "workdays": {}}', 2, 'holidays.2027-01-01', 'each by date'],
    [
      'with a day that does not exist',
      '{"holidays": {\n"2027-02-29": "x"}, "workdays": {}}',
      2,
      'holidays.2027-02-29',
      '"2027-02-29" is no date',
    ],
    ['with a day twice', '{"holidays": {"2027-01-01": "x",\n"2027-01-01": "y"}, "workdays": {}}', 2, '', 'unique'],
    ['cut off', '{"holidays": {"2027-01-01": "x"', 1, '', 'Flow map'],
  ])('%s', (_case, text, line, at, message) => {
    expect(wrong(readChineseDays('list.json', text))).toContainEqual(
      expect.objectContaining({ file: 'list.json', line, path: at, message: expect.stringContaining(message) }),
    );
  });
});
