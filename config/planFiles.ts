import { readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { loadPlan, type Loaded } from '../domain/plan/load';

/** The plan file itself could not be read: nothing about its content is known. */
export class PlanFileMissing extends Error {
  override readonly name = 'PlanFileMissing';
}

/**
 * Loads a plan from disk with the calendars and templates beside it. Problems name files as the caller named the plan.
 * Throws PlanFileMissing when there is no such plan file.
 */
export function loadPlanFile(path: string): Loaded {
  const text = readText(path);
  if (text === null) throw new PlanFileMissing(`there is no plan file ${path}`);
  const folder = realpathSync(dirname(resolve(path)));
  return loadPlan({ path: path.split(sep).join('/'), text, read: (file) => readInside(folder, file) });
}

/** The text of a file inside of the folder; null when there is none, or when its true place is elsewhere. */
function readInside(folder: string, file: string): string | null {
  try {
    const place = realpathSync(resolve(folder, file));
    const inside = relative(folder, place);
    return inside.startsWith('..') || resolve(folder, inside) !== place || inside === '' ? null : readText(place);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** No such file, a folder in its place, or a file where a folder is meant. */
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code));
