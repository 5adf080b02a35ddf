import type { JournalEvent } from '../domain/complaint/events';
import type { Clock, Complaint } from '../domain/complaint/state';
import type { Instant } from '../domain/complaint/terms';
import { toView } from '../domain/complaint/view';
import type { complaints, events, handOffs, referrals } from './schema';

export type ComplaintRow = typeof complaints.$inferSelect;
export type EventRow = typeof events.$inferSelect;
export type HandOffRow = typeof handOffs.$inferSelect;
export type ReferralRow = typeof referrals.$inferSelect;

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

export const referralRows = (state: Complaint): ReferralRow[] =>
  state.referrals.map((r) => ({
    complaint: state.number,
    referral: r.referral,
    round: r.round,
    body: r.body,
    kind: r.kind,
    document: r.document,
    urgency: r.urgency,
    state: r.state,
    receivedAt: r.receivedAt,
    signForBy: r.signForBy,
    returnBy: r.returnBy,
    printedDue: r.due,
    internalDue: clockOf(state, `referralReply/${r.referral}`)?.due ?? null,
    late: isLate(clockOf(state, `referralPrinted/${r.referral}`)),
    confidential: r.confidential,
    extensionAsked: r.extensionAsked,
  }));

const clockOf = ({ clocks }: Complaint, id: string): Clock | undefined => clocks.find(({ clock }) => clock === id);

const isLate = (clock: Clock | undefined): boolean => clock !== undefined && (clock.stoppedLate ?? clock.lateSteps > 0);

function earliestDue(clocks: readonly Clock[]): Instant | null {
  const dues = clocks.filter(({ state }) => state === 'running').map(({ due }) => due);
  return dues.length === 0 ? null : Math.min(...dues);
}
