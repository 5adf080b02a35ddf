import type { EffectResult, MessageOrder } from '../effect';
import { attempting } from '../attempting';
import type { NotificationService } from './notificationService';

export const createDeliverMessage =
  ({ notification }: { readonly notification: NotificationService }) =>
  (order: MessageOrder): Promise<EffectResult> =>
    attempting(`delivering message ${order.key}`, () => notification.deliver(order));
