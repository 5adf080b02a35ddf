import { at } from '../../test/support/complaintCase';
import { parseLogTime } from './logTime';

describe('a time of a log', () => {
  const noon = at('2026-03-01T12:00:00+08:00');

  it.each([
    ['2026-03-01T12:00:00+08:00', noon],
    ['2026-03-01 12:00:00+08:00', noon],
    ['2026-03-01 04:00:00+00:00', noon],
    ['2026-03-01T04:00Z', noon],
    ['2026/03/01 12:00', noon],
    ['2026-03-01 12:00:00.250', noon + 250],
    ['2026-03-01 12:00:00 +0800', noon],
    ['2026-03-01 04:00:00+00', noon],
  ])('%s is read, without an offset in the zone of the log', (written, expected) => {
    expect(parseLogTime(written, '+08:00')).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2026-03-01',
    '01.03.2026 12:00',
    '2026-02-29 12:00',
    '2026-03-01 24:30',
    '2026-03/01 12:00',
    '2026-03-01 12:00+9',
  ])('"%s" is none', (written) => {
    expect(parseLogTime(written, '+08:00')).toBeNull();
  });
});
