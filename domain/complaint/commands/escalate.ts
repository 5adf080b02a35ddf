import { z } from 'zod';
import { escalation } from '../../escalation/escalation';
import { line, prose } from '../fields';
import { refuse } from '../refusal';
import { isAbove, openStages, rungs } from '../terms';
import { defineCommand } from './definition';

export const escalate = defineCommand({
  name: 'escalate',
  summary: 'Raises it to a rung of the ladder, by hand.',
  section: '1.1.37',
  roles: [
    'agent',
    'shiftLeader',
    'expert',
    'serviceManager',
    'departmentHead',
    'companyLeader',
    'supervisor',
    'liaison',
    'legal',
    'publicRelations',
    'operator',
  ],
  stages: openStages,
  fields: z.strictObject({
    to: z.enum(rungs),
    reason: prose(2000),
    accountable: line(64).optional().describe('Person who answers for it; the rung’s role if absent.'),
  }),
  decide: ({ to, reason, accountable }, { state, plan, onDuty }) => {
    if (!isAbove(to, state.rung)) {
      return refuse(
        'plan',
        `it stands at ${state.rung} already`,
        rungs.filter((rung) => isAbove(rung, state.rung)),
      );
    }
    if (state.escalations >= 50) return refuse('plan', 'at most 50 escalations', ['note']);
    return [escalation(plan, state, to, { rule: null, reason, accountable: accountable ?? null }, onDuty)];
  },
});
