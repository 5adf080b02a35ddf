import type { EventOf } from '../events';
import type { Clock, Complaint } from '../state';
import type { Instant } from '../terms';

export type ClockEvent = EventOf<
  'clockStarted' | 'clockMoved' | 'clockPaused' | 'clockResumed' | 'clockWarned' | 'clockLate' | 'clockStopped'
>;

/** What an event of a clock makes of the state. A warning that lies before the clock's own beginning is never owed. */
export function foldClock(state: Complaint, event: ClockEvent, at: Instant): Complaint {
  switch (event.type) {
    case 'clockStarted': {
      const warned = event.data.warnAt.filter((warning) => warning <= at).length;
      const started: Clock = { ...event.data, state: 'running', warned, lateSteps: 0, stoppedLate: null, stopped: null };
      return { ...state, clocks: [...state.clocks.filter((c) => c.clock !== started.clock), started] };
    }
    case 'clockMoved': {
      const { clock, why: _why, was: _was, ...timing } = event.data;
      return withClock(state, clock, timing);
    }
    case 'clockPaused':
      return withClock(state, event.data.clock, { state: 'paused' });
    case 'clockResumed': {
      const { clock, ...timing } = event.data;
      return withClock(state, clock, { ...timing, state: 'running' });
    }
    case 'clockWarned':
      return withClock(state, event.data.clock, { warned: event.data.warning + 1 });
    case 'clockLate':
      return withClock(state, event.data.clock, { lateSteps: event.data.step + 1 });
    case 'clockStopped':
      return stopped(state, event, at);
  }
}

/** Stopped while paused, it was due later by the pause that ended with it: the event knows, and the reason grows by as much. */
function stopped(state: Complaint, { data: { clock, due, late, end } }: EventOf<'clockStopped'>, at: Instant): Complaint {
  const before = state.clocks.find((c) => c.clock === clock);
  if (before === undefined) return state;
  const later = due - before.due;
  const because = later === 0 ? before.because : { ...before.because, paused: (before.because.paused ?? 0) + later };
  return withoutOldest(withClock(state, clock, { state: 'stopped', due, because, stoppedLate: late, stopped: { at, end } }));
}

/** Clocks that ran out are kept for a while, to be seen; the journal keeps them all. */
const stoppedAtMost = 30;

function withoutOldest(state: Complaint): Complaint {
  const stopped = state.clocks.filter((c) => c.state === 'stopped');
  const gone = new Set(stopped.slice(0, Math.max(0, stopped.length - stoppedAtMost)));
  return gone.size === 0 ? state : { ...state, clocks: state.clocks.filter((c) => !gone.has(c)) };
}

const withClock = (state: Complaint, clock: string, change: Partial<Clock>): Complaint => ({
  ...state,
  clocks: state.clocks.map((c) => (c.clock === clock ? { ...c, ...change } : c)),
});
