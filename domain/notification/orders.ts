import type { Happening, JournalEvent } from '../complaint/events';
import { factsOf } from '../complaint/facts';
import { matches } from '../complaint/matching';
import type { Complaint } from '../complaint/state';
import type { Medium } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { MessageRule } from '../plan/schema';
import { fieldValues } from './values';

/** The messages that an event gives rise to, worded: exactly what will be told stands in the journal. */
export function messageOrders(plan: Plan, state: Complaint, event: JournalEvent): Happening[] {
  let n = state.effectCounts.message ?? 0;
  return Object.entries(plan.file.messages).flatMap(([purpose, rule]): Happening[] => {
    if (!matches(rule.on, event) || isOwnFailure(state, event, purpose)) return [];
    if (rule.when !== undefined && !plan.condition(rule.when)(factsOf(state, plan, event))) return [];
    const audience = audienceOf(plan, state, event, rule);
    if (audience === null) return [];
    n += 1;
    const language = rule.to === 'customer' || rule.to === 'referrer' ? state.language : 'zh';
    const { title, text } = plan.render(rule.template, language, fieldValues(plan, state, event, language));
    const { address, medium } = rule.to === 'customer' ? reachCustomer(state) : { address: undefined, medium: null };
    const key = `${state.number}/message/${n}`;
    return [
      {
        type: 'effectOrdered',
        data: { key, kind: 'message', purpose, subject: audience, medium },
        personal: { ...(address === undefined ? {} : { to: address }), language, title, text },
      },
      ...(rule.to === 'customer' && address === undefined ? [unreachable(key)] : []),
    ];
  });
}

/** What cannot reach the customer never counts as told: a person must find a way and settle it. */
const unreachable = (key: string): Happening => ({
  type: 'effectFailed',
  data: { key, kind: 'message', error: 'the customer left no phone, e-mail, address or session to be told by', inDoubt: false },
});

/** Nobody is told by a message that a message of the same purpose failed: that would go on without end. */
const isOwnFailure = (state: Complaint, event: JournalEvent, purpose: string): boolean =>
  event.type === 'effectFailed' && state.effects.some((e) => e.key === event.data.key && e.purpose === purpose);

/** Who is told: the customer, a person, a role, a department, the referring body. */
function audienceOf(plan: Plan, state: Complaint, event: JournalEvent, rule: MessageRule): string | null {
  const facts = factsOf(state, plan, event);
  switch (rule.to) {
    case 'customer':
    case 'operator':
      return rule.to;
    case 'owner':
      return state.assignee ?? state.owner ?? 'role:shiftLeader';
    case 'department':
      return facts.department === '' ? null : `department:${facts.department}`;
    case 'rung':
      return roleOf(plan, facts.rung === '' ? 'E1' : facts.rung);
    case 'referrer':
      return state.referral === null ? null : `body:${state.referral.body}`;
  }
}

const roleOf = (plan: Plan, rung: string): string =>
  `role:${plan.file.escalation.rungs.find((entry) => entry.id === rung)?.role ?? 'supervisor'}`;

/** The customer's preferred way where it has an address, else another that has one (1.1.30). */
function reachCustomer(state: Complaint): { address: string | undefined; medium: Medium | null } {
  const { contact, complainant, service, channel } = state.registration;
  const phone = contact.phone ?? complainant.phone ?? service?.number ?? textOf(channel.callerNumber);
  const email = contact.email ?? complainant.email;
  const post = contact.address ?? complainant.address;
  // A session of a forum or of micro-blogging is a place, no way back to the customer.
  const session = ['app', 'web', 'wechat'].includes(textOf(channel.medium) ?? '') ? textOf(channel.session) : undefined;
  const ways: Readonly<Partial<Record<Medium, string | undefined>>> = { sms: phone, email, app: session ?? phone, post, phone };
  const preferred = ways[state.preferred];
  if (preferred !== undefined && state.preferred !== 'phone') return { address: preferred, medium: state.preferred };
  const fallback = (['sms', 'email', 'post', 'app'] as const).find((medium) => ways[medium] !== undefined);
  return fallback === undefined ? { address: undefined, medium: null } : { address: ways[fallback], medium: fallback };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
