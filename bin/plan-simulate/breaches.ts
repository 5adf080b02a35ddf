import { minute } from '../../domain/clocks/civil';
import type { Instant } from '../../domain/complaint/terms';
import type { Breach } from '../../domain/simulation/attainment';
import { breachesIn, lateBy, type Played } from '../../domain/simulation/report';
import type { TextTable } from './table';
import { inZone, span } from './words';

/** What became of it: met late, dropped without having been met, or still open when the simulated time was over. */
const fates = { met: 'met late', dropped: 'dropped unmet', open: 'never met' } as const;

/** One breach with its instants in the plan's zone. */
export interface ListedBreach {
  readonly case: string;
  readonly clock: string;
  readonly level: string;
  readonly department: string | null;
  readonly goal: string;
  readonly from: string;
  readonly due: string;
  readonly ended: string | null;
  readonly fate: (typeof fates)[keyof typeof fates];
  readonly lateByMinutes: number;
}

export const listed = (played: Played, only: readonly string[] | null, until: Instant): ListedBreach[] =>
  breachesIn(played, only).map((breach) => listedAs(breach, played, until));

function listedAs(breach: Breach, { plan }: Played, until: Instant): ListedBreach {
  return {
    case: breach.case,
    clock: breach.clock,
    level: breach.level,
    department: breach.department,
    goal: breach.goal,
    from: inZone(breach.from, plan),
    due: inZone(breach.due, plan),
    ended: breach.endedAt === null ? null : inZone(breach.endedAt, plan),
    fate: fates[breach.end],
    lateByMinutes: Math.round((lateBy(breach, until) / minute) * 100) / 100,
  };
}

/** All breaches as CSV (RFC 4180): one row a breach, the plan's letter first. */
export function breachesCsv(breaches: readonly (readonly ListedBreach[])[]): string {
  const header = ['plan', 'case', 'clock', 'level', 'department', 'goal', 'from', 'due', 'ended', 'fate', 'late_by_minutes'];
  const rows = breaches.flatMap((ofPlan, index) => ofPlan.map((breach) => [letter(index), ...Object.values(breach)]));
  return [header, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

export const letter = (plan: number): string => String.fromCodePoint(65 + plan);

function cell(value: string | number | null): string {
  const written = value === null ? '' : String(value);
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}

export function breachTable(title: string, breaches: readonly ListedBreach[]): TextTable {
  const header = ['case', 'clock', 'level', 'department', 'goal', 'from', 'due', 'ended', 'fate', 'late by'];
  const rows = breaches.map((b) => [
    b.case,
    b.clock,
    b.level,
    b.department ?? '',
    b.goal,
    b.from,
    b.due,
    b.ended ?? '',
    b.fate,
    span(b.lateByMinutes * minute),
  ]);
  return { title, header, numbersFrom: header.length - 1, rows };
}
