import { dayOf, formatDate } from '../clocks/civil';
import { dayEnd } from '../clocks/dayEnd';
import type { JournalEvent } from '../complaint/events';
import { mergedInto } from '../complaint/merging';
import type { Complaint } from '../complaint/state';
import type { Instant, Language } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { MessageRule } from '../plan/schema';
import { handOffAtHand } from './atHand';
import { eventName } from './eventName';
import type { MessageField } from './fields';
import { promisedDue } from './promisedDue';

type Values = Record<MessageField, string>;

/** Whom a message is for, and the language in which it is worded. */
interface Told {
  readonly to: MessageRule['to'];
  readonly language: Language;
}

/** Values of the template fields for the event that a message answers; fields that it says nothing of are empty. */
export function fieldValues(plan: Plan, state: Complaint, event: JournalEvent, { to, language }: Told): Values {
  const time = (at: Instant | null | undefined): string => (at == null ? '' : dayEnd(at, plan.offsetMinutes));
  // A date that has passed is no promise: the text goes without it.
  const due = (clock: string): string => {
    const at = promisedDue(plan, state, clock);
    return at === null || at <= event.at ? '' : time(at);
  };
  const said: Readonly<Record<string, unknown>> = { ...event.data, ...event.personal };
  const word = (key: string): string => (typeof said[key] === 'string' ? said[key] : '');
  const named = (entry: { name: Record<Language, string> } | undefined, fallback: string): string => entry?.name[language] ?? fallback;
  const { file } = plan;
  const category = file.categories.flatMap((top) => [top, ...top.children]).find((c) => c.id === state.category);
  const moment = (key: string): string => time(typeof said[key] === 'number' ? said[key] : null);
  const referral = state.referrals.find((r) => r.referral === word('referral')) ?? state.referrals.at(-1);
  const accountable = word('accountable');
  const handOff = handOffAtHand(state, event);
  const department = word('department') || (handOff?.department ?? '');
  const appointment = state.appointments.find((a) => a.appointment === word('appointment'));
  return {
    number: state.number,
    customer: state.registration.complainant.name ?? (language === 'zh' ? '客户' : 'customer'),
    subject: state.registration.content.subject,
    category: named(category, ''),
    level: named(
      file.levels.find((l) => l.id === state.level),
      '',
    ),
    channel: named(
      file.channels.find((c) => c.id === state.channel),
      state.channel,
    ),
    document: referral?.document ?? '',
    receivedAt: to === 'referrer' ? time(referral?.receivedAt) : reception(plan, state),
    contactBy: due('firstContact'),
    replyBy: due('resolution'),
    text: ['text', 'answer', 'reply', 'report', 'instruction', 'words', 'facts', 'comment', 'remark'].map(word).find(isSaid) ?? '',
    finding: word('finding'),
    basis: word('basis'),
    solution: word('solution'),
    timing: word('timing'),
    appeal: word('appeal') || (isFinalWithoutConsent(event) ? file.closing.appeal[language] : ''),
    promise: word('what'),
    clock: named(file.clocks[word('name')], word('name')),
    due: event.type === 'transferred' ? due(`acceptance/${event.data.handOff}`) : time(typeof said.due === 'number' ? said.due : null),
    department: named(
      file.departments.find((d) => d.id === department),
      department,
    ),
    handOff: handOff?.handOff ?? word('handOff'),
    request: event.type === 'transferred' ? word('request') : '',
    rung: named(
      file.escalation.rungs.find((r) => r.id === (word('rung') || state.rung)),
      '',
    ),
    reason: word('reason'),
    accountable: accountable.startsWith('role:')
      ? named(
          file.escalation.rungs.find((r) => `role:${r.role}` === accountable),
          accountable,
        )
      : accountable,
    outcome: word('outcome'),
    body: referral?.body ?? '',
    printedDue: time(referral?.due),
    internalDue: referral === undefined ? '' : due(`referralReply/${referral.referral}`),
    until: moment('until'),
    by: word('by'),
    at: moment('at') || time(appointment?.at),
    purpose: word('purpose'),
    into: word('into') || (mergedInto(state) ?? ''),
    duplicates: Array.isArray(said.offered) ? said.offered.join(language === 'zh' ? '、' : ', ') : '',
    effect: word('key'),
    error: word('error'),
    event: eventName(event, language),
    needs: named(
      file.escalation.rungs.find((r) => r.id === word('needs')),
      '',
    ),
    total: typeof said.total === 'number' ? String(said.total) : '',
  };
}

const isSaid = (text: string): boolean => text !== '';

/** When the customer's word reached us; of a letter nobody knows more than the day on which it came. */
function reception({ offsetMinutes }: Plan, { channel, receivedAt }: Complaint): string {
  return channel === 'written' ? formatDate(dayOf(receivedAt, offsetMinutes)) : dayEnd(receivedAt, offsetMinutes);
}

/** Closed without the customer's consent, who may appeal and must be told so. */
const isFinalWithoutConsent = (event: JournalEvent): boolean =>
  event.type === 'closed' && (event.data.outcome === 'notAgreed' || event.data.outcome === 'notConfirmed');
