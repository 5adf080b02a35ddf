import { z } from 'zod';
import { instant, prose } from '../fields';
import { media, workingStages } from '../terms';
import { defineCommand } from './definition';
import { refuse } from '../refusal';

export const contact = defineCommand({
  name: 'contact',
  summary: 'Records that the customer was reached: the first contact, or one more.',
  section: '1.1.56',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead', 'liaison', 'inspector'],
  stages: [...workingStages, 'replied'],
  fields: z.strictObject({
    medium: z.enum(media),
    summary: prose(),
    at: instant.optional().describe('When it took place; now if absent.'),
  }),
  decide: ({ medium, summary, at }, { now, state }) => {
    if (at !== undefined && (at > now || at < state.receivedAt)) return refuse('plan', 'a contact lies between the reception and now');
    return [{ type: 'contacted', data: { medium, at: at ?? now }, personal: { summary } }];
  },
});
