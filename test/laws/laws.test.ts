import fc from 'fast-check';
import { longLife } from '../support/anyInput';
import { plants } from './plants';
import { trial } from './trial';

describe('the laws of the clocks', () => {
  it('hold of every life', () => {
    fc.assert(
      fc.property(longLife, (life) => expect(trial(life)).toEqual([])),
      { numRuns: 60 },
    );
  }, 120_000);

  it.each(Object.keys(plants))(
    'find the planted mistake %s',
    (name) => {
      const found = fc.check(
        fc.property(longLife, (life) => trial(life, plants[name]).length === 0),
        { numRuns: 300, endOnFailure: true },
      );
      expect(found.failed).toBe(true);
    },
    120_000,
  );
});
