import { nameOf } from './calendarImportDays';
import { readIcal } from './calendarImportIcal';

const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//days off//ZH', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
const day = (date: string, summary: string): string => event(`DTSTART;VALUE=DATE:${date}`, `SUMMARY:${summary}`);

const read = (text: string, skipUnmarked = false) => readIcal('list.ics', text, { skipUnmarked });
const taken = (text: string, skipUnmarked = false) => {
  const list = read(text, skipUnmarked);
  if ('problems' in list) throw new Error(JSON.stringify(list.problems));
  return { days: list.days.map((days) => `${nameOf(days)} ${days.kind}`), leftOut: list.leftOut };
};

describe('an event of a feed of days off', () => {
  it.each([
    '春节(休)',
    '春节（休）',
    '春节 休',
    '春节休',
    '休：春节',
    '[休] 春节',
    '春节放假',
    '春节假期',
    '春节补休',
    'Spring Festival(Holiday)',
    'Holiday: Spring Festival',
    'day off',
  ])('«%s» is off', (summary) => {
    expect(taken(calendar(day('20270205', summary))).days).toEqual([`«${summary}» of 2027-02-05 off`]);
  });

  it.each([
    '春节(班)',
    '春节（班）',
    '班 春节',
    '春节补班',
    '春节上班',
    '春节调休上班',
    '春节休假（班）',
    'Spring Festival(Workday)',
    'Work day for Spring Festival',
    'Special Working Day',
  ])('«%s» is worked', (summary) => {
    expect(taken(calendar(day('20270220', summary))).days).toEqual([`«${summary}» of 2027-02-20 worked`]);
  });

  it.each(['元宵节', '春节调休', '春节不上班', '休渔期开始', '班级聚会', 'Holiday workday', 'homeworkday planning', 'Valentine’s Day', ''])(
    '«%s» is not understood, and is left out only when that is asked for',
    (summary) => {
      const text = calendar(day('20270101', '元旦(休)'), day('20270220', summary));
      expect(read(text)).toMatchObject({
        problems: [
          { file: 'list.ics', line: 10, message: expect.stringContaining(`«${summary}» of 2027-02-20 says neither 休 or holiday`) },
        ],
      });
      expect(taken(text, true)).toEqual({
        days: ['«元旦(休)» of 2027-01-01 off'],
        leftOut: [`«${summary}» of 2027-02-20, which says neither off nor worked`],
      });
    },
  );

  it('lasts until the day before its end, for its duration, or one day', () => {
    const text = calendar(
      event('DTSTART;VALUE=DATE:20270205', 'DTEND;VALUE=DATE:20270214', 'SUMMARY:春节(休)'),
      event('DTSTART;VALUE=DATE:20270403', 'DURATION:P3D', 'SUMMARY:清明(休)'),
      event('DTSTART;VALUE=DATE:20271001', 'DURATION:P1W', 'SUMMARY;LANGUAGE=zh:国庆(休)'),
      event('DTSTART;VALUE=DATE:20270609', 'SUMMARY:端午', ' (休)'),
    );
    expect(taken(text).days).toEqual([
      '«春节(休)» of 2027-02-05 to 2027-02-13 off',
      '«清明(休)» of 2027-04-03 to 2027-04-05 off',
      '«国庆(休)» of 2027-10-01 to 2027-10-07 off',
      '«端午(休)» of 2027-06-09 off',
    ]);
  });

  it('that is cancelled is left out', () => {
    const text = calendar(event('DTSTART;VALUE=DATE:20270101', 'SUMMARY:元旦(休)', 'STATUS:CANCELLED'));
    expect(taken(text)).toEqual({ days: [], leftOut: ['«元旦(休)» of 2027-01-01, which is cancelled'] });
  });
});

describe('what can’t be read is told with its line', () => {
  it.each([
    ['nothing', '', 1, 'is no iCalendar file: one begins with BEGIN:VCALENDAR'],
    ['a page of the web', '<html>\n<body>not found</body></html>', 1, 'is no iCalendar file'],
    ['data of chinese-days', '{"holidays":{},"workdays":{}}', 1, 'is no iCalendar file'],
    ['a file that is cut off', calendar(day('20270101', '元旦(休)')).replace('END:VCALENDAR\r\n', ''), 9, 'the file is cut off'],
    [
      'an event that is not closed',
      calendar(day('20270101', '元旦(休)').replace('END:VEVENT', 'X-A:b')),
      1,
      'the iCalendar file is damaged',
    ],
    ['a day that does not exist', calendar(day('20270101', '元旦(休)'), day('20270229', '休')), 13, 'DTSTART 20270229 is no date'],
    [
      'an end that does not exist',
      calendar(event('DTSTART;VALUE=DATE:20270228', 'DTEND;VALUE=DATE:20270231', 'SUMMARY:休')),
      8,
      'DTEND 20270231 is no date',
    ],
    ['an event without a day', calendar(event('SUMMARY:元旦(休)')), 4, 'the event «元旦(休)» has no DTSTART'],
    [
      'an event with a time',
      calendar(event('DTSTART:20270101T000000Z', 'SUMMARY:元旦(休)')),
      4,
      'has a time of day; days off are whole days',
    ],
    ['an event of hours', calendar(event('DTSTART;VALUE=DATE:20270101', 'DURATION:PT8H', 'SUMMARY:元旦(休)')), 4, 'has lasted a day'],
    [
      'an event that ends as it begins',
      calendar(event('DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:休')),
      4,
      'has lasted a day',
    ],
    [
      'an event that never ends',
      calendar(event('DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:99991231', 'SUMMARY:休')),
      4,
      'more than 31',
    ],
    [
      'an event that repeats',
      calendar(event('DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY', 'SUMMARY:休')),
      4,
      'repeats by a rule (RRULE)',
    ],
    ['far too much', calendar('X-A:'.padEnd(1_000_001, 'b')), 1, 'more than 1000000'],
  ])('%s', (_case, text, line, message) => {
    expect(read(text)).toMatchObject({ problems: [{ file: 'list.ics', line, message: expect.stringContaining(message) }] });
  });

  it('each of several', () => {
    const text = calendar(day('20270101', 'x'), event('SUMMARY:y'), day('20270103', '休'));
    expect(read(text)).toMatchObject({ problems: [{ line: 4 }, { line: 10 }] });
  });
});
