import { CsvError, parse } from 'csv-parse/sync';

/** One row of the file, to the character. */
export interface Message {
  /** 1 is the first row after the header. */
  readonly row: number;
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  readonly subject: string;
  readonly received: string;
  readonly text: string;
}

/** The file as a whole cannot be read; nothing of it was registered. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const columns = ['subject', 'received', 'text'] as const;

interface Parsed {
  /** Bytes of the file up to the end of the row. */
  readonly info: { readonly bytes: number };
  readonly raw: string;
  readonly record: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without a byte order mark, any line ends) with the columns subject, received and
 * text; others are ignored. A cell that a short row lacks is empty. Throws UnreadableFile.
 */
export function readMessages(bytes: Uint8Array): Message[] {
  const text = decode(bytes);
  const lineOf = lineCounter(Buffer.from(text, 'utf8'));
  return parseRows(text).map((parsed, index) => ({
    row: index + 1,
    line: lineOf(parsed),
    subject: parsed.record['subject'] ?? '',
    received: parsed.record['received'] ?? '',
    text: parsed.record['text'] ?? '',
  }));
}

function decode(bytes: Uint8Array): string {
  try {
    // Takes a byte order mark off.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('the file is not UTF-8; convert it first, such as by iconv -f GB18030 -t UTF-8');
  }
}

function parseRows(text: string): Parsed[] {
  try {
    return parse(text, { columns: header, info: true, raw: true, skip_empty_lines: true, relax_column_count: true }) as unknown as Parsed[];
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(error.message, { cause: error });
    throw error;
  }
}

function header(names: readonly string[]): string[] {
  const found = names.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((column) => !found.includes(column));
  if (missing.length > 0) throw new UnreadableFile(`the first line names no column ${missing.join(', ')}; it names ${found.join(', ')}`);
  const double = columns.filter((column) => found.indexOf(column) !== found.lastIndexOf(column));
  if (double.length > 0) throw new UnreadableFile(`the first line names the column ${double.join(', ')} twice`);
  return found;
}

/** Tells, row after row, on which line each begins: a text in quotes may have several, and blank ones lie between. */
function lineCounter(file: Buffer): (row: Parsed) => number {
  let [end, linesBefore] = [0, 0];
  return ({ info, raw }) => {
    const part = file.subarray(end, info.bytes).toString('utf8');
    const lastLine = linesBefore + breaksIn(part.replace(/(\r\n|\n|\r)$/, '')) + 1;
    [end, linesBefore] = [info.bytes, linesBefore + breaksIn(part)];
    return lastLine - breaksIn(raw.trim());
  };
}

const breaksIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
