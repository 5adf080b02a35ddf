import { ApplicationFailure } from '@temporalio/common';
import type { JournalEvent } from '../../domain/complaint/events';
import { canonicalJson, verifyJournal } from '../../domain/journal/journal';
import { attempting } from '../attempting';
import { type ArchiveService, KeyTaken } from './archiveService';
import type { Dossier } from './dossier';
import type { ObjectName } from './objectName';
import type { Segment } from './segment';

/** Puts an object into the archive as canonical JSON. Other content under its key is a permanent failure: a person must look. */
export function seal(archive: ArchiveService, key: string, content: Segment | Dossier): Promise<ObjectName> {
  return attempting(`sealing ${key} of ${content.number}`, async () => {
    try {
      return await archive.put(content.number, key, Buffer.from(canonicalJson(content)));
    } catch (error) {
      if (error instanceof KeyTaken) throw ApplicationFailure.nonRetryable(error.message, 'KeyTaken');
      throw error;
    }
  });
}

/** What is sealed can't be mended: a journal that does not hold is not sealed. */
export function throwIfBroken(events: readonly JournalEvent[], after: string, from: number, what: string): void {
  const [broken] = verifyJournal(events, after, from);
  if (broken === undefined) return;
  throw ApplicationFailure.nonRetryable(`${what} is not sealed: event ${broken.seq}: ${broken.what}`, 'BrokenJournal');
}
