import { isoInstant } from '../../domain/clocks/instant';
import { parseReceived, type Zone, zoneNamed } from './received';

const zone = (name: string): Zone => {
  const found = zoneNamed(name);
  if (found === null) throw new Error(`no zone ${name}`);
  return found;
};
const shanghai = zone('Asia/Shanghai');
const read = (written: string, where = shanghai): string => {
  const received = parseReceived(written, where);
  return 'at' in received ? isoInstant(received.at) : received.wrong;
};

describe('when a message was received', () => {
  it.each([
    ['2019/1/13 13:20:24', '2019-01-13T05:20:24.000Z'],
    ['2019-10-18 23:52:58', '2019-10-18T15:52:58.000Z'],
    ['2019/10/18 23:52:58', '2019-10-18T15:52:58.000Z'],
    [' 2019/10/18 9:05 ', '2019-10-18T01:05:00.000Z'],
    ['2019-10-18T23:52:58', '2019-10-18T15:52:58.000Z'],
    ['2019-10-18T23:52:58+08:00', '2019-10-18T15:52:58.000Z'],
    ['2019-10-18T23:52:58.25Z', '2019-10-18T23:52:58.000Z'],
    ['2019-10-18T23:52:58-05:30', '2019-10-19T05:22:58.000Z'],
    ['2020/2/29 00:00:00', '2020-02-28T16:00:00.000Z'],
  ])('%s is %s', (written, instant) => {
    expect(read(written)).toBe(instant);
  });

  it.each(['', '昨天', '2019/1/13', '13/1/2019 13:20', '2019-1/13 13:20', '2019/1/13 13:20:24 下午'])('"%s" is none', (written) => {
    expect(read(written)).toContain('is not a date and time such as');
  });

  it.each(['2019/2/29 10:00:00', '2019/13/1 10:00:00', '2019/1/0 10:00:00', '2019/1/1 24:00:00', '2019/1/1 10:60:00'])(
    'there is no %s',
    (written) => {
      expect(read(written)).toBe(`there is no ${written}`);
    },
  );

  it('is the time of day in another zone, if that is said', () => {
    expect(read('2026-07-01 12:00:00', zone('Europe/Berlin'))).toBe('2026-07-01T10:00:00.000Z');
    expect(read('2026-12-01 12:00:00', zone('Europe/Berlin'))).toBe('2026-12-01T11:00:00.000Z');
  });

  it('of an hour that came twice is the first, of an hour that never came is wrong', () => {
    expect(read('2026-10-25 02:30:00', zone('Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
    expect(read('2026-03-29 02:30:00', zone('Europe/Berlin'))).toContain('the clock was put forward');
  });

  it('knows that China had summer time in 1988', () => {
    expect(read('1988-07-01 12:00:00')).toBe('1988-07-01T03:00:00.000Z');
  });

  it('needs a zone that exists', () => {
    expect(zoneNamed('Asia/Nowhere')).toBeNull();
  });
});
