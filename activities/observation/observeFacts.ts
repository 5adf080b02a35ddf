import { type Logger, pino } from 'pino';
import type { Observed } from '../../domain/complaint/input';
import { serviceIdentifier } from '../../domain/complaint/matter';
import type { Registry } from '../../registry/open';
import { countAlike } from '../../registry/queries/countAlike';
import { countRepeats } from '../../registry/queries/countRepeats';
import { findDuplicates } from '../../registry/queries/findDuplicates';
import { findEarlier } from '../../registry/queries/findEarlier';
import { RegistryUnavailable } from '../../registry/unavailable';
import type { EffectResult, ObservationOrder } from '../effect';

interface Dependencies {
  readonly registry: Registry;
  readonly log?: Logger;
}

/**
 * Looks for the customer's other complaints, and for others of the same cause (1.1.20). What cannot be known, because nobody
 * could identify the customer or the registry is away, is null or empty: unknown never blocks.
 */
export function createObserveFacts({ registry, log = pino({ name: 'observation' }) }: Dependencies) {
  return async (order: ObservationOrder): Promise<EffectResult> => {
    const others = await known(order, 'other complaints of the customer', () => ofCustomer(registry, order));
    const alike = await known(order, 'complaints of the same cause', () => alikeOnes(registry, order));
    return { outcome: 'done', reference: null, observed: { ...(others ?? nothing), alike } };
  };

  async function known<T>({ number }: ObservationOrder, what: string, look: () => Promise<T | null>): Promise<T | null> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof RegistryUnavailable)) throw error;
      log.warn({ err: error, number }, `${what} are not known`);
      return null;
    }
  }
}

type OfCustomer = Omit<Observed, 'alike'>;
const nothing: OfCustomer = { repeats: null, duplicates: [], earlier: [] };

async function ofCustomer(registry: Registry, order: ObservationOrder): Promise<OfCustomer | null> {
  const { number, customer, category, service, since, until } = order;
  if (customer === null) return null;
  return {
    repeats: await countRepeats(registry, { number, customer, category, since, until }),
    duplicates: await findDuplicates(registry, { number, customer, receivedAt: until, category, service: serviceIdentifier(service) }),
    earlier: category === null ? [] : await findEarlier(registry, { number, customer, category, since, until }),
  };
}

const alikeOnes = async (registry: Registry, { number, alike }: ObservationOrder): Promise<number | null> =>
  alike === null ? null : countAlike(registry, { number, ...alike });
