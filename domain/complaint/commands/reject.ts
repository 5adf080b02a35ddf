import { z } from 'zod';
import { line, prose } from '../fields';
import { groundIds, unknownEntry } from '../../plan/entries';
import { workingStages } from '../terms';
import { defineCommand } from './definition';

export const reject = defineCommand({
  name: 'reject',
  summary: 'Declines the complaint on a ground of the plan, with a reasoned reply to the customer.',
  section: '1.1.20',
  roles: ['shiftLeader', 'expert', 'serviceManager', 'liaison', 'supervisor'],
  stages: workingStages,
  fields: z.strictObject({
    ground: line(60).describe('Ground of the plan, such as notOurs.'),
    reply: prose().describe('The reasons, as the customer will read them.'),
  }),
  decide: ({ ground, reply }, { plan }) =>
    unknownEntry('ground', ground, groundIds(plan)) ?? [{ type: 'rejected', data: { ground }, personal: { reply } }],
});
