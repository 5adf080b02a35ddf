import fc from 'fast-check';
import { jsonFault } from './jsonFault';

test('whatever JSON writes without white space has no fault', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => jsonFault(JSON.stringify(value)) === null));
});

test.each([
  ['{"a":1,}', 7],
  ['{"a";1}', 1],
  ['[1,2', 4],
  ['[1 ,2]', 2],
  ['{"a":"b\u0001"}', 5],
  ['[tru]', 1],
  ['{}x', 2],
  ['', 0],
])('%j stops being JSON at %i', (text, at) => {
  expect(jsonFault(text)).toBe(at);
});

test('a long text that never ends is told at once', () => {
  const since = performance.now();
  expect(jsonFault(`["${'长'.repeat(200_000)}`)).toBe(1);
  expect(performance.now() - since).toBeLessThan(1_000);
});
