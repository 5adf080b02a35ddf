import type { JournalEvent } from '../events';
import type { Complaint } from '../state';
import type { Instant } from '../terms';

/** What the customer owes or chose to wait for: an open question, an appointment of his that lies ahead. */
export function waitsForCustomer({ questions, appointments }: Complaint): string | null {
  const question = questions[0]?.question;
  return question ?? appointments.find((a) => a.state === 'ahead' && a.chosenBy === 'customer')?.appointment ?? null;
}

/** Opens and ends the complaint's pause as what the customer owes comes and goes; a pause belongs to the complaint, not to a clock. */
export function foldPauses(state: Complaint, event: JournalEvent): Complaint {
  const why = waitsForCustomer(state);
  const isOpen = state.pauses.some((pause) => pause.to === null);
  if (why !== null && !isOpen) return { ...state, pauses: [...state.pauses, { from: event.at, to: null, why }] };
  if (why !== null || !isOpen) return state;
  const to = endOf(state, event);
  return { ...state, pauses: state.pauses.map((pause) => (pause.to === null ? { ...pause, to: Math.max(pause.from, to) } : pause)) };
}

/** An appointment ends the pause at its own instant, also when it is noticed later, after an outage. */
function endOf({ appointments }: Complaint, event: JournalEvent): Instant {
  if (event.type !== 'appointmentCame') return event.at;
  return appointments.find((a) => a.appointment === event.data.appointment)?.at ?? event.at;
}
