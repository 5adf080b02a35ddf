import { attempting } from '../attempting';
import type { EffectResult, HandOffOrder } from '../effect';
import type { TransferService } from './transferService';

export const createHandOff =
  ({ transfer }: { readonly transfer: TransferService }) =>
  (order: HandOffOrder): Promise<EffectResult> =>
    attempting(`handing ${order.key} over to ${order.department}`, () => transfer.handOff(order));
