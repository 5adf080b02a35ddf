import { isoInstant } from '../../domain/clocks/instant';
import type { Complaint } from '../../domain/complaint/state';
import type { ComplaintView } from '../../domain/complaint/view';
import { RegistryUnavailable } from '../../registry/unavailable';
import type { Receipt } from '../../workflows/contract';
import type { ComplaintGateway } from './gateway';
import type { ComplaintReads } from './reads';
import type { FindKnown } from './registerComplaint';

/** The receipt of an ended complaint: from the registry, else from the closed workflow while the server keeps it. */
export function knownReceipts(gateway: ComplaintGateway, reads: ComplaintReads): FindKnown {
  return {
    findRegistered: (number) => fromRegistry(reads, number, (view) => view.endedAt !== null),
    async findEnded(number) {
      const registered = await fromRegistry(reads, number, () => true);
      if (registered !== null) return registered;
      const state = await gateway.state(number);
      return state === null ? null : receiptOf(state);
    },
  };
}

async function fromRegistry(reads: ComplaintReads, number: string, isWanted: (view: ComplaintView) => boolean): Promise<Receipt | null> {
  try {
    const [view, [first]] = await Promise.all([reads.find(number), reads.journal(number, 0, 1)]);
    if (view === null || !isWanted(view) || first?.type !== 'registered') return null;
    const { request, fingerprint } = first.data;
    return { number, seq: view.seq, stage: view.stage, level: view.level, request, fingerprint, deadlines: [] };
  } catch (error) {
    if (error instanceof RegistryUnavailable) return null;
    throw error;
  }
}

const receiptOf = ({ number, seq, stage, level, request, fingerprint, clocks }: Complaint): Receipt => ({
  number,
  seq,
  stage,
  level,
  request,
  fingerprint,
  deadlines: clocks
    .filter((clock) => clock.state !== 'stopped')
    .map(({ clock, due, goal, basis }) => ({ clock, due: isoInstant(due), goal, basis })),
});
