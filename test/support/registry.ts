import { completeJournals } from '../../activities/archive/completeJournals';
import { workflowIdOf } from '../../domain/complaint/number';
import type { JournalEvent } from '../../domain/complaint/events';
import type { Journals } from '../../registry/journals';
import { findComplaint } from '../../registry/queries/findComplaint';
import { listJournal } from '../../registry/queries/listJournal';
import { RegistryUnavailable } from '../../registry/unavailable';
import { readJournal } from '../../workflows/readJournal';
import { journalQuery, type JournalAnswer } from '../../workflows/contract';
import { until } from './until';
import type { Bench } from './worker';

/** Waits until the registry shows a complaint at an event or later. */
export function shownIn(bench: Bench, number: string, seq: number): Promise<unknown> {
  return until(`the registry shows ${number} at ${seq}`, async () => {
    try {
      const view = await findComplaint(bench.services.registry, number);
      return view !== null && view.seq >= seq && (await journalIn(bench, number)).length >= seq;
    } catch (error) {
      if (error instanceof RegistryUnavailable) return false;
      throw error;
    }
  });
}

/** A complaint's whole journal as the registry has it. */
export async function journalIn(bench: Bench, number: string): Promise<JournalEvent[]> {
  const journal: JournalEvent[] = [];
  for (;;) {
    const page = await listJournal(bench.services.registry, number, journal.at(-1)?.seq);
    journal.push(...page);
    if (page.length === 0) return journal;
  }
}

/** The journals of the bench's complaints, as a rebuild of the registry reads them. */
export const journalsOf = ({ client, services, registered }: Bench): Journals =>
  completeJournals(services.archive, {
    async *numbers() {
      yield* registered;
    },
    read: (number) =>
      readJournal((after) => client.workflow.getHandle(workflowIdOf(number)).query<JournalAnswer, [number]>(journalQuery, after)),
  });
