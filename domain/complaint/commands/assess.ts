import { z } from 'zod';
import { ladderRoles, runningEscalation } from '../../escalation/runningEscalation';
import { line, prose } from '../fields';
import { isRefusal } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const assess = defineCommand({
  name: 'assess',
  summary: 'Records the assessment of an escalation: how grave it is and what it needs. Given again, it corrects the one before.',
  section: '1.1.36',
  roles: ladderRoles,
  stages: openStages,
  fields: z.strictObject({
    escalation: line(8).optional().describe('Such as X1; the latest if absent.'),
    assessment: prose(8000),
  }),
  decide: ({ escalation: named, assessment }, { state }) => {
    const running = runningEscalation(state, named);
    if (isRefusal(running)) return running;
    return [{ type: 'assessed', data: { escalation: running.escalation }, personal: { assessment } }];
  },
});
