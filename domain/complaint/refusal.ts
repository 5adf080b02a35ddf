import type { RefusalCode } from './events';

/** A rule's no: a value, not a fault. Says why, and what would be allowed instead. */
export interface Refusal {
  readonly refusal: RefusalCode;
  readonly detail: string;
  /** What would have been right: commands, stages or values. */
  readonly allowed?: readonly string[];
}

export const refuse = (refusal: RefusalCode, detail: string, allowed?: readonly string[]): Refusal =>
  allowed === undefined ? { refusal, detail } : { refusal, detail, allowed };

export const isRefusal = (value: object): value is Refusal => 'refusal' in value;
