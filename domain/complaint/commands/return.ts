import { z } from 'zod';
import { handOffIn } from '../handOff';
import { line, prose } from '../fields';
import { isRefusal } from '../refusal';
import { defineCommand } from './definition';

export const returnHandOff = defineCommand({
  name: 'return',
  summary: 'The department sends the hand-off back, with a reason. More returns than the plan allows are a dispute.',
  section: '1.1.22',
  roles: ['handler', 'departmentHead'],
  stages: ['dispatched', 'investigating', 'resolving'],
  fields: z.strictObject({ handOff: line(8).optional(), reason: prose(2000) }),
  decide: ({ handOff, reason }, { state, plan }) => {
    const found = handOffIn(state, handOff, ['waiting']);
    if (isRefusal(found)) return found;
    const disputed = state.returns >= plan.file.handOffs.returns;
    return [{ type: 'handOffReturned', data: { handOff: found.handOff, department: found.department, disputed }, personal: { reason } }];
  },
});
