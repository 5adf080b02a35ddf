import { Alarm } from './alarm';
import type { Projector, Snapshot } from './lane';

/** After a judgement that ordered nothing, a timer is what shows that it stands in history. */
const promptMs = 30;
/** Where an effect was ordered its result shows it, and the timer only stands in for one that lasts. */
const patientMs = 2000;

/**
 * Tells the projector what stands in history. What was judged in a workflow task is lost with the task when the worker dies or
 * the server takes it back; a timer or an activity that was started in the same task comes back only if it was not.
 */
export class Barrier {
  private readonly timer = new Alarm();
  private waiting: Snapshot | null = null;

  constructor(private readonly projector: Projector) {}

  get rang(): boolean {
    return this.timer.rang !== null;
  }

  /** The timer came back: what it was set for stands. */
  pass(): void {
    if (this.waiting !== null) this.projector.confirm(this.waiting);
    this.lower();
  }

  /** Waits for a snapshot to stand, unless that is known, or another is waited for already. */
  raise(snapshot: Snapshot, hasOrdered: boolean): void {
    if (this.waiting !== null && this.waiting.state.seq <= this.projector.confirmed) this.lower();
    if (this.waiting !== null || snapshot.state.seq <= this.projector.confirmed) return;
    this.waiting = snapshot;
    this.timer.set({ at: Date.now() + (hasOrdered ? patientMs : promptMs), what: 'projection' });
  }

  private lower(): void {
    this.waiting = null;
    this.timer.set(null);
  }
}
