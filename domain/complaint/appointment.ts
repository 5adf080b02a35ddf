import { notAhead } from './ahead';
import type { Situation } from './commands/definition';
import type { Happening } from './events';
import { isRefusal, refuse, type Refusal } from './refusal';
import type { Appointment, Complaint } from './state';
import type { Instant } from './terms';

const appointmentsAtMost = 20;
const daysAhead = 60;

interface Scheduling {
  readonly at?: Instant | undefined;
  readonly purpose?: string | undefined;
  readonly chosenBy?: Appointment['chosenBy'] | undefined;
  readonly appointment?: string | undefined;
  readonly reason?: string | undefined;
}

/** The events of an appointment that is cancelled: it lies ahead, and somebody says why. */
export function cancelling(fields: Scheduling, { state }: Situation): readonly Happening[] | Refusal {
  const { appointment, reason, at, purpose, chosenBy } = fields;
  if (appointment === undefined || reason === undefined) return refuse('malformed', 'cancel: say which appointment, and the reason');
  if (at !== undefined || purpose !== undefined || chosenBy !== undefined)
    return refuse('malformed', 'cancel: goes without at, purpose and chosenBy; leave it out to move the appointment');
  const ahead = appointmentAhead(state, appointment);
  return isRefusal(ahead) ? ahead : [{ type: 'appointmentCancelled', data: { appointment }, personal: { reason } }];
}

/** The events of an appointment that is made, in the place of the one named where there is one. Only one of the customer's own lies ahead at once. */
export function making(fields: Scheduling, { state, plan, now }: Situation): readonly Happening[] | Refusal {
  const { at, purpose, appointment: named, reason } = fields;
  if (at === undefined || purpose === undefined) return refuse('malformed', 'at, purpose: say when and what for, or cancel an appointment');
  if (named === undefined && reason !== undefined)
    return refuse('malformed', 'reason: belongs to an appointment that is moved or cancelled');
  const moved = named === undefined ? null : appointmentAhead(state, named);
  if (moved !== null && isRefusal(moved)) return moved;
  const chosenBy = fields.chosenBy ?? moved?.chosenBy ?? 'customer';
  const hindered = notAhead('an appointment', at, { now, plan }, daysAhead) ?? crowded(state, chosenBy, moved);
  if (hindered !== null) return hindered;
  const appointment = `A${state.appointments.length + 1}`;
  const made: Happening = { type: 'appointmentMade', data: { appointment, at, chosenBy }, personal: { purpose } };
  if (moved === null) return [made];
  const cancelled = { appointment: moved.appointment };
  return [{ type: 'appointmentCancelled', data: cancelled, personal: { reason: reason ?? `moved: ${appointment}` } }, made];
}

function crowded(state: Complaint, chosenBy: Appointment['chosenBy'], moved: Appointment | null): Refusal | null {
  if (state.appointments.length >= appointmentsAtMost) return refuse('plan', `at most ${appointmentsAtMost} appointments`, ['note']);
  const own = ahead(state).find((a) => a.chosenBy === 'customer' && a !== moved);
  if (chosenBy === 'company' || own === undefined) return null;
  return refuse('plan', `${own.appointment} of the customer’s own lies ahead: move or cancel it`, [own.appointment]);
}

function appointmentAhead(state: Complaint, named: string): Appointment | Refusal {
  const candidates = ahead(state);
  const names = candidates.map((a) => a.appointment);
  return candidates.find((a) => a.appointment === named) ?? refuse('reference', `no appointment ${named} lies ahead`, names);
}

const ahead = ({ appointments }: Complaint): Appointment[] => appointments.filter((a) => a.state === 'ahead');
