import { z } from 'zod';
import { line, prose, reference } from '../fields';
import { refuse } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const withdraw = defineCommand({
  name: 'withdraw',
  summary: 'Ends it at the customer’s wish: the customer’s recorded word, and a supervisor’s check.',
  section: '1.1.17',
  roles: ['shiftLeader', 'serviceManager', 'supervisor', 'liaison'],
  stages: openStages,
  fields: z.strictObject({
    words: prose(2000).describe('What the customer said.'),
    recording: reference.describe('Where it is recorded.'),
    checkedBy: line(64).optional().describe('Who checked; the sender if absent.'),
  }),
  decide: ({ words, recording, checkedBy }, { state, actor }) => {
    const checker = checkedBy ?? actor.id;
    if (state.handledBy.includes(checker)) return refuse('plan', `${checker} worked on this complaint and cannot check its withdrawal`);
    return [{ type: 'withdrawn', data: { recording, checkedBy: checker }, personal: { words } }];
  },
});
