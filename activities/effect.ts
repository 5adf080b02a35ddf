import type { JournalEvent } from '../domain/complaint/events';
import type { Observed } from '../domain/complaint/input';
import type { Complaint } from '../domain/complaint/state';
import type { Instant, Language, Medium } from '../domain/complaint/terms';

/** Common to all effects: the key under which the effect happens once, `number/kind/n`. */
interface Order {
  readonly key: string;
  readonly number: string;
}

export interface MessageOrder extends Order {
  readonly purpose: string;
  /** `customer`, `owner`, `department:<id>`, `role:<role>` … and the address where there is one. */
  readonly audience: string;
  readonly to: string | null;
  readonly medium: Medium | null;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
}

export interface HandOffOrder extends Order {
  readonly handOff: string;
  readonly department: string;
  readonly round: number;
  readonly category: string | null;
  readonly level: string | null;
  readonly request: string;
  /** When the department must have accepted or returned it. */
  readonly acceptBy: Instant | null;
}

export interface RecallOrder extends Order {
  readonly handOff: string;
  readonly department: string;
  readonly reason: string;
}

/** What is asked of the registry about a complaint: how often this customer complained, and who else has the same trouble. */
export interface ObservationOrder extends Order {
  /** Keyed digest; null when nobody could identify the customer. */
  readonly customer: string | null;
  readonly category: string | null;
  /** The service concerned, as the registration names it; null when it names none. */
  readonly service: { readonly number?: string; readonly broadbandAccount?: string } | null;
  /** The window of repeats up to the reception, both inclusive. */
  readonly since: Instant;
  readonly until: Instant;
  /** Since when findings of the same cause at the same element are looked for; null while there is none to compare with. */
  readonly alike: { readonly cause: string; readonly element: string; readonly since: Instant } | null;
}

/** What a duplicate's customer said, for the complaint that it is merged into. */
export interface MergeOrder extends Order {
  readonly into: string;
  readonly subject: string;
  readonly facts: string;
  /** The same for all attempts of one round, so that the other complaint takes it once. */
  readonly requestId: string;
}

/** The closed complaint as it is archived: the record, the sealed segments, the journal after them. */
export interface DossierOrder extends Order {
  readonly n: number;
  readonly sealedAt: Instant;
  readonly complaint: Complaint;
  readonly segments: readonly SegmentRef[];
  readonly tail: readonly JournalEvent[];
  readonly previous: string | null;
}

export interface SegmentOrder {
  readonly number: string;
  readonly events: readonly JournalEvent[];
  /** Object of the segment before; null for the first. */
  readonly previous: string | null;
}

/** A sealed part of a journal. */
export interface SegmentRef {
  readonly from: number;
  readonly to: number;
  /** Hash of the journal event before the first one. */
  readonly after: string;
  /** Hash of its last journal event. */
  readonly head: string;
  /** SHA-256 of the archived object, which is also its name. */
  readonly object: string;
}

/** How an effect ended. What throws instead was not carried out, and is tried again. */
export type EffectResult =
  | { readonly outcome: 'done'; readonly reference: string | null; readonly observed?: Observed }
  | { readonly outcome: 'inDoubt'; readonly error: string };
