import { factsOf } from '../complaint/facts';
import type { JournalEvent } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import { rungs, type Role, type Rung } from '../complaint/terms';
import { mayApprove } from '../escalation/authority';
import { accountableAt, roleOf, type OnDuty } from '../escalation/duty';
import type { Plan } from '../plan/plan';
import type { ClockRule, MessageRule } from '../plan/schema';
import { handOffAtHand, promiseAtHand, proposalAtHand } from './atHand';

/** Who is told by a message: the customer, persons on duty, roles, a department, the referring bodies. Nobody twice. */
export function audiencesOf(plan: Plan, state: Complaint, event: JournalEvent, rule: MessageRule, onDuty: OnDuty): string[] {
  return [...new Set(toldBy(plan, state, event, rule, onDuty))];
}

function toldBy(plan: Plan, state: Complaint, event: JournalEvent, rule: MessageRule, onDuty: OnDuty): string[] {
  const facts = factsOf(state, plan, event);
  const to = rule.to === 'answerable' ? answerable(plan, event) : rule.to;
  switch (to) {
    case 'customer':
    case 'operator':
      return [to];
    case 'owner':
      return [ownerOf(state, onDuty)];
    case 'promiseOwner':
      return [promiseAtHand(state, event)?.owner ?? ownerOf(state, onDuty)];
    case 'department': {
      const department = handOffAtHand(state, event)?.department ?? facts.department;
      return department === '' ? [] : [`department:${department}`];
    }
    case 'approver':
      return approver(plan, state, event, onDuty);
    case 'rung':
      return event.type === 'escalated' ? ofEscalation(plan, event, onDuty) : [accountableAt(plan, rungOf(facts.rung), onDuty).accountable];
    case 'accountable':
      return [accountable(plan, state, onDuty) ?? accountableAt(plan, rungOf(facts.rung), onDuty).accountable];
    case 'referrer':
      return bodiesOf(state, event).map((body) => `body:${body}`);
    case 'liaison':
    case 'supervisor':
      return [person(to, onDuty)];
  }
}

/** Whom the plan names for the clock that the event is about. */
const answerable = (plan: Plan, { data }: JournalEvent): ClockRule['answerable'] =>
  ('name' in data ? plan.file.clocks[data.name]?.answerable : undefined) ?? 'owner';

/**
 * Who works on it, else who was asked first, else the shift leader on duty. A department's handler works on it until his hand-off is
 * answered or sent back: then it is the owner's again, and he is the one to be told of that.
 */
function ownerOf({ assignee, owner, handOffs }: Complaint, onDuty: OnDuty): string {
  const theirs = handOffs.filter((h) => h.handler === assignee);
  const isDone = theirs.length > 0 && theirs.every((h) => h.state !== 'accepted');
  return (isDone ? null : assignee) ?? owner ?? person('shiftLeader', onDuty);
}

/**
 * Who must approve the waiting proposal (domain rule «Authority»): the person on duty in the role of the rung that it needs, else that
 * role. A person on duty who worked on the complaint may not approve it (1.1.2), and then the role is told.
 */
function approver(plan: Plan, state: Complaint, event: JournalEvent, onDuty: OnDuty): string[] {
  const waiting = proposalAtHand(state, event);
  if (waiting === null || waiting.needs === null) return [];
  const role = roleOf(plan, waiting.needs);
  const duty = onDuty(role);
  const may = typeof duty !== 'string' && mayApprove(plan, state, waiting.total, { role, id: duty.person }) === null;
  return [may ? duty.person : `role:${role}`];
}

/** The one who answers for the rung, and those whom the rung and the rule that raised it name besides (domain rule «Ladder»). */
function ofEscalation(plan: Plan, { data }: Extract<JournalEvent, { type: 'escalated' }>, onDuty: OnDuty): string[] {
  const { escalation } = plan.file;
  const beside = [
    ...(escalation.rungs.find((rung) => rung.id === data.rung)?.alsoTold ?? []),
    ...(escalation.rules.find((rule) => rule.id === data.rule)?.alsoTold ?? []),
  ];
  return [data.accountable, ...beside.map((role) => person(role, onDuty))];
}

/**
 * Who answers for the escalation at the time of the message: whoever was named by hand; else whoever is on duty for the rung by now,
 * because shifts change within the hours that an escalation takes. Undefined where no escalation stands.
 */
function accountable(plan: Plan, { raised, rung }: Complaint, onDuty: OnDuty): string | undefined {
  const latest = raised.at(-1);
  if (rung === null || latest === undefined) return undefined;
  const stands = latest.rung === rung;
  if (stands && (latest.named || onDuty(roleOf(plan, rung)) === 'notRostered')) return latest.accountable;
  return accountableAt(plan, rung, onDuty).accountable;
}

/** The body of the referral at hand, else of all that were not taken back. */
function bodiesOf({ referrals }: Complaint, event: JournalEvent): string[] {
  const data: Readonly<Record<string, unknown>> = event.data;
  const standing = referrals.filter((r) => (typeof data.referral === 'string' ? r.referral === data.referral : r.state !== 'over'));
  return standing.map((r) => r.body);
}

/** The person on duty in a role, else the role itself: it is told when somebody is there again. */
function person(role: Role, onDuty: OnDuty): string {
  const duty = onDuty(role);
  return typeof duty === 'string' ? `role:${role}` : duty.person;
}

const rungOf = (name: string): Rung => rungs.find((rung) => rung === name) ?? 'E1';
