import { z } from 'zod';
import { ladderRoles, runningEscalation } from '../../escalation/runningEscalation';
import { line, prose } from '../fields';
import { isRefusal } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const coordinate = defineCommand({
  name: 'coordinate',
  summary: 'Sets the owner of an escalation and the plan by which departments work together. Given again, it replaces both.',
  section: '1.1.38',
  roles: ladderRoles,
  stages: openStages,
  fields: z.strictObject({
    escalation: line(8).optional().describe('Such as X1; the latest if absent.'),
    owner: line(64).describe('Who sees to it that the plan is carried out.'),
    plan: prose(8000).describe('Who does what by when (协调方案).'),
  }),
  decide: ({ escalation: named, owner, plan }, { state }) => {
    const running = runningEscalation(state, named);
    if (isRefusal(running)) return running;
    return [{ type: 'coordinated', data: { escalation: running.escalation, owner }, personal: { plan } }];
  },
});
