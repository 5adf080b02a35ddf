import { z } from 'zod';
import { prose } from '../fields';
import { media, workingStages } from '../terms';
import { defineCommand } from './definition';

export const attemptContact = defineCommand({
  name: 'attemptContact',
  summary: 'Records that the customer was not reached. Attempts exhausted under the plan count as the first contact.',
  section: '1.1.56',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'liaison'],
  stages: [...workingStages, 'replied'],
  fields: z.strictObject({
    medium: z.enum(media),
    outcome: z.enum(['noAnswer', 'busy', 'switchedOff', 'wrongNumber', 'callBackLater']),
    remark: prose(500).optional(),
  }),
  decide: ({ medium, outcome, remark }, { state, plan }) => {
    const attempt = state.contactAttempts + 1;
    const exhausted = attempt >= plan.file.contact.attempts.count;
    return [{ type: 'contactAttempted', data: { medium, outcome, attempt, exhausted }, personal: remark === undefined ? {} : { remark } }];
  },
});
