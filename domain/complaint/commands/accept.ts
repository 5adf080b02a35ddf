import { z } from 'zod';
import { handOffIn } from '../handOff';
import { line } from '../fields';
import { isRefusal } from '../refusal';
import { defineCommand } from './definition';

export const accept = defineCommand({
  name: 'accept',
  summary: 'The department takes the hand-off, and names who works on it.',
  section: '1.1.22',
  roles: ['handler', 'departmentHead'],
  stages: ['dispatched', 'investigating', 'resolving'],
  fields: z.strictObject({
    handOff: line(8).optional().describe('Such as H1; the only waiting one if absent.'),
    handler: line(64).optional().describe('Who works on it; the sender if absent.'),
  }),
  decide: ({ handOff, handler }, { state, actor }) => {
    const found = handOffIn(state, handOff, ['waiting']);
    if (isRefusal(found)) return found;
    return [{ type: 'handOffAccepted', data: { handOff: found.handOff, department: found.department, handler: handler ?? actor.id } }];
  },
});
