import type { EventOf } from '../events';
import type { Complaint, Escalation } from '../state';
import { isAbove, type Instant } from '../terms';

export type EscalationEvent = { readonly at: Instant } & EventOf<
  'escalated' | 'deescalated' | 'responded' | 'assessed' | 'coordinated' | 'tracked' | 'reported'
>;

/** What an event of the ladder makes of the state, plan chapter 6. */
export function foldEscalation(state: Complaint, event: EscalationEvent): Complaint {
  const { at } = event;
  switch (event.type) {
    case 'escalated':
      return raised(state, event);
    case 'deescalated':
      return { ...state, rung: event.data.rung, rulesFired: [...new Set([...state.rulesFired, ...event.data.weighed])] };
    case 'responded':
      return step(state, event.data.escalation, ({ respondedAt }) => ({ respondedAt: respondedAt ?? at }));
    case 'assessed':
      return step(state, event.data.escalation, ({ assessedAt }) => ({ assessedAt: assessedAt ?? at }));
    case 'coordinated': {
      const { escalation, owner } = event.data;
      return step(state, escalation, ({ coordinatedAt }) => ({ coordinatedAt: coordinatedAt ?? at, owner }));
    }
    case 'tracked':
      return event.data.escalation === null ? state : step(state, event.data.escalation, () => ({ trackedAt: at }));
    case 'reported':
      return { ...state, reportedAt: at };
  }
}

function raised(state: Complaint, { at, data }: EscalationEvent & EventOf<'escalated'>): Complaint {
  const { escalation, rung, rule, accountable, named } = data;
  const none = { respondedAt: null, assessedAt: null, coordinatedAt: null, trackedAt: null, owner: null };
  return {
    ...state,
    rung,
    highestRung: isAbove(rung, state.highestRung) ? rung : state.highestRung,
    escalations: state.escalations + 1,
    raised: [...state.raised, { escalation, rung, accountable, named, at, ...none }],
    reportedAt: null,
    rulesFired: rule === null ? state.rulesFired : [...state.rulesFired, rule],
  };
}

const step = (state: Complaint, escalation: string, change: (before: Escalation) => Partial<Escalation>): Complaint => ({
  ...state,
  raised: state.raised.map((e) => (e.escalation === escalation ? { ...e, ...change(e) } : e)),
});
