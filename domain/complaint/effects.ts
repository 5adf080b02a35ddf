import { addDuration, subtractDuration } from '../clocks/arithmetic';
import { isoInstant } from '../clocks/instant';
import type { Plan } from '../plan/plan';
import type { Happening, JournalEvent } from './events';
import type { EffectOutcome } from './input';
import type { Complaint, Effect } from './state';
import { isEndStage, type Instant } from './terms';

/** Effects other than messages that an event gives rise to, under keys `number/kind/n`. */
export function effectOrders(plan: Plan, state: Complaint, event: JournalEvent): Happening[] {
  switch (event.type) {
    case 'transferred':
      return [order(state, 'handOff', event.data.handOff, event.personal?.request)];
    case 'handOffRecalled':
      return [order(state, 'recall', event.data.handOff, event.data.reason)];
    case 'registered':
    case 'reopened':
      return observation(plan, state);
    case 'triaged':
      return event.data.again ? [] : observation(plan, state);
    default:
      return [];
  }
}

/** Asks how often this customer complained within the plan's window; its start is what the effect is about. */
function observation(plan: Plan, state: Complaint): Happening[] {
  const [calendar] = plan.calendars.values();
  if (state.customer === null || calendar === undefined) return [];
  return [order(state, 'observation', isoInstant(subtractDuration(state.receivedAt, plan.file.repeats.within, calendar).at))];
}

/** Hand-offs that are taken back from their departments, once the customer has the reply or the complaint is over. */
export function recalls(state: Complaint): Happening[] {
  if (state.stage !== 'replied' && !isEndStage(state.stage)) return [];
  return state.handOffs
    .filter((h) => h.state === 'waiting' || h.state === 'accepted')
    .map((h) => ({
      type: 'handOffRecalled',
      data: { handOff: h.handOff, department: h.department, reason: `the complaint is ${state.stage}` },
    }));
}

/** The dossier, once the complaint is over, no other is unsettled, nothing is pending, and something happened since it was last sealed. */
export function dossierOrder(state: Complaint): Happening | null {
  if (!isEndStage(state.stage) || state.effects.some((e) => e.kind === 'dossier' || e.state === 'ordered' || e.state === 'delayed'))
    return null;
  const sealed = state.dossier?.seq ?? 0;
  return state.recordSeq > sealed ? order(state, 'dossier', null) : null;
}

function order(state: Complaint, kind: 'handOff' | 'recall' | 'observation' | 'dossier', subject: string | null, text?: string): Happening {
  const n = (state.effectCounts[kind] ?? 0) + 1;
  return {
    type: 'effectOrdered',
    data: { key: `${state.number}/${kind}/${n}`, kind, purpose: null, subject, medium: null },
    personal: text === undefined ? {} : { text },
  };
}

/** What follows from an effect's result. A result of an effect that is settled by now changes nothing. */
export function effectResult(plan: Plan, state: Complaint, key: string, result: EffectOutcome, now: Instant): Happening[] {
  const effect = state.effects.find((e) => e.key === key);
  if (effect === undefined) return [];
  const { kind, purpose } = effect;
  switch (result.outcome) {
    case 'done': {
      const done: Happening = { type: 'effectDone', data: { key, kind, purpose, reference: result.reference } };
      return kind === 'observation' ? [done, { type: 'factsObserved', data: { repeats: result.repeats ?? null, asOf: now } }] : [done];
    }
    case 'inDoubt': {
      const repeat = purpose === null || plan.file.messages[purpose]?.inDoubt === 'repeat';
      return repeat
        ? [again(plan, effect, result.error, now)]
        : [{ type: 'effectFailed', data: { key, kind, error: result.error, inDoubt: true } }];
    }
    case 'failed':
      return result.permanent
        ? [{ type: 'effectFailed', data: { key, kind, error: result.error, inDoubt: false } }]
        : [again(plan, effect, result.error, now)];
  }
}

/** One more round after the plan's pause, or a person's turn when the plan has no more. */
function again(plan: Plan, effect: Effect, error: string, now: Instant): Happening {
  const { key, kind } = effect;
  const pause = plan.file.effects.retryAfter[effect.attempts];
  const [calendar] = plan.calendars.values();
  if (pause === undefined || calendar === undefined) return { type: 'effectFailed', data: { key, kind, error, inDoubt: false } };
  const retryAt = addDuration(now, pause, calendar, { rollsOver: false }).at;
  return { type: 'effectDelayed', data: { key, attempt: effect.attempts + 1, retryAt, error } };
}
