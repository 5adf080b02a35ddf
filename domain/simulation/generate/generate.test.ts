import { shippedPlan } from '../../../test/support/plan';
import { SaidCheck } from '../said';
import { generateLog } from './generate';
import { Random } from './random';

const { plan } = shippedPlan();
const log = (count: number, seed: number) => [...generateLog(plan, count, seed)];

describe('an invented log', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(log(20, 1)).toEqual(log(20, 1));
    expect(log(20, 2)).not.toEqual(log(20, 1));
  });

  it('tells a story of its own of each case', () => {
    const registered = log(50, 1).filter(({ event }) => event === 'registered');
    expect(new Set(registered.map(({ at }) => at)).size).toBe(50);
  });

  it('has the same first cases however many there are', () => {
    const few = log(5, 1);
    expect(log(50, 1).slice(0, few.length)).toEqual(few);
  });

  it('says only what a log may say, each case in the order of time, registered first', () => {
    const check = new SaidCheck([plan]);
    const rows = log(200, 3);
    expect(rows.flatMap(({ event, attributes }) => ('wrong' in check.check(event, attributes) ? [[event, attributes]] : []))).toEqual([]);
    const names = [...new Set(rows.map(({ case: name }) => name))];
    expect(names).toHaveLength(200);
    for (const name of names) {
      const own = rows.filter((row) => row.case === name);
      expect(own[0]?.event).toBe('registered');
      expect(own.map(({ at }) => at)).toEqual(own.map(({ at }) => at).toSorted((x, y) => x - y));
    }
  });
});

describe('the random numbers', () => {
  it('lie between 0 and 1, and are spread evenly', () => {
    const random = new Random(1);
    const drawn = Array.from({ length: 20_000 }, () => random.next());
    expect(drawn.every((n) => n >= 0 && n < 1)).toBe(true);
    const tenths = Array.from({ length: 10 }, (_, tenth) => drawn.filter((n) => Math.floor(n * 10) === tenth).length);
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});
