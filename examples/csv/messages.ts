import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

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
  readonly info: { readonly lines: number };
  readonly raw: string;
  readonly record: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without a byte order mark, any line ends) with the columns subject, received and
 * text; others are ignored. A cell that a short row lacks is empty. Throws UnreadableFile.
 */
export function readMessages(bytes: Uint8Array): Message[] {
  return parseRows(decode(bytes)).map(({ info, raw, record }, index) => ({
    row: index + 1,
    line: firstLine(info.lines, raw),
    subject: record['subject'] ?? '',
    received: record['received'] ?? '',
    text: record['text'] ?? '',
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

/** The parser counts the lines up to the end of a row; a text in quotes may have several. */
const firstLine = (lastLine: number, raw: string): number => lastLine - (raw.trim().match(/\r\n|\n|\r/g)?.length ?? 0);
