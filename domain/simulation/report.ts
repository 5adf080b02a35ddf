import type { Plan } from '../plan/plan';
import { levels, rungs, type Instant } from '../complaint/terms';
import { attainmentOf, breachesOf, dueOf, noCounts, type Breach, type Counts, type Tally } from './attainment';

/** A plan that was played, with what became of the log under it. */
export interface Played {
  readonly file: string;
  readonly plan: Plan;
  readonly tally: Tally;
}

/** What became of one clock, or of its runs at one level or department, under one plan. */
export interface Side extends Readonly<Counts> {
  readonly due: number;
  readonly breaches: number;
  /** Per cent of those due that were met in time; null where none was due. */
  readonly attainment: number | null;
  /** Milliseconds from start to end of the runs that were met; null where none was. */
  readonly taken: { readonly median: number; readonly p95: number } | null;
}

/** The same under every plan, in their order. */
export interface Line {
  readonly clock: string;
  readonly name: string;
  /** Level or department; null of the clock as a whole. */
  readonly of: string | null;
  readonly sides: readonly Side[];
}

export interface Report {
  readonly clocks: readonly Line[];
  readonly levels: readonly Line[];
  readonly departments: readonly Line[];
  /** Complaints by the highest rung reached. */
  readonly rungs: readonly { readonly rung: string; readonly complaints: readonly number[] }[];
  /** Escalations by the plan's rule or late step, or by hand. */
  readonly rules: readonly { readonly rule: string; readonly escalations: readonly number[] }[];
  /** Clocks that nothing in the log could have met: what they show is the log's silence. */
  readonly unheard: readonly (readonly string[])[];
}

/** Lays out what became of a log under one plan or several; `only` names the clocks that are asked for. */
export function reportOn(played: readonly Played[], only: readonly string[] | null): Report {
  const names = clocksOf(played).filter((clock) => only === null || only.includes(clock));
  const departments = [...new Set(played.flatMap(({ plan }) => plan.file.departments.map(({ id }) => id)))];
  return {
    clocks: names.flatMap((clock) => lineOf(played, clock, null, 'clocks')),
    levels: names.flatMap((clock) => levels.flatMap((level) => lineOf(played, clock, level, 'levels'))),
    departments: names.flatMap((clock) => departments.flatMap((department) => lineOf(played, clock, department, 'departments'))),
    rungs: rungs.map((rung) => ({ rung, complaints: played.map(({ tally }) => tally.rungs.get(rung) ?? 0) })),
    rules: rulesOf(played).map((rule) => ({ rule, escalations: played.map(({ tally }) => tally.rules.get(rule) ?? 0) })),
    unheard: played.map(({ plan, tally }) => names.filter((clock) => isUnheard(plan, tally, clock))),
  };
}

/** Clocks in the order of the first plan, then those that only another has. */
const clocksOf = (played: readonly Played[]): string[] => [...new Set(played.flatMap(({ plan }) => Object.keys(plan.file.clocks)))];

/** What escalated, the most frequent first. */
function rulesOf(played: readonly Played[]): string[] {
  const rules = [...new Set(played.flatMap(({ tally }) => [...tally.rules.keys()]))];
  const total = (rule: string): number => played.reduce((sum, { tally }) => sum + (tally.rules.get(rule) ?? 0), 0);
  return rules.toSorted((a, b) => total(b) - total(a) || (a < b ? -1 : 1));
}

/** Nothing where no run was started under any plan. */
function lineOf(played: readonly Played[], clock: string, of: string | null, by: 'clocks' | 'levels' | 'departments'): Line[] {
  const key = of === null ? clock : `${clock}/${of}`;
  const sides = played.map(({ tally }) => sideOf(tally[by].get(key) ?? noCounts(), tally.taken.get(key) ?? []));
  const name = played.map(({ plan }) => plan.file.clocks[clock]?.name.en).find((en) => en !== undefined) ?? clock;
  return sides.every(({ started }) => started === 0) ? [] : [{ clock, name, of, sides }];
}

function sideOf(counts: Counts, taken: readonly number[]): Side {
  const sorted = taken.toSorted((a, b) => a - b);
  const [median, p95] = [quantile(sorted, 50), quantile(sorted, 95)];
  return {
    ...counts,
    due: dueOf(counts),
    breaches: breachesOf(counts),
    attainment: attainmentOf(counts),
    taken: median === null || p95 === null ? null : { median, p95 },
  };
}

/** The least of the values that so many per cent do not exceed; null of none. */
export function quantile(sorted: readonly number[], percent: number): number | null {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? null;
}

const isUnheard = ({ file }: Plan, { clocks, types }: Tally, clock: string): boolean =>
  (clocks.get(clock)?.started ?? 0) > 0 && !(file.clocks[clock]?.stopsOn ?? []).some(({ event }) => types.has(event));

/** The breaches that are asked for, in the order in which they were due. */
export function breachesIn({ tally }: Played, only: readonly string[] | null): Breach[] {
  const asked = tally.breaches.filter(({ name }) => only === null || only.includes(name));
  return asked.toSorted((a, b) => a.due - b.due || compare(a.case, b.case) || compare(a.clock, b.clock));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How long after its due instant a run was ended; of one that is still open, how long it was overdue at the end of the simulated time. */
export const lateBy = ({ due, endedAt }: Breach, until: Instant): number => (endedAt ?? until) - due;
