import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

export interface PartSettings {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: string;
  readonly readyWithinMs: number;
}

/** How a process ended. */
export type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A child process that says over IPC when it is ready. */
export interface Part {
  readonly name: string;
  readonly ended: Promise<End>;
  /** Asks it to stop, and after `graceMs` makes it. */
  stop(graceMs: number): Promise<void>;
  kill(): void;
}

/**
 * Starts a part and waits until it is ready; rejects with the end of its log when it ends before. It has a session of its own, so
 * that Ctrl-C reaches this process alone and the order of going down is kept.
 */
export async function startPart(settings: PartSettings): Promise<Part> {
  const log = openSync(settings.log, 'a');
  const child = spawn(process.execPath, [settings.script, ...(settings.args ?? [])], { detached: true, stdio: ['ignore', log, log, 'ipc'], env: settings.env });
  closeSync(log);
  const ended = new Promise<End>((resolve, reject) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', reject);
  });
  const part: Part = { name: settings.name, ended, stop: (graceMs) => stop(child, ended, graceMs), kill: () => child.kill('SIGKILL') };
  await readiness(child, ended, settings, part);
  return part;
}

async function readiness(child: ChildProcess, ended: Promise<End>, { name, log, readyWithinMs }: PartSettings, part: Part): Promise<void> {
  const ready = new Promise<'ready'>((resolve) => {
    child.on('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'ready' in message && message.ready === true) resolve('ready');
    });
  });
  const late = timeout(readyWithinMs);
  const outcome = await Promise.race([ready, ended, late.expired]);
  late.clear();
  if (outcome === 'ready') return;
  if (outcome === 'late') part.kill();
  const how = outcome === 'late' ? `was not ready within ${Math.round(readyWithinMs / 1000)} s` : `ended before it was ready (${describeEnd(outcome)})`;
  throw new Error(`${name} ${how}. The end of ${log}:\n${tailOf(log)}`);
}

async function stop(child: ChildProcess, ended: Promise<End>, graceMs: number): Promise<void> {
  child.kill('SIGTERM');
  const late = timeout(graceMs);
  if ((await Promise.race([ended, late.expired])) === 'late') child.kill('SIGKILL');
  late.clear();
  await ended;
}

function timeout(ms: number): { expired: Promise<'late'>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  return { expired, clear: () => clearTimeout(timer) };
}

export const describeEnd = ({ code, signal }: End): string => (signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`);

/** The last lines of a log, for the one who reads of a failure. */
export function tailOf(file: string, lines = 15): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).map((line) => `  ${line.slice(0, 400)}`).join('\n');
  } catch {
    return '  (there is no log)';
  }
}
