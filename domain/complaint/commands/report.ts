import { z } from 'zod';
import { formatInstant } from '../../clocks/civil';
import { ladderRoles } from '../../escalation/runningEscalation';
import { prose } from '../fields';
import { refuse } from '../refusal';
import type { Complaint } from '../state';
import { endStages, type Instant } from '../terms';
import { defineCommand } from './definition';

export const report = defineCommand({
  name: 'report',
  summary: 'Files the written report on an escalated complaint after its end: what happened, what was done, what follows from it.',
  section: '1.1.40',
  roles: ladderRoles,
  stages: endStages,
  fields: z.strictObject({ report: prose(8000) }),
  decide: ({ report: text }, { state, plan }) => {
    if (state.highestRung === null) return refuse('plan', 'it was never escalated: there is nothing to report on', ['note']);
    const before = reportedSinceEnd(state);
    if (before !== null) return refuse('plan', `it was reported on at ${formatInstant(before, plan.offsetMinutes)}`, ['note']);
    return [{ type: 'reported', data: { escalations: state.escalations }, personal: { report: text } }];
  },
});

/** When its present end was reported on; a complaint that was reopened and ended again is reported on again. */
const reportedSinceEnd = ({ reportedAt, endedAt }: Complaint): Instant | null =>
  reportedAt !== null && endedAt !== null && reportedAt >= endedAt ? reportedAt : null;
