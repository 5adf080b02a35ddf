import { readFileSync } from 'node:fs';
import { loadPlanFile, PlanFileMissing } from '../../config/planFiles';
import type { PlanSource } from '../../domain/plan/load';
import type { Plan } from '../../domain/plan/plan';
import type { Problem } from '../../domain/plan/problem';
import { gather, type LineProblem, type Log } from '../../domain/simulation/log';
import { readMapped } from '../../domain/simulation/mapped';
import { readMapping, type Mapping } from '../../domain/simulation/mapping';
import { readNative, type ReadRows } from '../../domain/simulation/native';
import type { Table } from '../../domain/simulation/rows';
import { SaidCheck } from '../../domain/simulation/said';
import { reasonOf, Unusable } from './options';
import { readTable } from './readTable';

/** A log that was read: its cases, how many rows it had, and how many of them say nothing that is played. */
export interface LoadedLog extends Log {
  readonly rows: number;
  readonly leftOut: number;
}

/** A plan with its texts, from which another thread makes the same plan. */
export interface LoadedPlan {
  readonly file: string;
  readonly plan: Plan;
  readonly source: PlanSource;
}

/** Loads a plan. Throws Unusable with every problem. */
export function loadPlan(file: string): LoadedPlan {
  try {
    const loaded = loadPlanFile(file);
    if ('plan' in loaded) return { file, ...loaded };
    throw new Unusable(problemsOf(loaded.problems, `${file} is not sound: npm run plan:check ${file}`));
  } catch (error) {
    if (error instanceof PlanFileMissing) throw new Unusable(error.message, { cause: error });
    throw error;
  }
}

/** Reads a log, by a mapping where one is given, and checks it against the plans. Throws Unusable with what is wrong, line by line. */
export function loadLog(file: string, mappingFile: string | null, plans: readonly Plan[]): LoadedLog {
  const table = readTable(file);
  const check = new SaidCheck(plans);
  const zone = plans[0]?.file.zone.offset ?? 'Z';
  const mapping = mappingFile === null ? null : loadMapping(mappingFile, table, check);
  return gathered(file, table.rows.length, mapping === null ? readNative(table, zone) : readMapped(table, mapping, zone), check);
}

function loadMapping(file: string, { columns }: Table, check: SaidCheck): Mapping {
  const read = readMapping(file, readText(file), columns, check);
  if ('mapping' in read) return read.mapping;
  throw new Unusable(problemsOf(read.problems, `${file} does not say what this log means`));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unusable(`the mapping cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

/** Gathers what rows said; all that is wrong is told at once. */
export function gathered(file: string, rows: number, { said, problems, leftOut }: ReadRows, check: SaidCheck): LoadedLog {
  const result = gather(said, check);
  const all = [...problems, ...('problems' in result ? result.problems : [])].toSorted((a, b) => a.line - b.line);
  if (all.length > 0 || 'problems' in result) throw new Unusable(linesOf(file, all));
  if (result.log.cases.length === 0) throw new Unusable(`${file} has no cases`);
  return { ...result.log, rows, leftOut };
}

const told = 20;
const more = (count: number): string[] => (count > told ? [`… and ${count - told} more`] : []);

const linesOf = (file: string, problems: readonly LineProblem[]): string =>
  [
    ...problems.slice(0, told).map(({ line, message }) => `${file}:${line}: ${message}`),
    ...more(problems.length),
    `${problems.length} problem${problems.length === 1 ? '' : 's'}, nothing was played`,
  ].join('\n');

const problemsOf = (problems: readonly Problem[], end: string): string =>
  [
    ...problems
      .slice(0, told)
      .map(({ file, line, column, path, message }) => `${file}:${line}:${column ?? 1} ${path === '' ? '' : `${path}: `}${message}`),
    ...more(problems.length),
    end,
  ].join('\n');
