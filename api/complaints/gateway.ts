import type { CommandName } from '../../domain/complaint/commands/names';
import type { Complaint } from '../../domain/complaint/state';
import type { RolloutOrder } from '../../workflows/rolloutContract';
import type { Answer, CommandBody, ComplaintStart, JournalAnswer, Receipt, RefusedDetail } from '../../workflows/contract';

/** How a complaint's workflow took its registration. */
export type Beginning =
  | { readonly kind: 'begun'; readonly receipt: Receipt }
  /** A workflow of this number was there before; whether it is the same registration, its receipt tells. */
  | { readonly kind: 'there'; readonly receipt: Receipt }
  /** A workflow of this number has ended already. */
  | { readonly kind: 'ended' };

/** How a complaint's workflow took a command. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refused: RefusedDetail }
  /** The workflow is over; `how` is the server's word for it, such as COMPLETED or TERMINATED. */
  | { readonly kind: 'ended'; readonly how: string }
  | { readonly kind: 'unknown' };

/** The complaints as they live: every call has a deadline and rejects with `Unavailable` when nobody answers by then. */
export interface ComplaintGateway {
  begin(start: ComplaintStart): Promise<Beginning>;
  give(number: string, command: CommandName, body: CommandBody): Promise<Outcome>;
  /** Null when there is no such workflow. */
  state(number: string): Promise<Complaint | null>;
  journal(number: string): Promise<JournalAnswer | null>;
  /** Has a workflow of that id tell all open complaints; one that is at it already goes on. `onlyNew`: one that has ended stays ended. */
  rollOut(workflowId: string, order: RolloutOrder, how?: { readonly onlyNew: boolean }): Promise<void>;
  /** Resolves when the server answers and knows our namespace. */
  ready(): Promise<void>;
}

/** Temporal or the worker does not answer now. What was sent may yet be carried out: repeating it is safe. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
