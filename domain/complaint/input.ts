import type { EventType, PlanRef, RefusalCode, Via } from './events';
import type { RegistrationFields } from './commands/registration';
import type { Actor, Instant, Stage } from './terms';

/** What a complaint can be faced with; everything enters by the one queue of its workflow. */
export type Input =
  | { readonly kind: 'registration'; readonly registration: RegistrationFields; readonly meta: RegistrationMeta }
  | { readonly kind: 'command'; readonly name: string; readonly body: unknown; readonly via: Via }
  | ({ readonly kind: 'effect'; readonly key: string } & EffectOutcome)
  | { readonly kind: 'time' }
  | { readonly kind: 'cancellation' };

export type EffectOutcome =
  | { readonly outcome: 'done'; readonly reference: string | null; readonly observed?: Observed }
  | { readonly outcome: 'inDoubt'; readonly error: string }
  | { readonly outcome: 'failed'; readonly error: string; readonly permanent: boolean };

/** What the registry knows of the customer's other complaints and of others in the same matter; null: not known. */
export interface Observed {
  readonly repeats: number | null;
  readonly duplicates: readonly string[];
  readonly earlier: readonly string[];
  readonly alike: number | null;
}

export interface RegistrationMeta {
  readonly number: string;
  readonly by: Actor;
  readonly request: string;
  readonly fingerprint: string;
  readonly customer: string | null;
  readonly plan: PlanRef;
  /** When it reached us durably; the moment of judging may be later, after an outage. */
  readonly startedAt?: Instant;
  /** Versions of uploaded calendars that are current, by calendar id. */
  readonly calendars: Readonly<Record<string, string>>;
}

/** What became of one input. */
export type Outcome =
  | { readonly done: true; readonly seq: number; readonly stage: Stage; readonly events: readonly EventType[]; readonly repeated: boolean }
  | {
      readonly done: false;
      readonly code: RefusalCode;
      readonly detail: string;
      readonly allowed: readonly string[];
      readonly stage: Stage;
      readonly seq: number;
    };

/** What the next moment of interest is, and when. */
export interface NextDue {
  readonly at: Instant;
  /** Clock, effect or window, as the operator reads it on the timer. */
  readonly what: string;
}
