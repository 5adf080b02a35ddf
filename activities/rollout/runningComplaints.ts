import type { Actor } from '../../domain/complaint/terms';

/** All complaints that run, for what concerns every one of them. */
export interface RunningComplaints {
  /** Some of them, with the token of those that come next. What begins meanwhile may be left out. */
  page(after: string | null): Promise<RunningPage>;
  /** Sends `adopt`, which a complaint takes as soon as it gets to it. */
  adopt(number: string, adoption: Adoption): Promise<Told>;
}

export interface RunningPage {
  readonly numbers: readonly string[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** `ended`: there is nothing left to tell. `refused`: the server will never take it for this complaint; a person must look at it. */
export type Told = { readonly kind: 'told' } | { readonly kind: 'ended' } | { readonly kind: 'refused'; readonly why: string };

/** Calendar versions that complaints are to count by from now on: the body of the command `adopt`. */
export interface Adoption {
  /** Version by calendar id. */
  readonly calendars: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly by: Actor;
  /** The same for every complaint and every repetition, so that each adopts once. */
  readonly requestId: string;
}
