import { z } from 'zod';
import { isAbove, openStages, rungs, stages } from '../../complaint/terms';
import type { Complaint } from '../../complaint/state';
import { noRoster } from '../../escalation/duty';
import { escalation } from '../../escalation/escalation';
import { rulesThatHold } from '../../escalation/rules';
import { entryKind } from '../entryKind';
import { instant, unsaid } from '../values';

/** The escalation that is worked on: the latest, while the complaint stands on a rung. */
const running = ({ rung, raised }: Complaint): string | null => (rung === null ? null : (raised.at(-1)?.escalation ?? null));

/** What persons do on the ladder, chapter 6. What the plan's criteria and late steps do is played anew. */
export const ladderKinds = {
  escalated: entryKind('escalated', {
    says: z.object({ rung: z.enum(rungs) }),
    stages: openStages,
    data: ({ rung }, { state, plan }) =>
      isAbove(rung, state.rung) ? escalation(plan, state, rung, { rule: null, reason: '', accountable: null }, noRoster).data : null,
  }),
  deescalated: entryKind('deescalated', {
    says: z.object({ rung: z.enum(rungs).nullish() }),
    stages: [...openStages, 'closed'],
    data: ({ rung }, { state, plan }) =>
      state.rung === null || (rung != null && !isAbove(state.rung, rung))
        ? null
        : { rung: rung ?? null, from: state.rung, weighed: rulesThatHold(plan, state) },
  }),
  responded: entryKind('responded', { says: z.object({}), stages: openStages, data: (_given, { state }) => ofRunning(state) }),
  assessed: entryKind('assessed', { says: z.object({}), stages: openStages, data: (_given, { state }) => ofRunning(state) }),
  coordinated: entryKind('coordinated', {
    says: z.object({ owner: z.string().default(unsaid) }),
    stages: openStages,
    data: ({ owner }, { state }) => {
      const of = ofRunning(state);
      return of === null ? null : { ...of, owner };
    },
  }),
  tracked: entryKind('tracked', {
    // A note that answers an oversight alone says nothing of the escalation.
    says: z.object({ escalation: z.string().nullish(), oversight: z.string().nullish() }),
    stages: [...openStages, 'closed'],
    data: ({ escalation: named, oversight }, { state }) => {
      const known = state.oversights.some((o) => o.oversight === oversight) ? (oversight ?? null) : null;
      const escalated = known !== null && named == null ? null : running(state);
      return known === null && escalated === null ? null : { escalation: escalated, oversight: known };
    },
  }),
  reported: entryKind('reported', {
    says: z.object({}),
    stages: ['closed', 'rejected', 'withdrawn'],
    data: (_given, { state }) => (state.escalations === 0 ? null : { escalations: state.escalations }),
  }),
  overseen: entryKind('overseen', {
    says: z.object({ due: instant }),
    stages,
    data: ({ due }, { state }) => ({ oversight: `O${state.oversights.length + 1}`, due }),
  }),
};

function ofRunning(state: Complaint): { escalation: string } | null {
  const escalated = running(state);
  return escalated === null ? null : { escalation: escalated };
}
