/** Why a text is not JSON that we take; `position` counts characters from 0. */
export interface JsonFault {
  readonly position: number;
  readonly message: string;
}

const blank = /[ \t\n\r]*/y;
// Each turn of the group begins with a backslash: linear also in a text that is never closed.
// oxlint-disable-next-line no-control-regex
const stringToken = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const scalarToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expecting = 'value' | 'firstKey' | 'key' | 'colon' | 'firstItem' | 'next' | 'end';
interface Level {
  readonly kind: 'object' | 'array';
  readonly keys: Set<string>;
}

/**
 * Checks a text before it is parsed: grammar with the place of the fault (the built-in parser gives none, but quotes the
 * text, which may be personal), nesting, keys given twice (parsers differ in which one they take) and `__proto__`.
 */
export function findJsonFault(text: string, maxDepth: number): JsonFault | null {
  const levels: Level[] = [];
  let position = 0;
  let expecting: Expecting = 'value';

  const take = (token: RegExp): string | null => {
    token.lastIndex = position;
    const found = token.exec(text)?.[0] ?? null;
    if (found !== null) position += found.length;
    return found;
  };
  const afterValue = (): Expecting => (levels.length === 0 ? 'end' : 'next');
  const fault = (message: string, at = position): JsonFault => ({ position: at, message });

  for (;;) {
    take(blank);
    const start = position;
    const character = text[position];
    if (character === undefined) return expecting === 'end' ? null : fault('the text ends too early');
    const level = levels.at(-1);

    if (expecting === 'end') return fault('nothing may follow the value');
    if (expecting === 'colon') {
      if (character !== ':') return fault('":" is expected');
      position++;
      expecting = 'value';
    } else if (expecting === 'next') {
      const close = level?.kind === 'object' ? '}' : ']';
      if (character !== ',' && character !== close) return fault(`"," or "${close}" is expected`);
      position++;
      if (character === close) levels.pop();
      expecting = character === close ? afterValue() : level?.kind === 'object' ? 'key' : 'value';
    } else if ((expecting === 'firstKey' && character === '}') || (expecting === 'firstItem' && character === ']')) {
      position++;
      levels.pop();
      expecting = afterValue();
    } else if (expecting === 'firstKey' || expecting === 'key') {
      const token = take(stringToken);
      if (token === null) return fault('a key in double quotes is expected');
      const key = JSON.parse(token) as string;
      if (key === '__proto__') return fault('the key "__proto__" is not allowed', start);
      if (level?.keys.has(key)) return fault('a key is given twice', start);
      level?.keys.add(key);
      expecting = 'colon';
    } else if (character === '{' || character === '[') {
      if (levels.length >= maxDepth) return fault(`nested deeper than ${maxDepth}`);
      position++;
      levels.push({ kind: character === '{' ? 'object' : 'array', keys: new Set() });
      expecting = character === '{' ? 'firstKey' : 'firstItem';
    } else {
      if (take(character === '"' ? stringToken : scalarToken) === null) {
        return fault(
          character === '"' ? 'a text is not closed, or has a control character or a wrong escape in it' : 'a value is expected',
        );
      }
      expecting = afterValue();
    }
  }
}

/** `line 2, column 5`, as an editor counts. */
export function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
