import type { Language } from '../complaint/terms';

/** Working days and hours of one calendar. All arithmetic is on integers; the host's time zone plays no part. */
export interface Calendar {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  /** Minutes that the plan's zone is ahead of UTC. */
  readonly offsetMinutes: number;
  /** Spans of working time in minutes after midnight, ascending, not overlapping; [0, 1440] is round the clock. */
  readonly hours: readonly (readonly [number, number])[];
  /** Monday = 1 … Sunday = 7. */
  readonly weekdays: ReadonlySet<number>;
  /** Day numbers (days since 1970-01-01) off though the week says work. */
  readonly holidays: ReadonlySet<number>;
  /** Day numbers worked though the week says rest (调休). */
  readonly workdays: ReadonlySet<number>;
  /** First and last day number with published data; outside of it dates are provisional. */
  readonly published: readonly [number, number];
  /** Month and day of statutory holidays by which days beyond the horizon are presumed, such as 01-01. */
  readonly yearly: ReadonlySet<string>;
}
