import { z } from 'zod';
import { prose, yuan } from '../fields';
import { refuse } from '../refusal';
import { openStages } from '../terms';
import { confirmsClaims } from '../../escalation/authority';
import { defineCommand } from './definition';

export const claim = defineCommand({
  name: 'claim',
  summary: 'Records what the customer claims, in yuan. It counts for the ladder once an expert has confirmed the amount.',
  section: '1.1.34',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'departmentHead', 'companyLeader', 'liaison', 'legal'],
  stages: openStages,
  fields: z.strictObject({ amount: yuan, grounds: prose(2000), confirmed: z.boolean().default(false) }),
  decide: ({ amount, grounds, confirmed }, { actor, plan }) => {
    if (confirmed && !confirmsClaims(plan, actor.role)) return refuse('role', `a claim is confirmed at E2 or above, not by ${actor.role}`);
    return [{ type: 'claimed', data: { amount, confirmed }, personal: { grounds } }];
  },
});
