import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until there is an answer other than null, undefined or false; says what it waited for when there is none. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, patienceMs = 30_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${patienceMs} ms in vain: ${what}`);
    await pause(15);
  }
}
