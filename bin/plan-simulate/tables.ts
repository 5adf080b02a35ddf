import type { Line, Played, Report, Side } from '../../domain/simulation/report';
import type { TextTable } from './table';
import { difference, percent, span, whole } from './words';

/** The report's tables: one plan with all that there is to say, several side by side with the difference of the last from the first. */
export function tablesOf(report: Report, played: readonly Played[]): TextTable[] {
  const lines = played.length === 1 ? ofOne : sideBySide;
  const tables = [
    lines(
      'Attainment by clock',
      ['clock', 'name'],
      report.clocks.map((line) => [[line.clock, line.name], line]),
    ),
    lines(
      'Attainment by clock and level',
      ['clock', 'level'],
      report.levels.map((line) => [[line.clock, line.of ?? ''], line]),
    ),
    lines(
      'Attainment by clock and department',
      ['clock', 'department'],
      report.departments.map((line) => [[line.clock, line.of ?? ''], line]),
    ),
    escalations(
      'Complaints by the highest rung that they reached',
      'rung',
      played,
      report.rungs.map(({ rung, complaints }) => [rung, complaints]),
    ),
    escalations(
      'Escalations by what asked for them',
      'rule or late step',
      played,
      report.rules.map(({ rule, escalations: n }) => [rule, n]),
    ),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

type Labelled = readonly [labels: readonly string[], line: Line];

function ofOne(title: string, labels: readonly string[], lines: readonly Labelled[]): TextTable {
  const header = [...labels, 'started', 'due', 'in time', 'late', 'unmet', 'dropped', 'running', 'attainment', 'median', '95 %'];
  return { title, header, numbersFrom: labels.length, rows: lines.map(([label, { sides }]) => [...label, ...sides.flatMap(inFull)]) };
}

function inFull({ started, due, inTime, late, unmet, dropped, running, attainment, taken }: Side): string[] {
  const counts = [started, due, inTime, late, unmet, dropped, running].map(whole);
  return [...counts, percent(attainment), taken === null ? '' : span(taken.median), taken === null ? '' : span(taken.p95)];
}

function sideBySide(title: string, labels: readonly string[], lines: readonly Labelled[]): TextTable {
  const both = (what: string): string[] => [`${what} A`, 'B', 'B − A'];
  const header = [...labels, ...both('due'), ...both('breaches'), ...both('attainment')];
  return { title, header, numbersFrom: labels.length, rows: lines.map(([label, { sides }]) => [...label, ...compared(sides)]) };
}

function compared([a, b]: readonly Side[]): string[] {
  if (a === undefined || b === undefined) return [];
  return [
    whole(a.due),
    whole(b.due),
    difference(a.due, b.due, 0),
    whole(a.breaches),
    whole(b.breaches),
    difference(a.breaches, b.breaches, 0),
    percent(a.attainment),
    percent(b.attainment),
    difference(a.attainment, b.attainment, 1),
  ];
}

function escalations(
  title: string,
  label: string,
  played: readonly Played[],
  counted: readonly (readonly [string, readonly number[]])[],
): TextTable {
  const rows = counted.filter(([, counts]) => counts.some((n) => n > 0));
  const header = played.length === 1 ? [label, 'number'] : [label, 'A', 'B', 'B − A'];
  return {
    title,
    header,
    numbersFrom: 1,
    rows: rows.map(([name, counts]) => [
      name,
      ...counts.map(whole),
      ...(played.length === 1 ? [] : [difference(counts[0] ?? 0, counts[1] ?? 0, 0)]),
    ]),
  };
}
