import { z } from 'zod';
import { prose } from '../fields';
import { rulesThatHold } from '../../escalation/rules';
import { refuse } from '../refusal';
import { isAbove, openStages, rungs } from '../terms';
import { defineCommand } from './definition';

export const deescalate = defineCommand({
  name: 'deescalate',
  summary: 'Lowers it to a rung, or off the ladder, with a reason.',
  section: '1.1.40',
  roles: ['serviceManager', 'departmentHead', 'companyLeader', 'supervisor'],
  stages: [...openStages, 'closed'],
  fields: z.strictObject({ to: z.enum(rungs).nullable().default(null), reason: prose(2000) }),
  decide: ({ to, reason }, { state, plan }) => {
    if (state.rung === null) return refuse('plan', 'it is not escalated');
    if (to !== null && !isAbove(state.rung, to)) {
      return refuse('plan', `it stands at ${state.rung}`, [
        'null',
        ...rungs.filter((rung) => state.rung !== null && isAbove(state.rung, rung)),
      ]);
    }
    return [{ type: 'deescalated', data: { rung: to, from: state.rung, weighed: rulesThatHold(plan, state) }, personal: { reason } }];
  },
});
