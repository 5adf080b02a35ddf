import { isoInstant } from '../../domain/clocks/instant';
import type { Plan } from '../../domain/plan/plan';
import { generateLog, type Generated } from '../../domain/simulation/generate/generate';
import { SaidCheck } from '../../domain/simulation/said';
import { gathered, type LoadedLog } from './inputs';

/** Invented cases, read as if they came from a file. */
export function readGenerated(rows: readonly Generated[], plans: readonly Plan[]): LoadedLog {
  const said = rows.map(({ case: name, at, event, attributes }, index) => ({
    case: name,
    at,
    line: index + 2,
    type: event,
    data: attributes,
    stages: null,
    answers: false,
    registration: {},
  }));
  return gathered('the invented log', rows.length, { said, problems: [], leftOut: 0 }, new SaidCheck(plans));
}

export const invent = (plan: Plan, count: number, seed: number): Generated[] => [...generateLog(plan, count, seed)];

/** The same as a log that `--log` reads: columns case, time, event, attributes. */
export const logCsv = (rows: readonly Generated[]): string =>
  ['case,time,event,attributes', ...rows.map(csvRow)].map((row) => `${row}\r\n`).join('');

const csvRow = ({ case: name, at, event, attributes }: Generated): string =>
  `${name},${isoInstant(at)},${event},"${JSON.stringify(attributes).replaceAll('"', '""')}"`;
