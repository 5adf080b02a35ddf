import { z } from 'zod';
import { instant, line, prose } from '../fields';
import { promising } from '../promise';
import { isRefusal } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const promise = defineCommand({
  name: 'promise',
  summary: 'Records a promise to the customer: what, by whom, by when. Its clock runs on after the closing, until it is kept.',
  section: '1.1.31',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead', 'supervisor', 'liaison'],
  stages: [...openStages, 'closed'],
  fields: z.strictObject({
    what: prose(2000),
    owner: line(64).describe('Who sees to it that it is kept.'),
    due: instant,
  }),
  decide: (fields, situation) => {
    const promised = promising(fields, situation);
    return isRefusal(promised) ? promised : [promised];
  },
});
