import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import type { Row, Table } from '../../domain/simulation/rows';
import { reasonOf, Unusable } from './options';

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** Reads a CSV file (RFC 4180, UTF-8 with or without a byte order mark, any line ends). Throws Unusable, naming the line. */
export function readTable(file: string): Table {
  const [header, ...rows] = parseCsv(file, textOf(file));
  if (header === undefined) throw new Unusable(`${file} is empty: its first line names the columns`);
  const columns = header.record.map((name) => name.trim());
  const double = columns.find((name, index) => columns.indexOf(name) !== index);
  if (double !== undefined) throw new Unusable(`${file}:1: the column "${double}" is named twice`);
  return { columns, rows: rows.map((row) => rowOf(columns, row)) };
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Unusable(`the log cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  try {
    // Takes a byte order mark off. Line ends are made one kind, by which the parser counts lines rightly.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch (error) {
    throw new Unusable(`${file} is not UTF-8; convert it first, such as by iconv -f GB18030 -t UTF-8`, { cause: error });
  }
}

function parseCsv(file: string, text: string): Parsed[] {
  try {
    return parse(text, { info: true, skip_empty_lines: true, relax_column_count_less: true }) as unknown as Parsed[];
  } catch (error) {
    if (error instanceof CsvError) throw new Unusable(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A row is told by the line on which it begins; the parser counts to its end. */
function rowOf(columns: readonly string[], { info, record }: Parsed): Row {
  const cells: Record<string, string> = {};
  let breaks = 0;
  columns.forEach((name, index) => {
    const cell = record[index] ?? '';
    cells[name] = cell;
    if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  });
  return { line: info.lines - breaks, cells };
}
