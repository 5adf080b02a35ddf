import type { Actor } from '../../domain/complaint/terms';

/** Complaints beside the one at hand, as its effects speak with them. A fault means that nobody answered in time: trying again is safe. */
export interface OtherComplaints {
  /** Gives `absorb`, once for each request id. */
  absorb(into: string, absorption: Absorption): Promise<Absorbed>;
  /** Whether it has absorbed a duplicate of this number. */
  hasAbsorbed(into: string, from: string): Promise<boolean>;
}

/** The body of the command `absorb`. */
export interface Absorption {
  /** Number of the duplicate. */
  readonly from: string;
  readonly subject: string;
  readonly facts: string;
  readonly by: Actor;
  readonly requestId: string;
}

/** `ended`: its workflow is over, and nobody can give it commands any more. `unknown`: there is none of this number. */
export type Absorbed =
  | { readonly kind: 'absorbed' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unknown' };
