import type { Happening } from '../complaint/events';
import type { Appointment, Clock, Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';

interface Owed {
  readonly at: Instant;
  readonly happening: Happening;
}

/** The next thing that time owes at or before `now`, the earliest first: a warning or late step of a clock, an appointment that came; null when nothing is owed. */
export function tick(state: Complaint, now: Instant): Happening | null {
  const owed = [...state.clocks.flatMap((clock) => owedBy(clock, now) ?? []), ...state.appointments.flatMap((a) => cameBy(a, now) ?? [])];
  return owed.reduce<Owed | null>((first, next) => (first === null || next.at < first.at ? next : first), null)?.happening ?? null;
}

/** Every step of a clock is owed, each in its turn; one that a later step has overtaken is recorded and need not be told. */
function owedBy(clock: Clock, now: Instant): Owed | null {
  const owedAt = nextOf(clock);
  if (owedAt === null || owedAt > now) return null;
  const { clock: id, name, due } = clock;
  if (!isWarning(clock, owedAt))
    return { at: owedAt, happening: { type: 'clockLate', data: { clock: id, name, step: clock.lateSteps, due, owedAt } } };
  const after = Math.min(clock.warnAt[clock.warned + 1] ?? Infinity, clock.lateAt[0] ?? Infinity);
  return {
    at: owedAt,
    happening: { type: 'clockWarned', data: { clock: id, name, warning: clock.warned, due, owedAt, overtaken: after <= now } },
  };
}

function cameBy({ appointment, at, state }: Appointment, now: Instant): Owed | null {
  return state === 'ahead' && at <= now ? { at, happening: { type: 'appointmentCame', data: { appointment } } } : null;
}

/** When this clock wants to be looked at next; null when never. */
export function nextOf(clock: Clock): Instant | null {
  if (clock.state !== 'running') return null;
  const late = clock.lateAt[clock.lateSteps] ?? null;
  const warning = clock.lateSteps > 0 ? null : (clock.warnAt[clock.warned] ?? null);
  if (late === null || warning === null) return late ?? warning;
  return Math.min(late, warning);
}

const isWarning = (clock: Clock, owedAt: Instant): boolean =>
  clock.lateSteps === 0 && clock.warnAt[clock.warned] === owedAt && owedAt !== clock.lateAt[0];
