import type { EffectResult, HandOffOrder, RecallOrder } from '../effect';

/** Brings a hand-off to the department that is to handle the complaint, and takes it back. */
export interface TransferService {
  /** Hands over once for each key; a fault means that it was not handed over. */
  handOff(order: HandOffOrder): Promise<EffectResult>;
  /** Tells the department that a hand-off is void. It may arrive before the hand-off does. */
  recall(order: RecallOrder): Promise<EffectResult>;
}
