import { z } from 'zod';
import { instant, line, reference } from '../fields';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const preserve = defineCommand({
  name: 'preserve',
  summary: 'Records evidence that was secured, before its keeping term ends.',
  section: '1.1.24',
  roles: ['agent', 'shiftLeader', 'expert', 'handler', 'departmentHead', 'liaison', 'legal'],
  stages: openStages,
  fields: z.strictObject({
    what: line(100).describe('Kind of evidence, such as "message records".'),
    reference: reference.describe('Where it is kept.'),
    until: instant.optional(),
  }),
  decide: ({ what, reference: kept, until }) => [{ type: 'preserved', data: { what, reference: kept, until: until ?? null } }],
});
