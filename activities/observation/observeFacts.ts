import { type Logger, pino } from 'pino';
import type { Registry } from '../../registry/open';
import { countRepeats } from '../../registry/queries/countRepeats';
import { RegistryUnavailable } from '../../registry/unavailable';
import type { EffectResult, ObservationOrder } from '../effect';

interface Dependencies {
  readonly registry: Registry;
  readonly log?: Logger;
}

/** Counts the customer's complaints. A customer who is not known, or a registry that is not there, gives null: unknown never blocks. */
export function createObserveFacts({ registry, log = pino({ name: 'observation' }) }: Dependencies) {
  return async (order: ObservationOrder): Promise<EffectResult> => ({ outcome: 'done', reference: null, repeats: await count(order) });

  async function count({ number, customer, category, since, until }: ObservationOrder): Promise<number | null> {
    if (customer === null) return null;
    try {
      return await countRepeats(registry, { number, customer, category, since, until });
    } catch (error) {
      if (!(error instanceof RegistryUnavailable)) throw error;
      log.warn({ err: error, number }, 'repeats are not known');
      return null;
    }
  }
}
