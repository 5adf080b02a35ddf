import { formatInstant } from '../clocks/civil';
import type { JournalEvent } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Instant, Language } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { MessageField } from './fields';

type Values = Record<MessageField, string>;

/** Values of the template fields for the event that a message answers; fields that it says nothing of are empty. */
export function fieldValues(plan: Plan, state: Complaint, event: JournalEvent, language: Language): Values {
  const time = (at: Instant | null | undefined): string => (at == null ? '' : formatInstant(at, plan.offsetMinutes));
  const due = (clock: string): string => time(state.clocks.find((c) => c.name === clock && c.state !== 'stopped')?.due);
  const said: Readonly<Record<string, unknown>> = { ...event.data, ...event.personal };
  const word = (key: string): string => (typeof said[key] === 'string' ? said[key] : '');
  const named = (entry: { name: Record<Language, string> } | undefined, fallback: string): string => entry?.name[language] ?? fallback;
  const { file } = plan;
  const category = file.categories.flatMap((top) => [top, ...top.children]).find((c) => c.id === state.category);
  const accountable = word('accountable');
  return {
    number: state.number,
    customer: state.registration.complainant.name ?? (language === 'zh' ? '客户' : 'customer'),
    subject: state.registration.content.subject,
    category: named(category, ''),
    level: state.level ?? '',
    channel: named(
      file.channels.find((c) => c.id === state.channel),
      state.channel,
    ),
    document: String(state.registration.channel.documentNumber ?? ''),
    receivedAt: time(state.receivedAt),
    contactBy: due('firstContact'),
    replyBy: due('resolution'),
    text: word('text') || word('answer') || word('reply'),
    finding: word('finding'),
    basis: word('basis'),
    solution: word('solution'),
    timing: word('timing'),
    appeal: word('appeal'),
    promise: word('promise'),
    clock: named(file.clocks[word('name')], word('name')),
    due: time(typeof said.due === 'number' ? said.due : null),
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
    accountable: accountable.replace(/^role:/, ''),
    outcome: word('outcome'),
    effect: word('key'),
    error: word('error'),
  };
}
