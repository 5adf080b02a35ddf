import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities';
import type { SegmentRef } from '../activities/effect';
import type { JudgeInput } from '../activities/judge/judge';
import { judging, projectionAtOnce, projectionInBackground, sealing } from '../activities/policies';
import type { JournalEvent } from '../domain/complaint/events';
import type { Input } from '../domain/complaint/input';
import type { Judgement } from '../domain/complaint/judge';
import type { Complaint } from '../domain/complaint/state';
import { portion } from './portion';

const local = proxyLocalActivities<Activities>(judging);
const localOnce = proxyLocalActivities<Activities>(projectionAtOnce);
const background = proxyActivities<Activities>(projectionInBackground);
const sealer = proxyActivities<Activities>(sealing);

/**
 * Decides a batch. What goes wrong here is a bug, a missing plan or a lost store: it fails the workflow task, which the
 * server tries again and the operator sees, and never the complaint.
 */
export async function judge(input: JudgeInput): Promise<Judgement> {
  try {
    return await local.judge.executeWithOptions({ summary: summaryOf(input.inputs) }, [input]);
  } catch (error) {
    throw new Error(`complaint ${input.number} could not be judged: ${reasonOf(error)}`, { cause: error });
  }
}

/** What the operator reads beside `judge`: the commands and results that were judged. */
function summaryOf(inputs: readonly Input[]): string {
  const names = inputs.map((input) => {
    switch (input.kind) {
      case 'command':
        return input.name.slice(0, 40);
      case 'effect':
        return `${input.key.split('/').slice(1).join('/')} ${input.outcome}`;
      default:
        return input.kind;
    }
  });
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`;
}

/** A complaint as it stood at some event. */
export interface Snapshot {
  readonly state: Complaint;
  readonly segments: readonly SegmentRef[];
  /** The journal after the segments, up to the state. */
  readonly tail: readonly JournalEvent[];
}

/**
 * Keeps the registry up with the journal: at once while the registry takes it, in the background while it does not.
 * Projects only what is known to stand in history: a workflow task may be lost with all that was judged in it.
 * `projectAtOnce` must be called on the lane of `judge`: two local activities never run at the same time.
 */
export class Projector {
  private busy = false;
  private durable: Snapshot | null = null;

  constructor(public projected: number) {}

  /** Something came that could only come after this stood in history. */
  confirm(snapshot: Snapshot): void {
    if (snapshot.state.seq > this.confirmed) this.durable = snapshot;
  }

  /** Last event that is known to stand in history. */
  get confirmed(): number {
    return this.durable?.state.seq ?? 0;
  }

  /** Whether an attempt at once makes sense. */
  get owes(): boolean {
    return !this.busy && this.projected < this.confirmed;
  }

  get isBusy(): boolean {
    return this.busy;
  }

  async projectAtOnce(): Promise<void> {
    if (this.durable === null) return;
    const { state, segments, tail } = this.durable;
    const events = tail.filter((e) => e.seq > this.projected);
    if (events.length < state.seq - this.projected) return this.fill(state, this.projected + 1, segments, tail);
    try {
      const { seq, gapFrom } = await localOnce.project({ state, events });
      this.projected = seq;
      if (gapFrom !== null) this.fill(state, gapFrom, segments, tail);
    } catch {
      this.inBackground(() => background.project({ state, events: portion(events) }));
    }
  }

  /** The registry lacks older events: after it was deleted, or was away while they were sealed. */
  private fill(state: Complaint, from: number, segments: readonly SegmentRef[], tail: readonly JournalEvent[]): void {
    const needed = segments.filter((s) => s.to >= from);
    this.inBackground(() => background.reproject({ state, from, segments: needed, tail: portion(tail.filter((e) => e.seq >= from)) }));
  }

  private inBackground(work: () => Promise<{ seq: number; gapFrom: number | null }>): void {
    this.busy = true;
    void work().then(
      ({ seq, gapFrom }) => {
        this.projected = gapFrom === null ? Math.max(this.projected, seq) : gapFrom - 1;
        this.busy = false;
      },
      () => {
        this.busy = false;
      },
    );
  }
}

/** Seals a part of the journal. What can't be sealed at all is a bug or a damaged archive: it fails the workflow task, never the complaint. */
export async function sealSegment(number: string, events: readonly JournalEvent[], segments: readonly SegmentRef[]): Promise<SegmentRef> {
  const summary = `journal ${events[0]?.seq ?? 0}–${events.at(-1)?.seq ?? 0}`;
  try {
    return await sealer.sealSegment.executeWithOptions({ summary }, [{ number, events, previous: segments.at(-1)?.object ?? null }]);
  } catch (error) {
    throw new Error(`${summary} of complaint ${number} could not be sealed: ${reasonOf(error)}`, { cause: error });
  }
}

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};
