import { z } from 'zod';
import { prose } from '../fields';
import { stages } from '../terms';
import { defineCommand } from './definition';

export const note = defineCommand({
  name: 'note',
  summary: 'Adds a remark to the record, at any stage.',
  section: '1.1.16',
  roles: [
    'channel',
    'agent',
    'shiftLeader',
    'expert',
    'serviceManager',
    'handler',
    'departmentHead',
    'companyLeader',
    'supervisor',
    'liaison',
    'inspector',
    'legal',
    'publicRelations',
    'operator',
  ],
  stages,
  fields: z.strictObject({ text: prose() }),
  decide: ({ text }) => [{ type: 'noted', data: {}, personal: { text } }],
});
