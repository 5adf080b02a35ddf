import { refuse, type Refusal } from './refusal';
import type { Complaint } from './state';

/** Effects that may wait for delivery or a person before more is written to the customer: their texts are part of the state. */
const unsettledAtMost = 20;

export function tooManyUnsettled({ effects }: Complaint): Refusal | null {
  if (effects.length < unsettledAtMost) return null;
  return refuse('plan', `${effects.length} messages and other effects are not settled: see to them first`, ['settle']);
}
