import type { Db, Embedded } from '../store/sqlite/database';
import { buildDraft, type Draft } from './draft';
import { findGeneration, openGeneration, removeOtherGenerations, switchTo } from './generation';
import type { Journals } from './journals';
import { isBroken } from './unavailable';

export interface Rebuilt {
  readonly failures: Draft['failures'];
}

/**
 * Makes the registry anew from all journals and puts it in the old one's place in one step, while the system runs on.
 * What the old one learned meanwhile is read again first, so that no complaint stays behind.
 */
export async function rebuildRegistry(path: string, journals: Journals): Promise<Rebuilt> {
  const draft = await buildDraft(path, journals);
  try {
    for (let behind = await takeOver(path, draft); behind.length > 0; behind = await takeOver(path, draft)) {
      for (const number of behind) await draft.add(number);
    }
  } catch (error) {
    await draft.discard();
    throw error;
  }
  removeOtherGenerations(path, draft.file);
  return { failures: draft.failures };
}

/** Leads the path to the draft, unless the draft is behind: then it says in what. */
async function takeOver(path: string, draft: Draft): Promise<readonly string[]> {
  const old = openOld(path);
  if (old === null) return putInPlace(path, draft);
  try {
    // Nobody writes while this lock is held; who waits for it finds the path changed afterwards, and writes again.
    return await old.transaction(async (db) => {
      const behind = await behindReadable(draft, db);
      return behind.length > 0 ? behind : putInPlace(path, draft);
    });
  } finally {
    await old.close();
  }
}

async function putInPlace(path: string, draft: Draft): Promise<readonly []> {
  await draft.database.close();
  switchTo(path, draft.file);
  return [];
}

/** From a registry that can't be read there is nothing to learn. */
function openOld(path: string): Embedded | null {
  const generation = findGeneration(path);
  try {
    return generation && openGeneration(generation.file, { patience: 5_000 });
  } catch (error) {
    if (isBroken(error)) return null;
    throw error;
  }
}

async function behindReadable(draft: Draft, db: Db): Promise<readonly string[]> {
  try {
    return await draft.behind(db);
  } catch (error) {
    if (isBroken(error)) return [];
    throw error;
  }
}
