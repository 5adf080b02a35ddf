import { z } from 'zod';
import { line } from '../fields';
import { departmentIds, unknownEntry } from '../../plan/entries';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const assign = defineCommand({
  name: 'assign',
  summary: 'Names the person who works on it now.',
  section: '1.1.22',
  roles: ['shiftLeader', 'expert', 'serviceManager', 'departmentHead', 'liaison', 'supervisor'],
  stages: openStages,
  fields: z.strictObject({ to: line(64).describe('Id of the person.'), department: line(60).optional() }),
  decide: ({ to, department }, { plan }) =>
    (department === undefined ? null : unknownEntry('department', department, departmentIds(plan))) ?? [
      { type: 'assigned', data: { to, department: department ?? null } },
    ],
});
