import { z } from 'zod';
import { askedTooLate, nothingToExtend, span } from '../extension';
import { prose } from '../fields';
import { refuse } from '../refusal';
import { workingStages } from '../terms';
import { defineCommand } from './definition';

/** Refused requests leave the plan's number untouched; this many of all kinds are enough for any complaint. */
const requestsAtMost = 20;

export const extend = defineCommand({
  name: 'extend',
  summary: 'Asks for more time before the reply; somebody else decides. No extension passes the statutory day.',
  section: '1.1.32',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead', 'liaison'],
  stages: workingStages,
  fields: z.strictObject({
    longer: span.describe('By how much, such as 2 WD.'),
    reason: prose(2000),
  }),
  decide: ({ longer, reason }, { state, plan, now }) => {
    const { count } = plan.file.extensions;
    const counted = state.extensions.filter((e) => e.state !== 'refused');
    if (counted.length >= count) {
      const which = counted.map((e) => `${e.extension} is ${e.state}`).join(', ') || 'none may be asked for';
      return refuse('plan', `the plan allows ${count} extension(s) of a complaint: ${which}`);
    }
    if (state.extensions.length >= requestsAtMost) return refuse('plan', `at most ${requestsAtMost} requests for an extension`);
    const hindered = nothingToExtend(plan, state, ['running']) ?? askedTooLate(plan, state, now);
    if (hindered !== null) return hindered;
    return [{ type: 'extensionRequested', data: { extension: `V${state.extensions.length + 1}`, by: longer }, personal: { reason } }];
  },
});
