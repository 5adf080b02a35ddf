import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import { parseDuration, type Duration } from '../plan/duration';
import { addDuration } from './arithmetic';
import type { Calendar } from './calendar';
import { parseCalendar } from './calendarFile';
import { formatInstant, hour, minute, parseDate, parseTimeOfDay, startOfDay } from './civil';
import { workingTimeBetween } from './workingTime';

/**
 * Terms counted by hand from a printed calendar, by the rules of the Civil Code (201, 203): the first day is not counted, the term ends at
 * 24:00 of the last one. `over rest days` says whether a last day that is off moves to the next working day. Days in brackets
 * are those counted; the office works 09:00–12:00 and 13:30–18:00, 7.5 hours a day.
 */
type Row = readonly [start: string, term: string, overRestDays: 'rolls' | 'stays' | 'either', due: string, counted: string];

const springFestival: readonly Row[] = [
  // 2026: 02-14 is a Saturday that is worked, 02-15 (Sunday) to 02-23 (Monday) are off, 02-28 is a Saturday that is worked.
  ['2026-02-03 10:00', '15 d', 'stays', '2026-02-18 24:00', '02-04 is the 1st, 02-18 the 15th, a Wednesday that is off'],
  ['2026-02-03 10:00', '15 d', 'rolls', '2026-02-24 24:00', '02-18 is off, and so is every day until 02-23'],
  ['2026-01-30 10:00', '15 d', 'rolls', '2026-02-14 24:00', '01-31 is the 1st, 02-14 the 15th: a Saturday, but worked'],
  ['2026-01-31 10:00', '15 d', 'rolls', '2026-02-24 24:00', '02-15 is the 15th, the first day off'],
  ['2026-02-11 10:00', '5 WD', 'either', '2026-02-25 24:00', '02-12 (1) 02-13 (2) 02-14 (3) 02-24 (4) 02-25 (5)'],
  ['2026-02-11 10:00', '7 WD', 'either', '2026-02-27 24:00', '… 02-25 (5) 02-26 (6) 02-27 (7)'],
  ['2026-02-13 10:00', '5 WD', 'either', '2026-02-27 24:00', '02-14 (1) 02-24 (2) 02-25 (3) 02-26 (4) 02-27 (5)'],
  ['2026-02-13 10:00', '7 WD', 'either', '2026-03-02 24:00', '… 02-27 (5) 02-28 (6), Sunday 03-01 is off, 03-02 (7)'],
  ['2026-02-18 10:00', '5 WD', 'either', '2026-02-28 24:00', 'begins on a day off: 02-24 (1) … 02-27 (4) 02-28 (5)'],
];

const nationalDay: readonly Row[] = [
  // 2026: 09-20 is a Sunday that is worked, 09-25 to 09-27 are off, 10-01 (Thursday) to 10-07 are off, 10-10 is a Saturday that is worked.
  ['2026-09-20 09:00', '15 d', 'stays', '2026-10-05 24:00', '09-21 is the 1st, 09-30 the 10th, 10-05 the 15th'],
  ['2026-09-20 09:00', '15 d', 'rolls', '2026-10-08 24:00', '10-05 is off until 10-07'],
  ['2026-09-25 09:00', '15 d', 'rolls', '2026-10-10 24:00', '10-10 is the 15th: a Saturday, but worked'],
  ['2026-09-26 09:00', '15 d', 'rolls', '2026-10-12 24:00', '10-11 is the 15th, a Sunday'],
  ['2026-09-28 10:00', '5 WD', 'either', '2026-10-10 24:00', '09-29 (1) 09-30 (2) 10-08 (3) 10-09 (4) 10-10 (5)'],
  ['2026-09-24 10:00', '7 WD', 'either', '2026-10-12 24:00', '09-28 (1) 09-29 (2) 09-30 (3) 10-08 (4) 10-09 (5) 10-10 (6) 10-12 (7)'],
];

const shiftedSaturday: readonly Row[] = [
  // 2026: 05-01 (Friday) to 05-05 are off, 05-09 is a Saturday that is worked.
  ['2026-04-24 15:00', '15 d', 'stays', '2026-05-09 24:00', '04-30 is the 6th, 05-09 the 15th'],
  ['2026-04-24 15:00', '15 d', 'rolls', '2026-05-09 24:00', 'the Saturday is worked: nothing to roll over'],
  ['2026-04-25 15:00', '15 d', 'rolls', '2026-05-11 24:00', '05-10 is the 15th, a Sunday'],
  ['2026-04-29 15:00', '5 WD', 'either', '2026-05-09 24:00', '04-30 (1) 05-06 (2) 05-07 (3) 05-08 (4) 05-09 (5)'],
  ['2026-04-29 15:00', '7 WD', 'either', '2026-05-12 24:00', '… 05-09 (5) 05-11 (6) 05-12 (7)'],
];

const monthsEnd: readonly Row[] = [
  // 2026: 04-04 (Saturday) to 04-06 (Monday) are off; 2025-12-31 is a Wednesday, 01-01 to 01-03 are off, 01-04 is a Sunday that is worked.
  ['2026-03-16 10:00', '15 d', 'rolls', '2026-03-31 24:00', '03-17 is the 1st, 03-31 the 15th, a Tuesday'],
  ['2026-03-20 10:00', '15 d', 'stays', '2026-04-04 24:00', '03-31 is the 11th, 04-04 the 15th'],
  ['2026-03-20 10:00', '15 d', 'rolls', '2026-04-07 24:00', '04-04 is off until 04-06'],
  ['2026-03-27 10:00', '5 WD', 'either', '2026-04-03 24:00', '03-30 (1) 03-31 (2) 04-01 (3) 04-02 (4) 04-03 (5)'],
  ['2026-03-27 10:00', '7 WD', 'either', '2026-04-08 24:00', '… 04-03 (5) 04-07 (6) 04-08 (7)'],
  ['2025-12-19 10:00', '15 d', 'stays', '2026-01-03 24:00', '12-31 is the 12th, 01-03 the 15th'],
  ['2025-12-19 10:00', '15 d', 'rolls', '2026-01-04 24:00', '01-03 is off, Sunday 01-04 is worked'],
  ['2025-12-29 10:00', '5 WD', 'either', '2026-01-06 24:00', '12-30 (1) 12-31 (2) 01-04 (3) 01-05 (4) 01-06 (5)'],
];

const leapDay: readonly Row[] = [
  // 2024: 02-10 to 02-17 are off, 02-18 is a Sunday that is worked, 02-29 is a Thursday.
  ['2024-02-14 10:00', '15 d', 'rolls', '2024-02-29 24:00', '02-15 is the 1st, 02-29 the 15th'],
  ['2024-02-15 10:00', '15 d', 'rolls', '2024-03-01 24:00', '02-29 is the 14th, 03-01 the 15th'],
  ['2024-02-17 10:00', '15 d', 'stays', '2024-03-03 24:00', '02-29 is the 12th, 03-03 the 15th, a Sunday'],
  ['2024-02-17 10:00', '15 d', 'rolls', '2024-03-04 24:00', 'Sunday 03-03 is off'],
  ['2024-02-29 10:00', '15 d', 'rolls', '2024-03-15 24:00', '03-01 is the 1st, 03-15 the 15th, a Friday'],
  ['2024-02-22 10:00', '5 WD', 'either', '2024-02-29 24:00', '02-23 (1) 02-26 (2) 02-27 (3) 02-28 (4) 02-29 (5)'],
  ['2024-02-26 10:00', '5 WD', 'either', '2024-03-04 24:00', '02-27 (1) 02-28 (2) 02-29 (3) 03-01 (4) 03-04 (5)'],
  ['2024-02-20 10:00', '7 WD', 'either', '2024-02-29 24:00', '02-21 (1) 02-22 (2) 02-23 (3) 02-26 (4) 02-27 (5) 02-28 (6) 02-29 (7)'],
];

const midnight: readonly Row[] = [
  // 2026-03-02 is a Monday. 00:00 in Beijing is 16:00 of the day before in UTC, and UTC's midnight is 08:00.
  ['2026-03-02 23:59', '15 d', 'rolls', '2026-03-17 24:00', '03-03 is the 1st'],
  ['2026-03-03 00:00', '15 d', 'rolls', '2026-03-18 24:00', '03-04 is the 1st'],
  ['2026-03-03 00:01', '15 d', 'rolls', '2026-03-18 24:00', '03-04 is the 1st'],
  ['2026-03-02 23:59', '5 WD', 'either', '2026-03-09 24:00', '03-03 (1) 03-04 (2) 03-05 (3) 03-06 (4) 03-09 (5)'],
  ['2026-03-03 00:00', '5 WD', 'either', '2026-03-10 24:00', '03-04 (1) 03-05 (2) 03-06 (3) 03-09 (4) 03-10 (5)'],
  ['2026-03-03 00:01', '5 WD', 'either', '2026-03-10 24:00', 'the same'],
  ['2026-03-03 07:59', '5 WD', 'either', '2026-03-10 24:00', 'the last minute of 03-02 in UTC counts for nothing'],
  ['2026-03-03 08:00', '5 WD', 'either', '2026-03-10 24:00', 'nor does the first of 03-03'],
  ['2026-03-02 23:59', '7 WD', 'either', '2026-03-11 24:00', '… 03-09 (5) 03-10 (6) 03-11 (7)'],
  ['2026-03-03 00:00', '7 WD', 'either', '2026-03-12 24:00', '… 03-10 (5) 03-11 (6) 03-12 (7)'],
  ['2026-02-27 23:59', '15 d', 'stays', '2026-03-14 24:00', '02-28 is the 1st, 03-14 the 15th, a Saturday'],
  ['2026-02-28 00:00', '15 d', 'stays', '2026-03-15 24:00', '03-01 is the 1st, 03-15 the 15th, a Sunday'],
  ['2026-02-27 23:59', '15 d', 'rolls', '2026-03-16 24:00', 'Saturday 03-14 is off'],
  ['2026-02-28 00:00', '15 d', 'rolls', '2026-03-16 24:00', 'Sunday 03-15 is off'],
  ['2024-02-28 23:59', '15 d', 'rolls', '2024-03-14 24:00', '02-29 is the 1st'],
  ['2024-02-29 00:00', '15 d', 'rolls', '2024-03-15 24:00', '03-01 is the 1st'],
  ['2026-02-14 23:59', '5 WD', 'either', '2026-02-28 24:00', '02-24 (1) 02-25 (2) 02-26 (3) 02-27 (4) 02-28 (5)'],
  ['2026-02-13 23:59', '5 WD', 'either', '2026-02-27 24:00', '02-14 (1) 02-24 (2) 02-25 (3) 02-26 (4) 02-27 (5)'],
];

const workingHours: readonly Row[] = [
  ['2026-03-02 11:30', '1 wh', 'either', '2026-03-02 14:00', '½ h until 12:00, ½ h from 13:30'],
  ['2026-03-02 12:45', '2 wh', 'either', '2026-03-02 15:30', 'begins at lunch: 2 h from 13:30'],
  ['2026-03-02 10:00', '2 wh', 'either', '2026-03-02 12:00', 'ends as lunch begins'],
  ['2026-03-02 08:00', '7.5 wh', 'either', '2026-03-02 18:00', 'the whole day'],
  ['2026-03-02 23:59', '1 wh', 'either', '2026-03-03 10:00', '1 h from 09:00'],
  ['2026-03-03 00:00', '1 wh', 'either', '2026-03-03 10:00', '1 h from 09:00'],
  ['2026-03-06 16:30', '4 wh', 'either', '2026-03-09 11:30', 'Friday 1½ h, Monday 2½ h from 09:00'],
  ['2026-03-06 16:30', '5 wh', 'either', '2026-03-09 14:00', 'Friday 1½ h, Monday 3 h until 12:00 and ½ h from 13:30'],
  ['2026-03-07 10:00', '1 wh', 'either', '2026-03-09 10:00', 'begins on a Saturday: Monday 1 h'],
  ['2026-05-08 17:00', '3 wh', 'either', '2026-05-09 11:00', 'Friday 1 h, the worked Saturday 2 h'],
  ['2026-05-09 17:00', '2 wh', 'either', '2026-05-11 10:00', 'the worked Saturday 1 h, Monday 1 h'],
  ['2026-09-30 17:30', '4 wh', 'either', '2026-10-08 14:00', '½ h, 10-08 3 h until 12:00 and ½ h from 13:30'],
  ['2026-02-14 16:00', '8 wh', 'either', '2026-02-24 16:30', 'the worked Saturday 2 h, 02-24 3 h until 12:00 and 3 h from 13:30'],
  ['2026-03-31 17:00', '2 wh', 'either', '2026-04-01 10:00', '1 h, 04-01 1 h'],
  ['2025-12-31 17:00', '2 wh', 'either', '2026-01-04 10:00', '1 h, the worked Sunday 1 h'],
  ['2024-02-28 17:00', '8 wh', 'either', '2024-02-29 17:30', '1 h, 02-29 3 h until 12:00 and 4 h from 13:30'],
  ['2024-02-29 17:00', '2 wh', 'either', '2024-03-01 10:00', '1 h, 03-01 1 h'],
];

const beijing = 480;
const at = (written: string): number => {
  const [date = '', time = ''] = written.split(' ');
  return startOfDay(parseDate(date) ?? Number.NaN, beijing) + (parseTimeOfDay(time) ?? Number.NaN) * minute;
};
const lasting = (written: string): Duration => parseDuration(written) ?? { amount: Number.NaN, unit: 'min' };

function readOffice(): Calendar {
  const file = path.join(__dirname, '../../plan/calendars/office.yaml');
  const read = parseCalendar('office', file, readFileSync(file, 'utf8'), beijing);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.calendar;
}

/** The process's own zone: what a test may set of the environment is a copy, so that it is set where the process keeps it. */
const hostZone = (zone: string | undefined): void => {
  runInThisContext(zone === undefined ? 'delete process.env.TZ' : `process.env.TZ = ${JSON.stringify(zone)}`);
};

describe.each([
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['America/New_York', 300],
  ['Pacific/Kiritimati', -840],
])('on a host whose zone is %s', (zone, minutesBehindUtc) => {
  const before = process.env['TZ'];
  let office: Calendar;
  beforeAll(() => {
    hostZone(zone);
    office = readOffice();
  });
  afterAll(() => hostZone(before));

  it('the host’s own dates are those of that zone', () => {
    expect(new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset()).toBe(minutesBehindUtc);
  });

  it.each(
    Object.entries({ springFestival, nationalDay, shiftedSaturday, monthsEnd, leapDay, midnight, workingHours }).flatMap(([part, rows]) =>
      rows.map(([start, term, overRestDays, due, counted]) => ({ part, start, term, overRestDays, due, counted })),
    ),
  )('$part: $start + $term ($overRestDays) = $due – $counted', ({ start, term, overRestDays, due }) => {
    for (const rollsOver of overRestDays === 'either' ? [true, false] : [overRestDays === 'rolls']) {
      const computed = addDuration(at(start), lasting(term), office, { rollsOver });
      expect({ ...computed, written: formatInstant(computed.at, beijing) }).toEqual({
        at: at(due),
        provisional: false,
        written: formatInstant(at(due), beijing),
      });
    }
    const { amount, unit } = lasting(term);
    if (unit === 'wh') expect(workingTimeBetween(at(start), at(due), office)).toBe(amount * hour);
  });
});
