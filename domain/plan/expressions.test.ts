import { checkCondition, comparisonsOf, compileCondition, namesOf } from './expressions';
import { ordinary } from './ordinary';
import type { Vocabulary } from './vocabulary';

describe('a condition', () => {
  it.each<[string, Partial<Vocabulary>, boolean]>([
    ['repeats >= 2', { repeats: 2 }, true],
    ['repeats >= 2', { repeats: 1 }, false],
    ['repeats == 2', { repeats: 2 }, true],
    ['repeats != 2', { repeats: 2 }, false],
    ['claim >= 1000', { claim: 1000 }, true],
    ['claim >= 1000.0', { claim: 999.99 }, false],
    ['claimConfirmed && claim >= 1000.0', { claim: 5000 }, false],
    ['"media" in tags', { tags: ['media'] }, true],
    ['tags.exists(t, t == "media")', { tags: ['safety'] }, false],
    ['size(tags) > 1', { tags: ['a', 'b'] }, true],
    ['level in ["L3", "L4"] && !regulatory', { level: 'L4' }, true],
    ['category.startsWith("porting.")', { category: 'porting.eligibility' }, true],
    ['redLine ? companyAtFault : false', { redLine: true, companyAtFault: true }, true],
  ])('%s of %j is %s', (source, facts, expected) => {
    expect(checkCondition(source)).toEqual([]);
    expect(compileCondition(source)({ ...ordinary, ...facts })).toBe(expected);
  });

  it.each([
    ['repeets >= 2', 0, 'there is no fact "repeets", did you mean "repeats"?'],
    ['redLine && compnyAtFault', 11, 'did you mean "companyAtFault"?'],
    ['repeats', 0, 'yields a double, not a bool'],
    ['category > 1', 0, 'cannot compare a string with a int by ">"'],
    ['redLine == "yes"', 0, 'cannot compare a bool with a string'],
    ['redLine && repeats', 0, 'requires bool operands'],
    ['(redLine', 8, 'Expected RPAREN'],
    ['level = "L4"', 6, 'Unexpected character: ='],
    ['level === "L4"', 8, 'Unexpected character: ='],
    ['category.frobs("x")', 0, 'no matching overload'],
    ['category.matches("^(a+)+$")', 0, 'cannot call matches()'],
    ['tags[0] == "media"', 0, 'cannot use "[]"'],
    ['repeats / 0.0 > 1.0', 0, 'cannot use "/"'],
    ['', 0, ''],
    [`${'('.repeat(200)}redLine${')'.repeat(200)}`, 30, 'maxDepth'],
  ])('%s is refused at character %d', (source, offset, message) => {
    const [problem] = checkCondition(source);
    expect(problem).toMatchObject({ offset, message: expect.stringContaining(message) });
  });

  it('tells which names it compares with which texts', () => {
    expect(
      comparisonsOf('level in ["L3", "L4"] || "media" in tags || "E1" != rung').map(({ name, value, offset }) => [name, value, offset]),
    ).toEqual([
      ['level', 'L3', 10],
      ['level', 'L4', 16],
      ['tags', 'media', 25],
      ['rung', 'E1', 44],
    ]);
  });

  it('tells which names it speaks of', () => {
    expect(namesOf('redLine && (companyAtFault || repeats >= 2) && tags.exists(t, t == "media")')).toEqual([
      'redLine',
      'companyAtFault',
      'repeats',
      'tags',
    ]);
  });
});
