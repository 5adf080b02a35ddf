import { ApplicationFailure } from '@temporalio/common';
import { toView } from '../../domain/complaint/view';
import { genesis } from '../../domain/journal/journal';
import type { DossierOrder, EffectResult } from '../effect';
import type { ArchiveService } from './archiveService';
import type { Dossier } from './dossier';
import { dossierKey } from './objectName';
import { seal, throwIfBroken } from './seal';

/** Seals the record of an ended complaint. Doing it again gives the same object; its digest is the reference. */
export const createSealDossier =
  ({ archive }: { readonly archive: ArchiveService }) =>
  async ({ number, n, sealedAt, complaint, segments, tail, previous }: DossierOrder): Promise<EffectResult> => {
    const sealed = segments.at(-1) ?? { head: genesis(number), to: 0 };
    throwIfBroken(tail, sealed.head, sealed.to + 1, `Dossier ${n} of ${number}`);
    const head = tail.at(-1)?.hash ?? sealed.head;
    if (complaint.head !== head) {
      throw ApplicationFailure.nonRetryable(
        `Dossier ${n} of ${number} is not sealed: its record and its journal end at different events`,
        'BrokenJournal',
      );
    }
    const dossier: Dossier = {
      format: 'redress/dossier/1',
      number,
      n,
      sealedAt,
      previous,
      complaint: toView(complaint),
      head,
      segments: [...segments],
      journal: [...tail],
    };
    return { outcome: 'done', reference: await sealOnce(archive, number, n, dossier) };
  };

/**
 * An attempt whose answer was lost may have sealed under this key, a little earlier in the journal. What was sealed first
 * stands; what happened since is sealed by the next dossier.
 */
async function sealOnce(archive: ArchiveService, number: string, n: number, dossier: Dossier): Promise<string> {
  const key = dossierKey(n);
  const there = (await archive.list(number)).find((name) => name.key === key);
  return there?.object ?? (await seal(archive, key, dossier)).object;
}
