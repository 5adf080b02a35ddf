import type { JournalEvent } from '../../domain/complaint/events';
import { type Journals, UnreadableJournal } from '../../registry/journals';
import type { SegmentRef } from '../effect';
import type { ArchiveService } from './archiveService';
import { readSealedJournal } from './readSealedJournal';
import { readSegment } from './readSegment';

/** What workflows tell of their journals. */
export interface RunningJournals {
  /** Complaints whose workflows run. */
  numbers(): AsyncIterable<string>;
  /** The sealed segments and the events after them; null when there is no such workflow. */
  read(number: string): Promise<{ readonly segments: readonly SegmentRef[]; readonly events: readonly JournalEvent[] } | null>;
}

/** Whole journals: sealed segments from the archive, what is not sealed yet from the workflows. */
export function completeJournals(archive: ArchiveService, running: RunningJournals): Journals {
  /** Their workflows have ended: all is sealed, and nobody need be woken up to tell it again. */
  const ended = new Set<string>();

  return {
    async *numbers() {
      const seen = new Set<string>();
      for await (const number of running.numbers()) {
        seen.add(number);
        yield number;
      }
      for (const number of await archive.numbers()) {
        if (seen.has(number)) continue;
        ended.add(number);
        yield number;
      }
    },

    async read(number) {
      // Asked again, a complaint has moved on since: its workflow knows.
      const told = ended.delete(number) ? null : await running.read(number);
      try {
        return told === null ? await readSealedJournal(archive, number) : await assemble(number, told);
      } catch (error) {
        throw new UnreadableJournal(error instanceof Error ? error.message : String(error), { cause: error });
      }
    },
  };

  async function assemble(number: string, { segments, events }: { segments: readonly SegmentRef[]; events: readonly JournalEvent[] }) {
    const sealed = await Promise.all(segments.map(({ object }) => readSegment(archive, number, object)));
    return [...sealed.flatMap((segment) => segment.events), ...events];
  }
}
