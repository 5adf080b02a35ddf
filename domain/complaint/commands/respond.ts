import { z } from 'zod';
import { formatInstant } from '../../clocks/civil';
import { ladderRoles, runningEscalation } from '../../escalation/runningEscalation';
import { line, prose } from '../fields';
import { isRefusal, refuse } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const respond = defineCommand({
  name: 'respond',
  summary: 'Answers an escalation for the first time: who is accountable has taken it up.',
  section: '1.1.35',
  roles: ladderRoles,
  stages: openStages,
  fields: z.strictObject({
    escalation: line(8).optional().describe('Such as X1; the latest if absent.'),
    text: prose(),
  }),
  decide: ({ escalation: named, text }, { state, plan }) => {
    const running = runningEscalation(state, named);
    if (isRefusal(running)) return running;
    const { escalation, respondedAt } = running;
    if (respondedAt !== null) {
      return refuse('plan', `${escalation} was responded to at ${formatInstant(respondedAt, plan.offsetMinutes)}`, ['assess', 'track']);
    }
    return [{ type: 'responded', data: { escalation }, personal: { text } }];
  },
});
