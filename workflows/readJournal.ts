import type { JournalEvent } from '../domain/complaint/events';
import type { JournalAnswer } from './contract';

/**
 * Reads the whole journal of a running complaint by its `journal` query, which answers a payload's worth at a time. For clients; the
 * workflow itself has no use for it. `ask` sends the query with the last event that is known, 0 for none.
 */
export async function readJournal(ask: (after: number) => Promise<JournalAnswer>): Promise<JournalAnswer> {
  for (;;) {
    const first = await ask(0);
    const events: JournalEvent[] = [...first.events];
    const isWhole = await readOn(events, first.seq, ask);
    if (isWhole) return { ...first, events };
  }
}

/** False when what comes next was sealed meanwhile: then it is to be read anew. */
async function readOn(events: JournalEvent[], to: number, ask: (after: number) => Promise<JournalAnswer>): Promise<boolean> {
  let last = events.at(-1)?.seq;
  while (last !== undefined && last < to) {
    const next = await ask(last);
    if (next.events[0]?.seq !== last + 1) return false;
    events.push(...next.events);
    last = events.at(-1)?.seq;
  }
  return true;
}
