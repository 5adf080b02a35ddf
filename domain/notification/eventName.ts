import { eventNames } from '../complaint/eventNames';
import type { JournalEvent } from '../complaint/events';
import type { Language, ReferralDecision, Satisfaction } from '../complaint/terms';

type Named = Readonly<Record<Language, string>>;

/** What happened, as a notice to staff names it: the event's name, and where the word alone leaves it open, what came of it. */
export function eventName(event: JournalEvent, language: Language): string {
  const result = resultOf(event);
  const name = nameOf(event)[language];
  if (result === null) return name;
  return language === 'zh' ? `${name}：${result.zh}` : `${name}: ${result.en}`;
}

const nameOf = (event: JournalEvent): Named =>
  event.type === 'informed' && event.data.direction === 'fromCustomer' ? fromCustomer : eventNames[event.type];

const fromCustomer: Named = { zh: '客户补充信息', en: 'what the customer added' };

function resultOf(event: JournalEvent): Named | null {
  switch (event.type) {
    case 'rated':
      return satisfactionNames[event.data.satisfaction];
    case 'extensionDecided':
      return event.data.granted ? agreed : declined;
    case 'referralDecided':
      return decisionNames[event.data.decision];
    default:
      return null;
  }
}

const agreed: Named = { zh: '同意', en: 'granted' };
const declined: Named = { zh: '不同意', en: 'refused' };

const satisfactionNames: Readonly<Record<Satisfaction, Named>> = {
  satisfied: { zh: '满意', en: 'satisfied' },
  neutral: { zh: '一般', en: 'neutral' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
};

const decisionNames: Readonly<Record<ReferralDecision, Named>> = {
  extensionGranted: { zh: '同意延期', en: 'extension granted' },
  extensionRefused: { zh: '不同意延期', en: 'extension refused' },
  returnAccepted: { zh: '同意退回', en: 'return accepted' },
  returnRefused: { zh: '不同意退回', en: 'return refused' },
};
