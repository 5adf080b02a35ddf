import type { Rung } from '../complaint/terms';
import type { ClockRun } from './clockRun';
import type { TrialResult } from './trial';

/** What became of a number of clock runs. Those dropped in time and those that still run were not due, and count for nothing. */
export interface Counts {
  started: number;
  /** Met by its due instant. */
  inTime: number;
  /** Met after it. */
  late: number;
  /** Never met though due: dropped, or still open, when it was late. */
  unmet: number;
  /** Dropped before it was due. */
  dropped: number;
  /** Open and not due at the end of the simulated time. */
  running: number;
}

/** A run that was due and not met in time, with its case. */
export interface Breach extends ClockRun {
  readonly case: string;
}

/** What became of all cases under one plan. Tallies of parts of a log are added up by `addTally`. */
export interface Tally {
  cases: number;
  /** By clock, by `clock/level`, by `clock/department`. */
  readonly clocks: Map<string, Counts>;
  readonly levels: Map<string, Counts>;
  readonly departments: Map<string, Counts>;
  /** Milliseconds from start to end of the runs that were met, by all of these. */
  readonly taken: Map<string, number[]>;
  readonly breaches: Breach[];
  /** Complaints by the highest rung that they reached, and escalations by what asked for them. */
  readonly rungs: Map<Rung, number>;
  readonly rules: Map<string, number>;
  /** Types of all events that came about. */
  readonly types: Set<string>;
  /** Entries that could not come about, by type: how many, and the line of the first. */
  readonly passedOver: Map<string, { count: number; line: number }>;
  /** Entries after the end of the simulated time. */
  beyond: number;
  /** Runs that counted by days for which nothing is published. */
  provisional: number;
}

export const emptyTally = (): Tally => ({
  cases: 0,
  clocks: new Map(),
  levels: new Map(),
  departments: new Map(),
  taken: new Map(),
  breaches: [],
  rungs: new Map(),
  rules: new Map(),
  types: new Set(),
  passedOver: new Map(),
  beyond: 0,
  provisional: 0,
});

/** Adds what became of one case. */
export function addCase(tally: Tally, name: string, { runs, escalations, passedOver, types, beyond }: TrialResult): void {
  tally.cases += 1;
  tally.beyond += beyond;
  for (const run of runs) addRun(tally, name, run);
  const highest = escalations
    .map(({ rung }) => rung)
    .toSorted()
    .at(-1);
  if (highest !== undefined) bump(tally.rungs, highest, 1);
  for (const { rule } of escalations) bump(tally.rules, rule === null ? 'by hand' : rule.replace(/\/\w+(?=\/\d+$)/, ''), 1);
  for (const type of types) tally.types.add(type);
  for (const { type, line } of passedOver) passOver(tally, type, 1, line);
}

function addRun(tally: Tally, name: string, run: ClockRun): void {
  const fate = fateOf(run);
  const [level, department] = [`${run.name}/${run.level}`, run.department === null ? null : `${run.name}/${run.department}`];
  count(tally.clocks, run.name, fate);
  count(tally.levels, level, fate);
  if (department !== null) count(tally.departments, department, fate);
  if (run.provisional) tally.provisional += 1;
  if (run.end === 'met' && run.endedAt !== null) {
    for (const key of [run.name, level, department]) if (key !== null) list(tally.taken, key).push(run.endedAt - run.from);
  }
  if (fate === 'late' || fate === 'unmet') tally.breaches.push({ case: name, ...run });
}

type Fate = Exclude<keyof Counts, 'started'>;

function fateOf({ end, late }: ClockRun): Fate {
  if (end === 'met') return late ? 'late' : 'inTime';
  if (late) return 'unmet';
  return end === 'dropped' ? 'dropped' : 'running';
}

/** Runs that were due: the denominator of attainment. */
export const dueOf = ({ inTime, late, unmet }: Counts): number => inTime + late + unmet;
export const breachesOf = ({ late, unmet }: Counts): number => late + unmet;
/** Per cent of the due runs that were met in time; null where none was due. */
export const attainmentOf = (counts: Counts): number | null => (dueOf(counts) === 0 ? null : (100 * counts.inTime) / dueOf(counts));

/** Adds one tally to another. */
export function addTally(sum: Tally, part: Tally): void {
  sum.cases += part.cases;
  sum.beyond += part.beyond;
  sum.provisional += part.provisional;
  for (const key of ['clocks', 'levels', 'departments'] as const)
    for (const [name, counts] of part[key])
      for (const [fate, n] of Object.entries(counts) as [keyof Counts, number][]) countsAt(sum[key], name)[fate] += n;
  for (const [name, taken] of part.taken) for (const ms of taken) list(sum.taken, name).push(ms);
  for (const breach of part.breaches) sum.breaches.push(breach);
  for (const [rung, n] of part.rungs) bump(sum.rungs, rung, n);
  for (const [rule, n] of part.rules) bump(sum.rules, rule, n);
  for (const type of part.types) sum.types.add(type);
  for (const [type, { count: n, line }] of part.passedOver) passOver(sum, type, n, line);
}

function count(counts: Map<string, Counts>, name: string, fate: Fate): void {
  const at = countsAt(counts, name);
  at.started += 1;
  at[fate] += 1;
}

function countsAt(counts: Map<string, Counts>, name: string): Counts {
  const known = counts.get(name);
  if (known !== undefined) return known;
  const none = noCounts();
  counts.set(name, none);
  return none;
}

export const noCounts = (): Counts => ({ started: 0, inTime: 0, late: 0, unmet: 0, dropped: 0, running: 0 });

function list(lists: Map<string, number[]>, name: string): number[] {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const none: number[] = [];
  lists.set(name, none);
  return none;
}

function bump<K>(numbers: Map<K, number>, key: K, by: number): void {
  numbers.set(key, (numbers.get(key) ?? 0) + by);
}

function passOver({ passedOver }: Tally, type: string, n: number, line: number): void {
  const known = passedOver.get(type);
  passedOver.set(type, { count: (known?.count ?? 0) + n, line: Math.min(known?.line ?? Infinity, line) });
}
