const scalar = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const key = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*":/y;
const [openObject, closeObject, openArray, closeArray, comma] = [/\{/y, /\}/y, /\[/y, /\]/y, /,/y];

/**
 * Where a text stops being JSON without white space: the beginning of the first piece that can't stand there; null when
 * all of it is. The engine's own message tells a place only for some faults.
 */
export function jsonFault(text: string): number | null {
  let at = 0;
  const take = (piece: RegExp): boolean => {
    piece.lastIndex = at;
    if (!piece.test(text)) return false;
    at = piece.lastIndex;
    return true;
  };
  const list = (item: () => boolean, close: RegExp): boolean => {
    if (take(close)) return true;
    do {
      if (!item()) return false;
    } while (take(comma));
    return take(close);
  };
  const value = (): boolean => {
    if (take(openObject)) return list(() => take(key) && value(), closeObject);
    if (take(openArray)) return list(value, closeArray);
    return take(scalar);
  };
  return value() && at === text.length ? null : at;
}
