import type { JournalEvent } from '../domain/complaint/events';

/** Where the truth is that a registry is rebuilt from. The registry itself knows neither archive nor workflows. */
export interface Journals {
  /** Every complaint of which there is a journal; one may come twice. */
  numbers(): AsyncIterable<string>;
  /** The whole journal from its first event; null when there is none. Rejects with `UnreadableJournal`, or with what keeps all of them away. */
  read(number: string): Promise<readonly JournalEvent[] | null>;
}

/** This one complaint can't be rebuilt; the others can. */
export class UnreadableJournal extends Error {
  override readonly name = 'UnreadableJournal';
}
