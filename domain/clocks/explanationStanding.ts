import type { Instant } from '../complaint/terms';
import type { ClockView, ComplaintView } from '../complaint/view';
import type { CountedPause } from './explanationPauses';
import { instantOf } from './instant';

/** Where a clock stands now. */
export type Standing =
  | { readonly kind: 'running' }
  | { readonly kind: 'late'; readonly since: Instant }
  /** `until`: of an appointment; `movesDue`: it was not due yet when the pause began. */
  | { readonly kind: 'paused'; readonly since: Instant; readonly why: string; readonly until: Instant | null; readonly movesDue: boolean }
  | { readonly kind: 'met'; readonly at: Instant; readonly lateBy: number }
  | { readonly kind: 'dropped'; readonly at: Instant; readonly wasLate: boolean };

/** A clock that runs is late as soon as it is past due, also when nobody has noticed yet, in an outage. */
export function standingOf(view: ComplaintView, clock: ClockView, due: Instant, pauses: readonly CountedPause[], now: Instant): Standing {
  if (clock.stopped !== null) {
    const at = instantOf(clock.stopped.at);
    return clock.stopped.end === 'dropped'
      ? { kind: 'dropped', at, wasLate: at > due }
      : { kind: 'met', at, lateBy: Math.max(0, at - due) };
  }
  const pause = clock.state === 'paused' ? pauses.find(({ to }) => to === null) : undefined;
  if (pause === undefined) return now > due ? { kind: 'late', since: due } : { kind: 'running' };
  const since = instantOf(pause.from);
  const appointment = view.appointments.find((a) => a.appointment === pause.why);
  const until = appointment === undefined ? null : instantOf(appointment.at);
  return { kind: 'paused', since, why: pause.why, until, movesDue: since < due };
}

/** Whether it is late, or was when it stopped or began to stand still. */
export function isLate(standing: Standing): boolean {
  switch (standing.kind) {
    case 'running':
      return false;
    case 'late':
      return true;
    case 'paused':
      return !standing.movesDue;
    case 'met':
      return standing.lateBy > 0;
    case 'dropped':
      return standing.wasLate;
  }
}
