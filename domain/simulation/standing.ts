import type { JournalEvent } from '../complaint/events';
import { evolve } from '../complaint/evolve';
import { clocksAfter, type ClockEvent } from '../complaint/fold/clocks';
import type { Clock, Complaint } from '../complaint/state';

/**
 * How a case on trial stands. Most events are of clocks, come in rows, and change nothing but the clocks: these are folded into the
 * clocks alone, and the state is put together when it is asked for, as copying it is most of what a trial costs.
 */
export class Standing {
  private folded: Complaint | null = null;
  private clocks: readonly Clock[] = [];
  /** The last event of a clock that the folded state does not have yet. */
  private ahead: JournalEvent | null = null;

  get seq(): number {
    return this.ahead?.seq ?? this.folded?.seq ?? 0;
  }

  /** Null before the registration. */
  get state(): Complaint | null {
    if (this.ahead === null || this.folded === null) return this.folded;
    const { seq, at, hash } = this.ahead;
    this.ahead = null;
    this.folded = { ...this.folded, clocks: this.clocks, seq, at, head: hash, recordSeq: seq };
    return this.folded;
  }

  /** The same, with clocks that may be older. */
  get butForClocks(): Complaint | null {
    return this.folded;
  }

  clock(id: string): Clock | undefined {
    return this.clocks.find(({ clock }) => clock === id);
  }

  fold(event: JournalEvent): void {
    if (this.folded !== null && isOfClock(event)) {
      this.clocks = clocksAfter(this.clocks, event, event.at);
      this.ahead = event;
      return;
    }
    this.folded = evolve(this.state, event);
    this.clocks = this.folded.clocks;
  }
}

const ofClocks: Readonly<Record<ClockEvent['type'], true>> = {
  clockStarted: true,
  clockMoved: true,
  clockPaused: true,
  clockResumed: true,
  clockWarned: true,
  clockLate: true,
  clockStopped: true,
};

const isOfClock = (event: JournalEvent): event is JournalEvent & ClockEvent => Object.hasOwn(ofClocks, event.type);
