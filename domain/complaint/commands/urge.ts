import { z } from 'zod';
import { prose } from '../fields';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const urge = defineCommand({
  name: 'urge',
  summary: 'Records that the customer urges (催单); the plan says after how many it escalates.',
  section: '1.1.34',
  roles: ['channel', 'agent', 'shiftLeader', 'liaison'],
  stages: openStages,
  fields: z.strictObject({ words: prose(2000).optional() }),
  decide: ({ words }, { state }) => [{ type: 'urged', data: { count: state.urges + 1 }, personal: words === undefined ? {} : { words } }],
});
