import { dayEnd } from '../clocks/dayEnd';
import type { JournalEvent } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Instant, Language } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { MessageField } from './fields';

type Values = Record<MessageField, string>;

/** Values of the template fields for the event that a message answers; fields that it says nothing of are empty. */
export function fieldValues(plan: Plan, state: Complaint, event: JournalEvent, language: Language): Values {
  const time = (at: Instant | null | undefined): string => (at == null ? '' : dayEnd(at, plan.offsetMinutes));
  // A date that has passed is no promise: the text goes without it.
  const due = (clock: string): string => {
    const at = state.clocks.find((c) => (c.clock === clock || c.name === clock) && c.state !== 'stopped')?.due;
    return at === undefined || at <= event.at ? '' : time(at);
  };
  const said: Readonly<Record<string, unknown>> = { ...event.data, ...event.personal };
  const word = (key: string): string => (typeof said[key] === 'string' ? said[key] : '');
  const named = (entry: { name: Record<Language, string> } | undefined, fallback: string): string => entry?.name[language] ?? fallback;
  const { file } = plan;
  const category = file.categories.flatMap((top) => [top, ...top.children]).find((c) => c.id === state.category);
  const moment = (key: string): string => time(typeof said[key] === 'number' ? said[key] : null);
  const referral = state.referrals.find((r) => r.referral === word('referral')) ?? state.referrals.at(-1);
  const accountable = word('accountable');
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
    receivedAt: time(state.receivedAt),
    contactBy: due('firstContact'),
    replyBy: due('resolution'),
    text: word('text') || word('answer') || word('reply') || word('report') || word('instruction'),
    finding: word('finding'),
    basis: word('basis'),
    solution: word('solution'),
    timing: word('timing'),
    appeal: word('appeal') || (isFinalWithoutConsent(event) ? file.closing.appeal[language] : ''),
    promise: word('what'),
    clock: named(file.clocks[word('name')], word('name')),
    due: event.type === 'transferred' ? due(`acceptance/${event.data.handOff}`) : time(typeof said.due === 'number' ? said.due : null),
    department: named(
      file.departments.find((d) => d.id === word('department')),
      word('department'),
    ),
    handOff: word('handOff'),
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
    at: moment('at'),
    purpose: word('purpose'),
    into: word('into'),
    duplicates: Array.isArray(said.offered) ? said.offered.join(language === 'zh' ? '、' : ', ') : '',
    effect: word('key'),
    error: word('error'),
  };
}

/** Closed without the customer's consent, who may appeal and must be told so. */
const isFinalWithoutConsent = (event: JournalEvent): boolean =>
  event.type === 'closed' && (event.data.outcome === 'notAgreed' || event.data.outcome === 'notConfirmed');
