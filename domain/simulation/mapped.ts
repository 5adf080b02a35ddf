import { suggestion } from '../plan/closest';
import type { LineProblem, Said } from './log';
import { parseLogTime, timeSays } from './logTime';
import { isFromColumn, type Mapping, type Meaning, type Value } from './mapping';
import type { ReadRows } from './native';
import type { Row, Table } from './rows';
import { typeOf, type Data } from './said';

type Fields = Readonly<Record<string, Value>>;

/** Reads a log of another system by its mapping. */
export function readMapped({ rows }: Table, mapping: Mapping, zone: string): ReadRows {
  const read = rows.map((row) => new MappedRow(row, mapping, zone).read());
  return {
    said: read.flatMap(({ said }) => said),
    problems: read.flatMap(({ problems }) => problems),
    leftOut: read.filter(({ said, problems }) => said.length === 0 && problems.length === 0).length,
  };
}

class MappedRow {
  private readonly problems: LineProblem[] = [];

  constructor(
    private readonly row: Row,
    private readonly mapping: Mapping,
    private readonly zone: string,
  ) {}

  read(): { said: Said[]; problems: LineProblem[] } {
    const { columns, activities, zone = this.zone } = this.mapping;
    const [name, time, activity] = [this.cell(columns.case), this.cell(columns.time), this.cell(columns.event)];
    const at = parseLogTime(time, zone);
    if (name === '') this.wrong(`${columns.case} is empty`);
    if (at === null) this.wrong(`${columns.time}: "${time}" is not ${timeSays}`);
    const meanings = Object.hasOwn(activities, activity) ? activities[activity] : undefined;
    if (meanings === undefined) this.wrong(unmapped(columns.event, activity, Object.keys(activities)));
    const said = (meanings ?? []).flatMap((meaning) => this.said(meaning, name, at ?? 0));
    return { said: this.problems.length > 0 ? [] : said, problems: this.problems };
  }

  private said({ event, data, stages }: Meaning, name: string, at: number): Said[] {
    const known = typeOf(event);
    if ('wrong' in known) return [];
    const registration = this.resolved(this.mapping.registration);
    const own = this.resolved(data);
    return [
      {
        case: name,
        at,
        line: this.row.line,
        type: known.type,
        data: known.type === 'registered' ? { ...registration, ...own } : own,
        stages: stages ?? null,
        answers: this.mapping.nextRowAnswers,
        registration,
      },
    ];
  }

  /** Fields whose values stand in cells take them from there; where there are none, the mapping's own object, the same for all rows. */
  private resolved(fields: Fields): Data {
    const entries = Object.entries(fields);
    if (!entries.some(([, from]) => isFromColumn(from))) return fields;
    return Object.fromEntries(entries.flatMap(([field, from]) => this.field(field, from)));
  }

  private field(field: string, from: Value): [string, unknown][] {
    if (!isFromColumn(from)) return [[field, from]];
    const cell = this.cell(from.column);
    const meant = from.values === undefined ? cell : Object.hasOwn(from.values, cell) ? from.values[cell] : undefined;
    if (meant !== undefined && meant !== '') return [[field, meant]];
    if (from.default !== undefined) return [[field, from.default]];
    if (cell !== '')
      this.wrong(`${from.column}: the mapping has no value for "${cell}"${suggestion(cell, Object.keys(from.values ?? {}))} (${field})`);
    return [];
  }

  private cell(column: string): string {
    return (this.row.cells[column] ?? '').trim();
  }

  private wrong(message: string): void {
    this.problems.push({ line: this.row.line, message });
  }
}

const unmapped = (column: string, activity: string, known: readonly string[]): string =>
  `${column}: the mapping has no activity "${activity}"${suggestion(activity, known)}; say what event it is, or ignore`;
