import type { JournalEvent } from '../../domain/complaint/events';
import type { ArchiveService } from './archiveService';
import { type Dossier, dossierSchema } from './dossier';
import { isSegmentKey, type ObjectName } from './objectName';
import { readSegment } from './readSegment';

/** The journal as far as the archive alone knows it: the segments, and what a dossier holds after them. Rejects when there is a gap. */
export async function readSealedJournal(archive: ArchiveService, number: string): Promise<JournalEvent[]> {
  const names = await archive.list(number);
  const journal: JournalEvent[] = [];
  for (const { object } of names.filter(({ key }) => isSegmentKey(key)))
    append(journal, (await readSegment(archive, number, object)).events);
  const dossier = await newestDossier(archive, number, names);
  if (dossier !== null) append(journal, dossier.journal);
  return journal;
}

async function newestDossier(archive: ArchiveService, number: string, names: readonly ObjectName[]): Promise<Dossier | null> {
  const newest = names.findLast(({ key }) => !isSegmentKey(key));
  return newest === undefined ? null : dossierSchema.parse(JSON.parse((await archive.read(number, newest.object)).toString()));
}

function append(journal: JournalEvent[], events: readonly JournalEvent[]): void {
  const next = journal.length + 1;
  const added = events.filter(({ seq }) => seq >= next);
  if (added[0] !== undefined && added[0].seq !== next) throw new Error(`events ${next} to ${added[0].seq - 1} are not in the archive`);
  journal.push(...added);
}
