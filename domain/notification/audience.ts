import { factsOf } from '../complaint/facts';
import type { JournalEvent } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import { rungs, type Role, type Rung } from '../complaint/terms';
import { accountableAt, type OnDuty } from '../escalation/duty';
import type { Plan } from '../plan/plan';
import type { MessageRule } from '../plan/schema';

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
      return [state.assignee ?? state.owner ?? person('shiftLeader', onDuty)];
    case 'department':
      return facts.department === '' ? [] : [`department:${facts.department}`];
    case 'rung':
      return event.type === 'escalated' ? ofEscalation(plan, event, onDuty) : [accountableAt(plan, rungOf(facts.rung), onDuty).accountable];
    case 'accountable':
      return [accountable(state) ?? accountableAt(plan, rungOf(facts.rung), onDuty).accountable];
    case 'referrer':
      return bodiesOf(state, event).map((body) => `body:${body}`);
    case 'liaison':
    case 'supervisor':
      return [person(to, onDuty)];
  }
}

/** Whom the plan names for the clock that the event is about. */
const answerable = (plan: Plan, { data }: JournalEvent): 'owner' | 'liaison' | 'accountable' | 'supervisor' =>
  ('name' in data ? plan.file.clocks[data.name]?.answerable : undefined) ?? 'owner';

/** The one who answers for the rung, and those whom the rung and the rule that raised it name besides (domain rule «Ladder»). */
function ofEscalation(plan: Plan, { data }: Extract<JournalEvent, { type: 'escalated' }>, onDuty: OnDuty): string[] {
  const { escalation } = plan.file;
  const beside = [
    ...(escalation.rungs.find((rung) => rung.id === data.rung)?.alsoTold ?? []),
    ...(escalation.rules.find((rule) => rule.id === data.rule)?.alsoTold ?? []),
  ];
  return [data.accountable, ...beside.map((role) => person(role, onDuty))];
}

const accountable = ({ raised, rung }: Complaint): string | undefined => (rung === null ? undefined : raised.at(-1)?.accountable);

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
