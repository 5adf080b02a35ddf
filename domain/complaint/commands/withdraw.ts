import { z } from 'zod';
import { prose, reference } from '../fields';
import { refuse } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const withdraw = defineCommand({
  name: 'withdraw',
  summary: 'Ends it at the customer’s wish: the customer’s recorded word, checked by the sender, who did not handle it.',
  section: '1.1.17',
  roles: ['shiftLeader', 'serviceManager', 'supervisor', 'liaison'],
  stages: openStages,
  fields: z.strictObject({
    words: prose(2000).describe('What the customer said.'),
    recording: reference.describe('Where it is recorded.'),
  }),
  decide: ({ words, recording }, { state, actor }) => {
    if (state.handledBy.includes(actor.id)) return refuse('plan', `${actor.id} worked on this complaint and cannot check its withdrawal`);
    return [{ type: 'withdrawn', data: { recording, checkedBy: actor.id }, personal: { words } }];
  },
});
