import { ActivityFailure, ApplicationFailure, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities';
import type { EffectResult, ObservationOrder, SegmentRef } from '../activities/effect';
import { embeddedEffect } from '../activities/policies';
import { parseInstant } from '../domain/clocks/instant';
import type { JournalEvent } from '../domain/complaint/events';
import type { EffectOutcome } from '../domain/complaint/input';
import type { Complaint, Effect } from '../domain/complaint/state';
import type { Instant } from '../domain/complaint/terms';

const activities = proxyActivities<Activities>(embeddedEffect);

/** What an effect needs beyond itself. */
export interface Surroundings {
  readonly state: Complaint;
  readonly segments: readonly SegmentRef[];
  readonly tail: readonly JournalEvent[];
  readonly now: Instant;
}

/** Carries an effect out, in one attempt of the embedded policy; never throws. */
export async function carryOut(effect: Effect, surroundings: Surroundings): Promise<EffectOutcome> {
  try {
    return await perform(effect, surroundings);
  } catch (error) {
    const cause = error instanceof ActivityFailure && error.cause instanceof Error ? error.cause : error;
    const permanent = cause instanceof ApplicationFailure && cause.nonRetryable === true;
    return { outcome: 'failed', permanent, error: (cause instanceof Error ? cause.message : String(cause)).slice(0, 300) };
  }
}

function perform(effect: Effect, { state, segments, tail, now }: Surroundings): Promise<EffectResult> {
  const { key, subject, content } = effect;
  const { number } = state;
  const summary = { summary: summaryOf(effect) };
  const handOff = state.handOffs.find((h) => h.handOff === subject);
  const department = handOff?.department ?? '';
  switch (effect.kind) {
    case 'message':
      return activities.deliverMessage.executeWithOptions(summary, [
        {
          key,
          number,
          purpose: effect.purpose ?? '',
          audience: subject ?? 'operator',
          to: content.to ?? null,
          medium: effect.medium,
          language: content.language ?? state.language,
          title: content.title ?? '',
          text: content.text ?? '',
        },
      ]);
    case 'handOff': {
      const acceptBy = state.clocks.find((c) => c.clock === `acceptance/${subject ?? ''}`)?.due ?? null;
      const order = { handOff: subject ?? '', department, round: handOff?.round ?? 1, request: content.text ?? '', acceptBy };
      return activities.handOff.executeWithOptions(summary, [{ key, number, category: state.category, level: state.level, ...order }]);
    }
    case 'recall':
      return activities.recallHandOff.executeWithOptions(summary, [
        { key, number, handOff: subject ?? '', department, reason: content.text ?? '' },
      ]);
    case 'observation':
      return activities.observeFacts.executeWithOptions(summary, [observationOf(effect, state)]);
    case 'merge':
      return activities.mergeInto.executeWithOptions(summary, [
        { key, number, into: subject ?? '', subject: content.title ?? '', facts: content.text ?? '', requestId: `${key}@${state.seq}` },
      ]);
    case 'dossier':
      return activities.sealDossier.executeWithOptions(summary, [
        {
          key,
          number,
          n: state.effectCounts.dossier ?? 1,
          sealedAt: now,
          complaint: state,
          segments,
          tail,
          previous: state.dossier?.reference ?? null,
        },
      ]);
  }
}

/** The effect's subject says since when to look: for complaints of the same customer, and after a blank for findings alike. */
function observationOf({ key, subject }: Effect, state: Complaint): ObservationOrder {
  const { number, customer, category, receivedAt, registration, findings } = state;
  const [since, alikeSince] = (subject ?? '').split(' ').map(parseInstant);
  const { cause, element } = findings ?? { cause: '', element: null };
  return {
    key,
    number,
    customer,
    category,
    service: registration.service ?? null,
    since: since ?? receivedAt,
    until: receivedAt,
    alike: alikeSince == null || element === null ? null : { cause, element, since: alikeSince },
  };
}

function summaryOf({ key, kind, purpose, subject }: Effect): string {
  const n = key.split('/').at(-1) ?? '';
  switch (kind) {
    case 'message':
      return `${purpose ?? 'message'} → ${subject ?? ''} (message/${n})`;
    case 'handOff':
      return `hand-off ${subject ?? ''} (handOff/${n})`;
    case 'recall':
      return `recall of hand-off ${subject ?? ''} (recall/${n})`;
    case 'observation':
      return `complaints of the same customer (observation/${n})`;
    case 'merge':
      return `merge into ${subject ?? ''} (merge/${n})`;
    case 'dossier':
      return `dossier ${n}`;
  }
}
