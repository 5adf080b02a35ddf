import type { EffectResult, MessageOrder } from '../effect';

/** Brings a message to a customer or to somebody on the staff. */
export interface NotificationService {
  /** Delivers the message of this key once, however often it is asked; a fault means that it was not delivered. */
  deliver(order: MessageOrder): Promise<EffectResult>;
}
