import { z } from 'zod';
import { complaintNumber } from '../fields';
import { linksAtMost } from '../links';
import { refuse } from '../refusal';
import { stages } from '../terms';
import { defineCommand } from './definition';

export const link = defineCommand({
  name: 'link',
  summary: 'Says that another complaint is a duplicate, an earlier one of a repeat, or related.',
  section: '1.1.20',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'liaison', 'supervisor'],
  stages,
  fields: z.strictObject({
    to: complaintNumber,
    relation: z.enum(['duplicate', 'repeat', 'related']),
  }),
  decide: ({ to, relation }, { state }) => {
    if (to === state.number) return refuse('plan', 'a complaint is not linked to itself');
    if (state.links.length >= linksAtMost) return refuse('plan', `at most ${linksAtMost} links`);
    return [{ type: 'linked', data: { to, relation } }];
  },
});
