import fc from 'fast-check';
import { findJsonFault, placeOf } from './jsonText';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Texts that are JSON or nearly so: valid ones with a few characters taken out, doubled or put in. */
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(
      fc.tuple(
        fc.nat(60),
        fc.constantFrom('', '{', '}', '[', ']', '"', ',', ':', '\\', '\\u12', '0', '-', '.', 'e', ' ', '\n', 'null', 'x'),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([json, edits]) =>
    edits.reduce((text, [at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1), json),
  );

const hasOwnRules = (text: string): boolean => {
  const fault = findJsonFault(text, 1000);
  return fault !== null && /given twice|__proto__/.test(fault.message);
};

test('finds a fault in just those texts that the built-in parser refuses', () => {
  fc.assert(
    fc.property(nearlyJson, (text) => {
      fc.pre(!hasOwnRules(text));
      expect(findJsonFault(text, 1000) === null).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['{"a":1,"a":2}', 'given twice', 7],
  ['{"a":{"a":1},"b":[{"b":1},{"b":1}]}', null, 0],
  ['{"\\u0061":1,"a":2}', 'given twice', 12],
  ['{"__proto__":{}}', '__proto__', 1],
  ['[[[]]]', null, 0],
  ['[[[[]]]]', 'nested deeper than 3', 3],
  ['{"a":tru}', 'a value is expected', 5],
  ['{"a":1} x', 'nothing may follow', 8],
  ['{"a":"\n"}', 'a text is not closed', 5],
  ['{"a":1,}', 'a key in double quotes', 7],
  ['', 'ends too early', 0],
] as const)('%s: %s', (text, message, position) => {
  const fault = findJsonFault(text, 3);
  if (message === null) expect(fault).toBeNull();
  else expect(fault).toMatchObject({ message: expect.stringContaining(message) as string, position });
});

test('a very long text and a very deep one are checked without running out of stack', () => {
  expect(findJsonFault(JSON.stringify('长'.repeat(250_000)), 20)).toBeNull();
  expect(findJsonFault('\\"'.repeat(100_000), 20)).not.toBeNull();
  expect(findJsonFault(JSON.stringify('\\"\n'.repeat(60_000)), 20)).toBeNull();
  expect(findJsonFault('['.repeat(250_000), 20)).toMatchObject({ message: 'nested deeper than 20' });
});

test.each([
  ['a text that is never closed', `{"${'a'.repeat(250_000)}`],
  ['a text of escapes that is never closed', `"${'\\"'.repeat(120_000)}`],
  ['a text of backslashes', `"${'\\'.repeat(249_999)}`],
  ['many keys', `{${Array.from({ length: 30_000 }, (_, i) => `"${i}":1`).join(',')}`],
  ['blanks', ' '.repeat(250_000)],
  ['digits', '1'.repeat(250_000)],
])('%s is looked through in no time', (_, text) => {
  const began = performance.now();
  findJsonFault(text, 20);
  expect(performance.now() - began).toBeLessThan(500);
});

test('tells places as an editor does', () => {
  expect(placeOf('{\n  "a": x', 9)).toBe('line 2, column 8');
});
