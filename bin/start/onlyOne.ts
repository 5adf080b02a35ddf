import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const note = z.object({ pid: z.int(), parts: z.array(z.int()) });

/** Note of the processes of a start, so that the next one neither doubles them nor trips over those that are going down. */
export interface StartNote {
  write(parts: readonly number[]): void;
  remove(): void;
}

const patienceMs = 40_000;

/** Takes the state folder for this start. Rejects when another start runs on it; waits for what a killed one left behind. */
export async function takeFolder(folder: string, say: (line: string) => void): Promise<StartNote> {
  const file = path.join(folder, 'start.json');
  const before = read(file);
  if (before !== null && isStart(before.pid)) {
    throw new Error(
      `npm start runs already on ${folder} (process ${before.pid}): end it, or set REDRESS_VAR, REDRESS_API_PORT and TEMPORAL_PORT to others`,
    );
  }
  const left = (before?.parts ?? []).filter(isOurs);
  if (left.length > 0) {
    say(`an earlier start was killed; waiting for its processes to stop (${left.join(', ')})`);
    const deadline = Date.now() + patienceMs;
    while (left.some(isOurs)) {
      if (Date.now() > deadline) throw new Error(`processes ${left.filter(isOurs).join(', ')} of an earlier start do not stop: end them`);
      await sleep(200);
    }
  }
  mkdirSync(folder, { recursive: true });
  return {
    write: (parts) => writeFileSync(file, JSON.stringify({ pid: process.pid, parts })),
    remove: () => rmSync(file, { force: true }),
  };
}

function read(file: string): z.infer<typeof note> | null {
  if (!existsSync(file)) return null;
  try {
    return note.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Process ids are given out again: where the system tells command lines, they decide. */
function commandLine(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch {
    return null;
  }
  const file = `/proc/${pid}/cmdline`;
  return existsSync('/proc/self/cmdline') ? (existsSync(file) ? readFileSync(file, 'utf8') : null) : 'start.js main.js temporal.js';
}

const isStart = (pid: number): boolean => pid !== process.pid && (commandLine(pid)?.includes('start.js') ?? false);
const isOurs = (pid: number): boolean => /(main|temporal)\.js/.test(commandLine(pid) ?? '');
