import type { Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import type { ClockRule } from '../plan/schema';

interface Span {
  readonly from: Instant;
  /** null: still open. */
  readonly to: Instant | null;
}

/** When a clock stands still: while the customer owes something, and in the stages in which the plan pauses it. */
function spansOf(rule: ClockRule, { pauses, stages }: Complaint): readonly Span[] {
  const owed = rule.pausesWhileCustomerOwes ? pauses : [];
  if (rule.pausesIn.length === 0) return owed;
  const inStage = stages.map(({ stage, from }, i) => ({ stage, from, to: stages[i + 1]?.from ?? null }));
  return [...owed, ...inStage.filter(({ stage }) => rule.pausesIn.includes(stage))];
}

/** Since when the clock stands still; null while it runs. */
export function heldSince(rule: ClockRule, state: Complaint): Instant | null {
  const held = spansOf(rule, state).filter(({ to }) => to === null);
  return held.length === 0 ? null : Math.min(...held.map(({ from }) => from));
}

/** Time that a clock stood still between `from` and the due instant that pauses themselves push on; what overlaps counts once. */
export function pausedSince(rule: ClockRule, state: Complaint, from: Instant, due: Instant): number {
  const over = spansOf(rule, state).flatMap(({ from: begin, to }) => (to === null ? [] : [{ begin, to }]));
  let paused = 0;
  let counted = from;
  for (const { begin, to } of over.toSorted((a, b) => a.begin - b.begin)) {
    if (to <= counted || begin >= due + paused) continue;
    paused += to - Math.max(begin, counted);
    counted = to;
  }
  return paused;
}
