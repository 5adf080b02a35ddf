import type { JournalEvent } from '../domain/complaint/events';
import type { Clock, Complaint } from '../domain/complaint/state';
import type { Instant } from '../domain/complaint/terms';
import { toView } from '../domain/complaint/view';
import type { complaints, events, handOffs } from './schema';

export type ComplaintRow = typeof complaints.$inferSelect;
export type EventRow = typeof events.$inferSelect;
export type HandOffRow = typeof handOffs.$inferSelect;

export const complaintRow = (state: Complaint): Omit<ComplaintRow, 'journalTo'> => ({
  number: state.number,
  seq: state.seq,
  head: state.head,
  stage: state.stage,
  channel: state.channel,
  level: state.level,
  category: state.category,
  department: state.department,
  rung: state.rung,
  regulatory: state.regulatory,
  region: state.region,
  customer: state.customer,
  owner: state.owner,
  assignee: state.assignee,
  receivedAt: state.receivedAt,
  registeredAt: state.registeredAt,
  changedAt: state.at,
  endedAt: state.endedAt,
  nextDue: earliestDue(state.clocks),
  outcome: state.outcome,
  planHash: state.plan.hash,
  view: toView(state),
});

export const eventRow = (complaint: string, event: JournalEvent): EventRow => ({
  complaint,
  seq: event.seq,
  at: event.at,
  type: event.type,
  actorRole: event.actor.role,
  actorId: event.actor.id,
  hash: event.hash,
  event,
});

export const handOffRows = (state: Complaint): HandOffRow[] =>
  state.handOffs.map(({ handOff, department, state: standing, round, handler, at }) => ({
    complaint: state.number,
    handOff,
    department,
    state: standing,
    round,
    handler,
    at,
    acceptBy: earliestDue(state.clocks.filter(({ clock }) => clock.endsWith(`/${handOff}`))),
  }));

function earliestDue(clocks: readonly Clock[]): Instant | null {
  const dues = clocks.filter(({ state }) => state === 'running').map(({ due }) => due);
  return dues.length === 0 ? null : Math.min(...dues);
}
