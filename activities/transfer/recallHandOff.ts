import { attempting } from '../attempting';
import type { EffectResult, RecallOrder } from '../effect';
import type { TransferService } from './transferService';

export const createRecallHandOff =
  ({ transfer }: { readonly transfer: TransferService }) =>
  (order: RecallOrder): Promise<EffectResult> =>
    attempting(`recalling ${order.handOff} of ${order.number} from ${order.department}`, () => transfer.recall(order));
