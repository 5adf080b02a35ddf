import type { EventOf, JournalEvent } from '../complaint/events';
import type { Clock, Complaint } from '../complaint/state';
import type { Instant, Level } from '../complaint/terms';
import type { Plan } from '../plan/plan';

/** One run of a clock, from the event that started it to the one that ended it, or to the end of the simulated time. */
export interface ClockRun {
  /** With what it is kept for, such as `acceptance/H1`. */
  readonly clock: string;
  readonly name: string;
  /** Of the complaint when the run ended: goals move with it. */
  readonly level: Level;
  /** Of the hand-off; of a clock that binds the complaint, the department that has it; else null. */
  readonly department: string | null;
  readonly goal: string;
  readonly provisional: boolean;
  readonly from: Instant;
  readonly due: Instant;
  /** null: it still ran. */
  readonly endedAt: Instant | null;
  readonly end: 'met' | 'dropped' | 'open';
  /** It was due before it ended, or before the simulated time did. */
  readonly late: boolean;
}

/** A run that an event ended. Nothing but its clock is changed by the event, so that the state may be the one before or after. */
export function ended(
  plan: Plan,
  state: Complaint,
  clock: Clock,
  { at, data: { due, late, end } }: JournalEvent & EventOf<'clockStopped'>,
): ClockRun {
  return run(plan, state, clock, { due, endedAt: at, end, late });
}

/** A run that is still open when the simulated time is over. A paused clock is late only if it was before the pause. */
export function open(plan: Plan, state: Complaint, clock: Clock, until: Instant): ClockRun {
  const late = clock.lateSteps > 0 || (clock.state === 'running' && until > clock.due);
  return run(plan, state, clock, { due: clock.due, endedAt: null, end: 'open', late });
}

type Ending = Pick<ClockRun, 'due' | 'endedAt' | 'end' | 'late'>;

function run(plan: Plan, state: Complaint, { clock, name, goal, provisional, from }: Clock, { due, endedAt, end, late }: Ending): ClockRun {
  const level = state.level ?? plan.file.presumedLevel;
  return { clock, name, level, department: departmentOf(plan, state, clock, name), goal, provisional, from, due, endedAt, end, late };
}

function departmentOf(plan: Plan, state: Complaint, clock: string, name: string): string | null {
  const rule = plan.file.clocks[name];
  if (rule?.per === 'handOff') return state.handOffs.find((h) => clock === `${name}/${h.handOff}`)?.department ?? null;
  return rule?.binds === true ? state.department : null;
}
