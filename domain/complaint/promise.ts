import { fiveYears, notAhead } from './ahead';
import type { Situation } from './commands/definition';
import type { EventOf } from './events';
import { refuse, type Refusal } from './refusal';
import type { Complaint, Promised } from './state';
import type { Instant } from './terms';

const promisesAtMost = 10;

/** What is promised to the customer, by whom, by when (domain rule «Results»). */
export interface Promising {
  readonly what: string;
  readonly owner: string;
  readonly due: Instant;
}

/** The event of a promise, or why it cannot be given. */
export function promising(
  { what, owner, due }: Promising,
  { state, plan, now }: Pick<Situation, 'state' | 'plan' | 'now'>,
): EventOf<'promised'> | Refusal {
  if (state.promises.length >= promisesAtMost) return refuse('plan', `at most ${promisesAtMost} promises`, ['note']);
  const promise = `M${state.promises.length + 1}`;
  return notAhead('a promise', due, { now, plan }, fiveYears) ?? { type: 'promised', data: { promise, owner, due }, personal: { what } };
}

/** The promise that was given last and still has to be kept; null when there is none. */
export const standingPromise = ({ promises }: Complaint): Promised | null => promises.findLast((p) => !p.kept) ?? null;
