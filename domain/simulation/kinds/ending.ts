import { z } from 'zod';
import { isResolutionLate } from '../../clocks/lateness';
import { media, openStages, outcomes, results, satisfactions, stages, workingStages } from '../../complaint/terms';
import { parseDuration } from '../../plan/duration';
import { entryKind } from '../entryKind';
import { flag, instant, unsaid } from '../values';

const longer = z.string().refine((written) => parseDuration(written) !== null, 'must be a time such as "2 WD"');

/** Reply, rating and end, and what goes beyond them: promises and extensions. */
export const endingKinds = {
  replied: entryKind('replied', {
    says: z.object({ result: z.enum(results).default('met'), medium: z.enum(media).nullish() }),
    stages: workingStages,
    data: ({ result, medium }, { state, now }) => {
      const late = isResolutionLate(state, now);
      const appealStated = late || result !== 'met';
      return { reply: `Y${state.replies + 1}`, result, medium: medium ?? state.preferred, recording: null, late, appealStated };
    },
  }),
  rated: entryKind('rated', {
    says: z.object({ satisfaction: z.enum(satisfactions) }),
    stages: ['replied'],
    data: (given) => given,
  }),
  rejected: entryKind('rejected', {
    says: z.object({ ground: z.string() }),
    names: { ground: 'ground' },
    stages: workingStages,
    data: (given) => given,
  }),
  withdrawn: entryKind('withdrawn', { says: z.object({}), stages: openStages, data: () => ({ recording: unsaid, checkedBy: unsaid }) }),
  reopened: entryKind('reopened', {
    says: z.object({ cause: z.enum(['hand', 'dissatisfied', 'redo', 'mergeFailed']).default('hand') }),
    stages: ['replied', 'closed', 'rejected', 'withdrawn'],
    data: ({ cause }, { state }) => ({
      count: state.reopenings + (cause === 'hand' || cause === 'dissatisfied' ? 1 : 0),
      cause,
      answered: state.answered,
    }),
  }),
  closed: entryKind('closed', {
    says: z.object({ outcome: z.enum(outcomes), promise: z.string().nullish() }),
    stages: openStages,
    data: ({ outcome, promise }) => ({ outcome, promise: promise ?? null }),
  }),
  merged: entryKind('merged', { says: z.object({ into: z.string().default(unsaid) }), stages: openStages, data: (given) => given }),
  promised: entryKind('promised', {
    says: z.object({ due: instant, owner: z.string().default(unsaid) }),
    stages: [...openStages, 'closed'],
    data: ({ due, owner }, { state }) => ({ promise: `M${state.promises.length + 1}`, owner, due }),
  }),
  promiseKept: entryKind('promiseKept', {
    says: z.object({ promise: z.string().nullish() }),
    stages,
    data: (given, { state }) => {
      const owed = state.promises.find((p) => !p.kept && p.promise === (given.promise ?? p.promise));
      return owed === undefined ? null : { promise: owed.promise, reference: unsaid };
    },
  }),
  extensionRequested: entryKind('extensionRequested', {
    says: z.object({ by: longer }),
    stages: workingStages,
    data: ({ by }, { state }) => ({ extension: `V${state.extensions.length + 1}`, by }),
  }),
  extensionDecided: entryKind('extensionDecided', {
    says: z.object({ extension: z.string().nullish(), granted: flag, by: longer.nullish() }),
    stages: workingStages,
    data: ({ extension, granted, by }, { state }) => {
      const asked = state.extensions.find((e) => e.state === 'requested' && e.extension === (extension ?? e.extension));
      return asked === undefined ? null : { extension: asked.extension, granted, by: by ?? asked.by };
    },
  }),
};
