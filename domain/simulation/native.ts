import { suggestion } from '../plan/closest';
import { isPlayedAnew } from './kinds';
import type { LineProblem, Said } from './log';
import { parseLogTime, timeSays } from './logTime';
import type { Table, Row } from './rows';
import { isRecord, typeOf, type Data } from './said';

/** What was read, what is wrong with it, and how many rows say only what is played anew or what a mapping ignores. */
export interface ReadRows {
  readonly said: readonly Said[];
  readonly problems: readonly LineProblem[];
  readonly leftOut: number;
}

const needed = ['case', 'time', 'event'] as const;
/** What is known of a case that no row registers. */
const unsaidRegistration: Data = { channel: 'phone' };

/** Reads a log in the form of our own journal: columns case, time, event, and attributes, which holds the event's data as JSON. */
export function readNative({ columns, rows }: Table, zone: string): ReadRows {
  const missing = needed.filter((column) => !columns.includes(column));
  const problems = missing.map((column) => ({
    line: 1,
    message: `there is no column "${column}"${suggestion(column, columns)}; a log without a mapping has case, time, event, attributes`,
  }));
  const read = missing.length > 0 ? [] : rows.map((row) => readRow(row, zone));
  return {
    said: read.flatMap((row) => ('said' in row ? [row.said] : [])),
    problems: [...problems, ...read.flatMap((row) => ('wrong' in row ? [row.wrong] : []))],
    leftOut: read.filter((row) => 'leftOut' in row).length,
  };
}

function readRow({ line, cells }: Row, zone: string): { said: Said } | { wrong: LineProblem } | { leftOut: true } {
  const { case: name = '', time = '', event = '', attributes = '' } = cells;
  const wrong = (message: string) => ({ wrong: { line, message } });
  const at = parseLogTime(time, zone);
  if (name === '') return wrong('the case is empty');
  if (at === null) return wrong(`time: "${time}" is not ${timeSays}`);
  const data = attributesOf(attributes);
  if (data === null) return wrong(`attributes: must be a JSON object such as {"level":"L2"}, not ${attributes.slice(0, 60)}`);
  if (isPlayedAnew(event, data)) return { leftOut: true };
  const known = typeOf(event);
  if ('wrong' in known) return wrong(`event: ${known.wrong}`);
  return { said: { case: name, at, line, type: known.type, data, stages: null, answers: false, registration: unsaidRegistration } };
}

function attributesOf(written: string): Data | null {
  if (written.trim() === '') return {};
  try {
    const data: unknown = JSON.parse(written);
    return isRecord(data) ? data : null;
  } catch {
    return null;
  }
}
