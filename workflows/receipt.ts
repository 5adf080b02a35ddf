import { isoInstant } from '../domain/clocks/instant';
import type { Complaint } from '../domain/complaint/state';
import type { Receipt } from './contract';

/** What a channel gets back for a registration: the number and every deadline that runs. */
export function receiptOf(state: Complaint): Receipt {
  return {
    number: state.number,
    seq: state.seq,
    stage: state.stage,
    level: state.level,
    request: state.request,
    fingerprint: state.fingerprint,
    deadlines: state.clocks
      .filter((c) => c.state !== 'stopped')
      .map(({ clock, due, goal, basis }) => ({ clock, due: isoInstant(due), goal, basis })),
  };
}
