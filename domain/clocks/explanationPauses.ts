import type { Instant } from '../complaint/terms';
import type { ClockView, ComplaintView } from '../complaint/view';
import type { ClockRule } from '../plan/schema';
import { instantOf } from './instant';

/** A pause by which a clock is later, or in which it stands still now (`to` is null). */
export interface CountedPause {
  readonly from: string;
  readonly to: string | null;
  /** Question, appointment or stage that it waited for. */
  readonly why: string;
}

/**
 * The complaint's pauses that count for one clock: those that make up the time by which its journal says it is later, and the one
 * in which it stands still. A date that somebody set waits for nobody, and a share of another clock has no pauses of its own.
 */
export function countedPauses(view: ComplaintView, clock: ClockView, rule: ClockRule | undefined): CountedPause[] {
  const { because, state, from } = clock;
  if (because.dated !== undefined || because.share !== undefined) return [];
  const all = [...(rule?.pausesWhileCustomerOwes === false ? [] : view.pauses), ...stagesOf(view, rule)];
  const inOrder = all.toSorted((a, b) => instantOf(a.from) - instantOf(b.from));
  const open = state === 'paused' ? inOrder.filter(({ to }) => to === null) : [];
  return [...addingUpTo(because.paused ?? 0, inOrder, instantOf(from)), ...open];
}

const stagesOf = ({ stages }: ComplaintView, rule: ClockRule | undefined): CountedPause[] =>
  stages.flatMap(({ stage, from }, i) =>
    rule?.pausesIn.includes(stage) === true ? [{ from, to: stages[i + 1]?.from ?? null, why: stage }] : [],
  );

/** Ended pauses after the clock's start, until they make up the time; what overlaps counts once. */
function addingUpTo(time: number, pauses: readonly CountedPause[], start: Instant): CountedPause[] {
  const counted: CountedPause[] = [];
  let left = time;
  let reached = start;
  for (const pause of pauses) {
    if (left <= 0 || pause.to === null) continue;
    const to = instantOf(pause.to);
    if (to <= reached) continue;
    left -= to - Math.max(instantOf(pause.from), reached);
    reached = to;
    counted.push(pause);
  }
  return counted;
}
