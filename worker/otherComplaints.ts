import type { OtherComplaints } from '../activities/merging/otherComplaints';
import type { ComplaintGateway } from '../api/complaints/gateway';
import { hasAbsorbed } from '../domain/complaint/merging';

/** Speaks with other complaints as the API does: by updates, so that it is known what became of them. */
export const otherComplaints = (gateway: Pick<ComplaintGateway, 'give' | 'state'>): OtherComplaints => ({
  async absorb(into, absorption) {
    const outcome = await gateway.give(into, 'absorb', { ...absorption });
    switch (outcome.kind) {
      case 'answered':
        return { kind: 'absorbed' };
      case 'refused':
        return { kind: 'refused', why: outcome.refused.detail };
      case 'ended':
      case 'unknown':
        return { kind: outcome.kind };
    }
  },
  async hasAbsorbed(into, from) {
    const state = await gateway.state(into);
    return state !== null && hasAbsorbed(state, from);
  },
});
