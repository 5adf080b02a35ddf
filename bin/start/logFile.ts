import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';

/** The log of a part, empty at a start; what the start before wrote is kept beside it as `.1`. */
export function freshLog(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return file;
}

/** The last lines of a log, for the one who reads of a failure. */
export function tailOf(file: string, lines = 15): string {
  if (!existsSync(file)) return '  (nothing)';
  const all = readFileSync(file, 'utf8').trimEnd().split('\n');
  return all
    .slice(-lines)
    .map((line) => `  ${line.slice(0, 400)}`)
    .join('\n');
}
