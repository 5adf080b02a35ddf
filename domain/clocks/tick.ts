import type { Happening } from '../complaint/events';
import type { Clock, Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';

/** The next thing that time owes at or before `now`: one warning or one late step of one clock, the earliest first; null when nothing is owed. */
export function tick(state: Complaint, now: Instant): Happening | null {
  let first: { at: Instant; happening: Happening } | null = null;
  for (const clock of state.clocks) {
    const next = owed(clock, now);
    if (next !== null && (first === null || next.at < first.at)) first = next;
  }
  return first?.happening ?? null;
}

function owed(clock: Clock, now: Instant): { at: Instant; happening: Happening } | null {
  if (clock.state !== 'running') return null;
  const { clock: id, name, due } = clock;
  const late = clock.lateAt[clock.lateSteps];
  if (late !== undefined && late <= now)
    return { at: late, happening: { type: 'clockLate', data: { clock: id, name, step: clock.lateSteps, due } } };
  if (clock.lateSteps > 0) return null;
  // Of several warnings that time has passed, only the last is still worth telling.
  const warning = clock.warnAt.findLastIndex((at, i) => i >= clock.warned && at <= now);
  const at = clock.warnAt[warning];
  return at === undefined ? null : { at, happening: { type: 'clockWarned', data: { clock: id, name, warning, due } } };
}

/** When this clock wants to be looked at next; null when never. */
export function nextOf(clock: Clock): Instant | null {
  if (clock.state !== 'running') return null;
  const late = clock.lateAt[clock.lateSteps] ?? null;
  const warning = clock.lateSteps > 0 ? null : (clock.warnAt.find((_, i) => i >= clock.warned) ?? null);
  if (late === null || warning === null) return late ?? warning;
  return Math.min(late, warning);
}
