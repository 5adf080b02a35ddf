import type { Clock, Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import type { Plan } from '../plan/plan';

/**
 * The date that may be told of a running clock, by its id or name: its due instant. Of a clock that extensions move, such as the reply,
 * never one after the clock that none of them passes (`extensions.neverPast`): what the law allows binds us whatever else we count by.
 * Null where it does not run: while it pauses nobody knows the date. Whether it lies ahead is for the caller to see.
 */
export function promisedDue(plan: Plan, state: Complaint, clock: string): Instant | null {
  const running = runningClock(state, clock);
  if (running === undefined) return null;
  if (plan.file.clocks[running.name]?.extendable !== true) return running.due;
  return Math.min(running.due, runningClock(state, plan.file.extensions.neverPast)?.due ?? Infinity);
}

const runningClock = ({ clocks }: Complaint, named: string): Clock | undefined =>
  clocks.find((c) => (c.clock === named || c.name === named) && c.state === 'running');
