import type { Instant, Stage } from '../complaint/terms';
import type { Entry, LogCase, RegistrationGiven } from './entry';
import type { SaidCheck, Data, SaidType } from './said';

/** What a row says, its words turned into the field's. A row may say several things, or nothing. */
export interface Said {
  readonly case: string;
  readonly at: Instant;
  readonly line: number;
  readonly type: SaidType;
  readonly data: Data;
  readonly stages: readonly Stage[] | null;
  readonly answers: boolean;
  /** What is known of the registration, should no row of the case say it. */
  readonly registration: Data;
}

/** What is wrong with a line of the log. */
export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

export interface Log {
  readonly cases: readonly LogCase[];
  /** Rows that stood after a later one of their case, and were put into the order of time. */
  readonly outOfOrder: number;
}

/** Gathers what rows say into cases in the order of time, each with its registration first. */
export function gather(said: readonly Said[], check: SaidCheck): { readonly log: Log } | { readonly problems: readonly LineProblem[] } {
  const problems: LineProblem[] = [];
  let outOfOrder = 0;
  const cases = [...byCase(said)].flatMap(([name, rows]) => {
    outOfOrder += linesOutOfOrder(rows);
    return caseOf(name, inOrder(rows), check, problems);
  });
  return problems.length > 0 ? { problems: problems.toSorted((a, b) => a.line - b.line) } : { log: { cases, outOfOrder } };
}

function byCase(said: readonly Said[]): Map<string, Said[]> {
  const cases = new Map<string, Said[]>();
  for (const row of said) {
    const rows = cases.get(row.case);
    if (rows === undefined) cases.set(row.case, [row]);
    else rows.push(row);
  }
  return cases;
}

function linesOutOfOrder(rows: readonly Said[]): number {
  let latest = -Infinity;
  const lines = new Set<number>();
  for (const { at, line } of rows) {
    if (at < latest) lines.add(line);
    latest = Math.max(latest, at);
  }
  return lines.size;
}

/** By time, rows of one instant as they stand in the file, but the registration first. */
function inOrder(rows: readonly Said[]): readonly Said[] {
  const rank = ({ type }: Said): number => (type === 'registered' ? 0 : 1);
  return rows.toSorted((a, b) => a.at - b.at || rank(a) - rank(b));
}

function caseOf(name: string, rows: readonly Said[], check: SaidCheck, problems: LineProblem[]): LogCase[] {
  const [first] = rows;
  if (first === undefined) return [];
  const registrations = rows.filter(({ type }) => type === 'registered');
  const [own, second] = registrations;
  if (second !== undefined)
    problems.push({ line: second.line, message: `case ${name} is registered a second time, after line ${own?.line ?? 0}` });
  if (own !== undefined && own !== first)
    problems.push({ line: first.line, message: `case ${name} has "${first.type}" before its registration in line ${own.line}` });
  const data = own === undefined ? first.registration : own.data;
  const given = checked({ ...first, type: 'registered', data }, check, problems) as RegistrationGiven;
  const entries = rows.filter(({ type }) => type !== 'registered').map((row): Entry => entryOf(row, check, problems));
  return [{ name, registered: { at: first.at, line: first.line, given }, entries }];
}

const entryOf = (row: Said, check: SaidCheck, problems: LineProblem[]): Entry => ({
  at: row.at,
  line: row.line,
  type: row.type as Entry['type'],
  given: checked(row, check, problems),
  stages: row.stages,
  answers: row.answers,
});

function checked({ line, type, data }: Said, check: SaidCheck, problems: LineProblem[]): unknown {
  const result = check.check(type, data);
  if ('given' in result) return result.given;
  for (const { field, message } of result.wrong)
    problems.push({ line, message: `${type}${field === null ? '' : `.${field}`}: ${message}` });
  return null;
}
