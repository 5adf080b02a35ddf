import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface PartSettings {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: string;
  /** How long it may take to get ready. */
  readonly readyWithinMs: number;
  /** How long it may take to finish what it does. */
  readonly graceMs: number;
  /** Hears what the part says of its own progress. */
  readonly onProgress?: (line: string) => void;
}

/** How a process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child process that says over IPC when it is ready. */
export interface Part {
  readonly pid: number | undefined;
  /** Resolves when it is ready; with its end when that comes first, with `late` when neither comes in time. */
  readonly ready: Promise<'ready' | 'late' | End>;
  readonly ended: Promise<End>;
  /** Asks it to stop, and after its grace makes it; resolves when it is gone. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a part. It has a process group of its own: Ctrl-C in a terminal reaches `npm start` alone, which takes the parts down in
 * their order.
 */
export function startPart({ script, args = [], env, log, readyWithinMs, graceMs, onProgress }: PartSettings): Part {
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [script, ...args], { detached: true, stdio: ['ignore', output, output, 'ipc'], env });
  closeSync(output);
  const ended = new Promise<End>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const saidReady = new Promise<'ready'>((resolve) => {
    child.on('message', (message: unknown) => {
      if (typeof message !== 'object' || message === null) return;
      if ('progress' in message) onProgress?.(String(message.progress));
      if ('ready' in message && message.ready === true) resolve('ready');
    });
  });
  return {
    pid: child.pid,
    ended,
    ready: within(readyWithinMs, Promise.race([saidReady, ended])),
    async stop(grace = graceMs) {
      child.kill('SIGTERM');
      // An open channel would keep a process alive that has nothing left to do.
      if (child.connected) child.disconnect();
      if ((await within(grace, ended)) === 'late') killGroup(child.pid);
      await ended;
    },
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

async function within<T>(ms: number, awaited: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}
