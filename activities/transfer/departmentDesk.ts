import { receiveHandOff, receiveRecall } from '../../store/desk';
import { doOnce } from '../../store/effectLedger';
import type { Store } from '../../store/open';
import type { TransferService } from './transferService';

/** The embedded default: departments work at a desk of our own, on rows of the store. */
export function createDepartmentDesk(store: Store): TransferService {
  return {
    async handOff({ key, number, handOff, department, round, category, level, request, acceptBy }) {
      const at = Date.now();
      const received = { key, complaint: number, handOff, department, round, category, level, request, acceptBy, at };
      const reference = await doOnce(
        store,
        { key, kind: 'handOff', complaint: number, at },
        async (db) => `desk/${await receiveHandOff(db, received)}`,
      );
      return { outcome: 'done', reference };
    },
    async recall({ key, number, handOff, department, reason }) {
      const at = Date.now();
      const reference = await doOnce(store, { key, kind: 'recall', complaint: number, at }, async (db) => {
        await receiveRecall(db, { key, complaint: number, handOff, department, reason, at });
        return null;
      });
      return { outcome: 'done', reference };
    },
  };
}
