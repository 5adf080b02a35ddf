import type { EventOf } from '../events';
import type { Clock, Complaint } from '../state';
import type { Instant } from '../terms';

export type ClockEvent = EventOf<
  'clockStarted' | 'clockMoved' | 'clockPaused' | 'clockResumed' | 'clockWarned' | 'clockLate' | 'clockStopped'
>;

/** Warnings that lie before the clock's own beginning are not owed; but for the last of them, while it is not late yet. */
function overtakenAt({ warnAt, due }: EventOf<'clockStarted'>['data'], at: Instant): number {
  const passed = warnAt.filter((warning) => warning <= at).length;
  return due > at ? Math.max(0, passed - 1) : passed;
}

/** What an event of a clock makes of the state. */
export const foldClock = (state: Complaint, event: ClockEvent, at: Instant): Complaint => ({
  ...state,
  clocks: clocksAfter(state.clocks, event, at),
});

/** What it makes of the clocks. A warning that lies before the clock's own beginning is never owed. */
export function clocksAfter(clocks: readonly Clock[], event: ClockEvent, at: Instant): readonly Clock[] {
  switch (event.type) {
    case 'clockStarted': {
      const warned = overtakenAt(event.data, at);
      return [...clocks.filter((c) => c.clock !== event.data.clock), startedClock(event.data, warned)];
    }
    case 'clockMoved': {
      const { clock, why: _why, was: _was, ...timing } = event.data;
      return withClock(clocks, clock, timing);
    }
    case 'clockPaused':
      return withClock(clocks, event.data.clock, { state: 'paused' });
    case 'clockResumed': {
      const { clock, ...timing } = event.data;
      return withClock(clocks, clock, { ...timing, state: 'running' });
    }
    case 'clockWarned':
      return withClock(clocks, event.data.clock, { warned: event.data.warning + 1 });
    case 'clockLate':
      return withClock(clocks, event.data.clock, { lateSteps: event.data.step + 1 });
    case 'clockStopped':
      return stopped(clocks, event, at);
  }
}

/** Written out: fields added to a spread give every object a shape of its own, and all that reads many clocks goes slowly by that. */
const startedClock = (data: EventOf<'clockStarted'>['data'], warned: number): Clock => ({
  clock: data.clock,
  name: data.name,
  by: data.by,
  from: data.from,
  due: data.due,
  warnAt: data.warnAt,
  lateAt: data.lateAt,
  goal: data.goal,
  basis: data.basis,
  provisional: data.provisional,
  because: data.because,
  state: 'running',
  warned,
  lateSteps: 0,
  stoppedLate: null,
  stopped: null,
});

/** Stopped while paused, it was due later by the pause that ended with it: the event knows, and the reason grows by as much. */
function stopped(clocks: readonly Clock[], { data: { clock, due, late, end } }: EventOf<'clockStopped'>, at: Instant): readonly Clock[] {
  const before = clocks.find((c) => c.clock === clock);
  if (before === undefined) return clocks;
  const later = due - before.due;
  const because = later === 0 ? before.because : { ...before.because, paused: (before.because.paused ?? 0) + later };
  return withoutOldest(withClock(clocks, clock, { state: 'stopped', due, because, stoppedLate: late, stopped: { at, end } }));
}

/** Clocks that ran out are kept for a while, to be seen; the journal keeps them all. */
const stoppedAtMost = 30;

function withoutOldest(clocks: readonly Clock[]): readonly Clock[] {
  const stopped = clocks.filter((c) => c.state === 'stopped');
  const gone = new Set(stopped.slice(0, Math.max(0, stopped.length - stoppedAtMost)));
  return gone.size === 0 ? clocks : clocks.filter((c) => !gone.has(c));
}

const withClock = (clocks: readonly Clock[], clock: string, change: Partial<Clock>): readonly Clock[] =>
  clocks.map((c) => (c.clock === clock ? { ...c, ...change } : c));
