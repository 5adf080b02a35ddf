import type { z } from 'zod';
import type { Instant, Stage } from '../complaint/terms';
import type { EntryType } from './kinds';
import type { registrationSays } from './kinds/registration';

/** What one row of a log says that happened to a case. */
export interface Entry {
  readonly at: Instant;
  /** 1-based line of the log's file. */
  readonly line: number;
  readonly type: EntryType;
  /** What the row says of it, as its kind reads it. */
  readonly given: unknown;
  /** Stages in which it is meant; null: wherever its kind can come about. */
  readonly stages: readonly Stage[] | null;
  /** It shows that the customer has answered what he was asked. */
  readonly answers: boolean;
}

export type RegistrationGiven = z.output<typeof registrationSays>;

/** One complaint of a log; its entries in the order of time. */
export interface LogCase {
  readonly name: string;
  readonly registered: { readonly at: Instant; readonly line: number; readonly given: RegistrationGiven };
  readonly entries: readonly Entry[];
}
