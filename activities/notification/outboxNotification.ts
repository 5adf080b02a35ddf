import { doOnce } from '../../store/effectLedger';
import type { Store } from '../../store/open';
import { postMessage } from '../../store/outbox';
import type { NotificationService } from './notificationService';

/** The embedded default: messages lie in the outbox, from which people read them or a later gateway takes them. */
export function createOutboxNotification(store: Store): NotificationService {
  return {
    async deliver({ key, number, purpose, audience, to, medium, language, title, text }) {
      const at = Date.now();
      const message = { key, complaint: number, purpose, audience, to, medium, language, title, text, at };
      const reference = await doOnce(
        store,
        { key, kind: 'message', complaint: number, at },
        async (db) => `outbox/${await postMessage(db, message)}`,
      );
      return { outcome: 'done', reference };
    },
  };
}
