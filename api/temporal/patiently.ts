import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionLike } from '@temporalio/client';
import { Unavailable } from '../complaints/gateway';
import { faultOf } from './fault';

const longestPause = 800;
const pauseAfter = (tries: number): number => Math.min(longestPause, 50 * 2 ** tries) * (0.5 + Math.random());

/** What an attempt may need to know of the ones before. */
export interface Attempt {
  /** An attempt before was answered with a passing failure, which the server would repeat for the same update id. */
  readonly idUsedUp: boolean;
}

/** Carries a call out by a deadline, trying again where that may help. Rejects with `Unavailable` when it did not. */
export function patiently<T>(connection: ConnectionLike, timeoutMs: number, call: (attempt: Attempt) => Promise<T>): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  return connection.withDeadline(deadline, async () => {
    let idUsedUp = false;
    for (let tries = 1; ; tries++) {
      try {
        return await call({ idUsedUp });
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'other') throw error;
        if (fault.kind === 'late') throw new Unavailable(fault.why, 5, { cause: error });
        const pause = pauseAfter(tries);
        if (tries >= fault.tries || Date.now() + pause >= deadline)
          throw new Unavailable(fault.why, fault.retryAfterSeconds, { cause: error });
        idUsedUp = fault.answered;
        await sleep(pause);
      }
    }
  });
}
