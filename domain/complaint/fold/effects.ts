import type { EventOf } from '../events';
import type { Complaint, Effect } from '../state';

export type EffectEvent = { readonly seq: number } & EventOf<
  'effectOrdered' | 'effectDone' | 'effectDelayed' | 'effectFailed' | 'effectSettled'
>;

/** What an event of an effect makes of the state. */
export function foldEffect(state: Complaint, event: EffectEvent): Complaint {
  switch (event.type) {
    case 'effectOrdered': {
      const { tells, ...ordered } = event.data;
      const effect: Effect = {
        ...ordered,
        state: 'ordered',
        attempts: 0,
        retryAt: null,
        error: null,
        content: event.personal ?? {},
        orderedSeq: event.seq,
      };
      const count = (state.effectCounts[ordered.kind] ?? 0) + 1;
      return {
        ...state,
        effects: [...state.effects, effect],
        effectCounts: { ...state.effectCounts, [ordered.kind]: count },
        told: { ...state.told, ...tells },
      };
    }
    case 'effectDone':
      return withoutEffect(state, event.data.key, event.data.reference);
    case 'effectDelayed': {
      const { key, attempt, retryAt, error } = event.data;
      return withEffect(state, key, { state: 'delayed', attempts: attempt, retryAt, error });
    }
    case 'effectFailed': {
      const { key, inDoubt, error } = event.data;
      return withEffect(state, key, { state: inDoubt ? 'inDoubt' : 'failed', retryAt: null, error });
    }
    case 'effectSettled':
      return settled(state, event.data.key, event.data.how);
  }
}

/** Taken as done, it stays until the `effectDone` that follows. */
function settled(state: Complaint, key: string, how: 'retry' | 'done' | 'drop'): Complaint {
  switch (how) {
    case 'retry':
      return withEffect(state, key, { state: 'ordered', attempts: 0, retryAt: null, error: null });
    case 'drop':
      return withoutEffect(state, key, null);
    case 'done':
      return state;
  }
}

const withEffect = (state: Complaint, key: string, change: Partial<Effect>): Complaint => ({
  ...state,
  effects: state.effects.map((e) => (e.key === key ? { ...e, ...change } : e)),
});

/** Takes an effect off the list; a dossier then counts as sealed, be it that a person dropped it. */
function withoutEffect(state: Complaint, key: string, reference: string | null): Complaint {
  const gone = state.effects.find((e) => e.key === key);
  const effects = state.effects.filter((e) => e.key !== key);
  if (gone?.kind !== 'dossier') return { ...state, effects };
  return { ...state, effects, dossier: { seq: gone.orderedSeq, reference, n: state.effectCounts.dossier ?? 1 } };
}
