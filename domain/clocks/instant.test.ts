import fc from 'fast-check';
import { isoInstant, parseInstant } from './instant';

describe('an instant written as ISO 8601', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-03-02T10:00+08:00', Date.UTC(2026, 2, 2, 2)],
    ['2026-03-02T10:00:30+08:00', Date.UTC(2026, 2, 2, 2, 0, 30)],
    ['2026-03-02T10:00:30.5-05:30', Date.UTC(2026, 2, 2, 15, 30, 30, 500)],
    ['2026-03-02T10:00:30.123456Z', Date.UTC(2026, 2, 2, 10, 0, 30, 123)],
    ['2024-02-29T23:59:59.999Z', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
    ['1969-12-31T23:59:59.001Z', -999],
    ['2015-06-30T12:00:00+00:00', Date.UTC(2015, 5, 30, 12)],
  ])('%s is read', (written, at) => {
    expect(parseInstant(written)).toBe(at);
  });

  it.each([
    ['no offset', '2026-03-02T10:00:00'],
    ['a day that is not in the month', '2026-02-29T10:00:00Z'],
    ['a month that there is not', '2026-13-01T10:00:00Z'],
    ['day nought', '2026-03-00T10:00:00Z'],
    ['an hour that there is not', '2026-03-02T24:00:00Z'],
    ['a minute that there is not', '2026-03-02T10:60:00Z'],
    ['a leap second', '2026-03-02T10:00:60Z'],
    ['an offset that there is not', '2026-03-02T10:00:00+25:00'],
    ['a date alone', '2026-03-02'],
    ['a blank for the T', '2026-03-02 10:00:00Z'],
    ['words', 'tomorrow'],
    ['nothing', ''],
  ])('with %s is none', (_case, written) => {
    expect(parseInstant(written)).toBeNull();
  });

  it('agrees with the host on every instant of four centuries', () => {
    const instants = fc.integer({ min: Date.UTC(1800, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(instants, (at) => {
        expect(isoInstant(at)).toBe(new Date(at).toISOString());
        expect(parseInstant(isoInstant(at))).toBe(at);
      }),
    );
  });

  it('means the same instant in every zone', () => {
    const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(offsets, (offset) => {
        const [size, sign] = [Math.abs(offset), offset < 0 ? '-' : '+'];
        const zone = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        expect(parseInstant(`2026-03-02T12:00:00${zone}`)).toBe(Date.UTC(2026, 2, 2, 12) - offset * 60_000);
      }),
    );
  });
});
