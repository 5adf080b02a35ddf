import { addDuration, subtractDuration } from '../clocks/arithmetic';
import { isoInstant } from '../clocks/instant';
import type { Plan } from '../plan/plan';
import type { EffectKind, Happening, JournalEvent } from './events';
import type { EffectOutcome, Observed } from './input';
import { linksAtMost } from './links';
import type { Complaint, Effect } from './state';
import { isEndStage, type Instant } from './terms';

/** Effects other than messages that an event gives rise to, under keys `number/kind/n`. */
export function effectOrders(plan: Plan, state: Complaint, event: JournalEvent, now: Instant): Happening[] {
  switch (event.type) {
    case 'transferred':
      return [order(state, 'handOff', event.data.handOff, event.personal?.request)];
    case 'handOffRecalled':
      return [order(state, 'recall', event.data.handOff, event.data.reason)];
    case 'registered':
    case 'reopened':
      return observation(plan, state, now);
    case 'triaged':
      return event.data.again ? [] : observation(plan, state, now);
    case 'found':
      return event.data.element === null ? [] : observation(plan, state, now);
    case 'merged':
      return [order(state, 'merge', event.data.into, spoken(state), state.registration.content.subject)];
    default:
      return [];
  }
}

/**
 * Asks what else this customer complained of within the plan's window, and how many complaints are alike; the starts of the
 * two windows are what the effect is about, parted by a blank.
 */
function observation(plan: Plan, state: Complaint, now: Instant): Happening[] {
  const [calendar] = plan.calendars.values();
  if (calendar === undefined || (state.customer === null && state.findings?.element == null)) return [];
  const since = subtractDuration(state.receivedAt, plan.file.repeats.within, calendar).at;
  const alikeSince = subtractDuration(now, plan.file.incidents.within, calendar).at;
  return [order(state, 'observation', `${isoInstant(since)} ${isoInstant(alikeSince)}`)];
}

/** What the customer said and wants, as the other complaint takes it up. */
const spoken = ({ registration: { content } }: Complaint): string =>
  content.demand === undefined ? content.facts : `${content.facts}\n\n${content.demand}`;

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

function order(state: Complaint, kind: Exclude<EffectKind, 'message'>, subject: string | null, text?: string, title?: string): Happening {
  const n = (state.effectCounts[kind] ?? 0) + 1;
  return {
    type: 'effectOrdered',
    data: { key: `${state.number}/${kind}/${n}`, kind, purpose: null, subject, medium: null, tells: {} },
    personal: { ...(title === undefined ? {} : { title }), ...(text === undefined ? {} : { text }) },
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
      return kind === 'observation' ? [done, ...observed(state, result.observed ?? nothingKnown, now)] : [done];
    }
    case 'inDoubt': {
      const repeat = purpose === null || plan.file.messages[purpose]?.inDoubt === 'repeat';
      return repeat
        ? [again(plan, effect, result.error, now)]
        : [{ type: 'effectFailed', data: { key, kind, error: result.error, inDoubt: true } }];
    }
    case 'failed':
      return result.permanent
        ? [{ type: 'effectFailed', data: { key, kind, error: result.error, inDoubt: false } }, ...takenUpAgain(state, kind, result.error)]
        : [again(plan, effect, result.error, now)];
  }
}

const nothingKnown: Observed = { repeats: null, duplicates: [], earlier: [], alike: null };

/** What was observed, and a link to each earlier complaint that this one repeats. */
function observed(state: Complaint, { repeats, duplicates, earlier, alike }: Observed, asOf: Instant): Happening[] {
  const linked = state.links.map((link) => link.to);
  const offered = duplicates.filter((number) => !linked.includes(number) && !state.facts.duplicates.includes(number));
  const room = Math.max(0, linksAtMost - linked.length);
  return [
    { type: 'factsObserved', data: { repeats, duplicates: [...duplicates], offered, earlier: [...earlier], alike, asOf } },
    ...earlier
      .filter((to) => !linked.includes(to))
      .slice(0, room)
      .map((to): Happening => ({ type: 'linked', data: { to, relation: 'repeat' } })),
  ];
}

/** A duplicate whose text the other complaint could not take is nobody's: it is handled on by itself, as if it had not been merged. */
function takenUpAgain(state: Complaint, kind: EffectKind, reason: string): Happening[] {
  if (kind !== 'merge' || state.outcome !== 'merged') return [];
  return [{ type: 'reopened', data: { count: state.reopenings, cause: 'mergeFailed', answered: state.answered }, personal: { reason } }];
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
