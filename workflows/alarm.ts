import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { NextDue } from '../domain/complaint/input';

/** A timer that is set to a moment, and set anew only when that moment changes; the operator reads what it is for. */
export class Alarm {
  private armed: NextDue | null = null;
  private scope: CancellationScope | null = null;
  private rung: NextDue | null = null;

  /** The moment that has come and was not yet answered by `set`. */
  get rang(): NextDue | null {
    return this.rung;
  }

  set(next: NextDue | null): void {
    this.rung = null;
    if (next?.at === this.armed?.at && next?.what === this.armed?.what) return;
    this.scope?.cancel();
    this.scope = null;
    this.armed = next;
    if (next === null) return;
    const scope = new CancellationScope();
    this.scope = scope;
    void scope.run(() => this.wait(next));
  }

  private async wait(next: NextDue): Promise<void> {
    try {
      await sleep(Math.max(1, next.at - Date.now()), { summary: next.what });
    } catch (error) {
      if (isCancellation(error)) return;
      throw error;
    }
    if (this.armed !== next) return;
    this.armed = null;
    this.scope = null;
    this.rung = next;
  }
}
