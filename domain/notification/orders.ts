import type { Happening, JournalEvent } from '../complaint/events';
import { factsOf } from '../complaint/facts';
import { matches } from '../complaint/matching';
import type { Complaint } from '../complaint/state';
import type { Instant, Medium } from '../complaint/terms';
import type { OnDuty } from '../escalation/duty';
import type { Plan } from '../plan/plan';
import type { MessageRule } from '../plan/schema';
import { audiencesOf } from './audience';
import { promisedDue } from './promisedDue';
import { fieldValues } from './values';

/**
 * The messages that an event gives rise to, worded: exactly what will be told stands in the journal. Nobody is told the same twice: of
 * messages of one template that reach the same person or role by one event, the plan's first is ordered.
 */
export function messageOrders(plan: Plan, state: Complaint, event: JournalEvent, onDuty: OnDuty): Happening[] {
  let n = state.effectCounts.message ?? 0;
  const told = new Set<string>();
  return Object.entries(plan.file.messages).flatMap(([purpose, rule]): Happening[] => {
    if (!matches(rule.on, event) || isOwnFailure(state, event, purpose)) return [];
    if (rule.when !== undefined && !plan.condition(rule.when)(factsOf(state, plan, event))) return [];
    return audiencesOf(plan, state, event, rule, onDuty).flatMap((audience) => {
      const telling = `${rule.template}→${audience}`;
      if (told.has(telling)) return [];
      told.add(telling);
      n += 1;
      return ordered(plan, state, event, { purpose, rule, audience, key: `${state.number}/message/${n}` });
    });
  });
}

interface Order {
  readonly purpose: string;
  readonly rule: MessageRule;
  readonly audience: string;
  readonly key: string;
}

function ordered(plan: Plan, state: Complaint, event: JournalEvent, { purpose, rule, audience, key }: Order): Happening[] {
  // A body is written to in the language in which we work, whatever the customer speaks.
  const language = rule.to === 'customer' ? state.language : plan.file.staffLanguage;
  const { title, text } = plan.render(rule.template, language, fieldValues(plan, state, event, { to: rule.to, language }));
  const { address, medium } = rule.to === 'customer' ? reachCustomer(state) : { address: undefined, medium: null };
  const data = { key, kind: 'message' as const, purpose, subject: audience, medium, tells: dueOf(plan, state, rule, event) };
  return [
    { type: 'effectOrdered', data, personal: { ...(address === undefined ? {} : { to: address }), language, title, text } },
    ...(rule.to === 'customer' && address === undefined ? [unreachable(key)] : []),
  ];
}

/** The due instants that the message names; one that has passed is no promise, and is not told. */
function dueOf(plan: Plan, state: Complaint, { tells }: MessageRule, { at }: JournalEvent): Record<string, Instant> {
  const named = state.clocks.filter((c) => tells.includes(c.name));
  return Object.fromEntries(
    named.flatMap(({ clock }) => {
      const due = promisedDue(plan, state, clock);
      return due === null || due <= at ? [] : [[clock, due]];
    }),
  );
}

/** What cannot reach the customer never counts as told: a person must find a way and settle it. */
const unreachable = (key: string): Happening => ({
  type: 'effectFailed',
  data: { key, kind: 'message', error: 'the customer left no phone, e-mail, address or session to be told by', inDoubt: false },
});

/** Nobody is told by a message that a message of the same purpose failed: that would go on without end. */
const isOwnFailure = (state: Complaint, event: JournalEvent, purpose: string): boolean =>
  event.type === 'effectFailed' && state.effects.some((e) => e.key === event.data.key && e.purpose === purpose);

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
