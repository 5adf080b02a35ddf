import { z } from 'zod';
import { line, prose } from '../fields';
import { departmentIds, unknownEntry } from '../../plan/entries';
import { refuse } from '../refusal';
import { defineCommand } from './definition';

export const transfer = defineCommand({
  name: 'transfer',
  summary: 'Hands the complaint to a department, with what is asked of it; several may work at once.',
  section: '1.1.21',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'departmentHead', 'liaison'],
  stages: ['triaged', 'dispatched', 'investigating', 'resolving'],
  fields: z.strictObject({ department: line(60), request: prose() }),
  decide: ({ department, request }, { state, plan }) => {
    const unknown = unknownEntry('department', department, departmentIds(plan));
    if (unknown !== null) return unknown;
    if (state.handOffs.some((h) => h.department === department && (h.state === 'waiting' || h.state === 'accepted'))) {
      return refuse('plan', `${department} has it already`);
    }
    if (state.handOffs.length >= 50) return refuse('plan', 'at most 50 hand-offs');
    const round = state.handOffs.filter((h) => h.department === department).length + 1;
    const handOff = `H${state.handOffs.length + 1}`;
    return [{ type: 'transferred', data: { handOff, department, round }, personal: { request } }];
  },
});
