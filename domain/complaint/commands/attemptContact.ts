import { z } from 'zod';
import { addDuration } from '../../clocks/arithmetic';
import type { Plan } from '../../plan/plan';
import { notCallable } from '../calling';
import { prose } from '../fields';
import type { Complaint } from '../state';
import { media, workingStages, type Instant } from '../terms';
import { defineCommand } from './definition';

export const attemptContact = defineCommand({
  name: 'attemptContact',
  summary: 'Records that the customer was not reached. Attempts exhausted under the plan count as the first contact.',
  section: '1.1.56',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'liaison', 'inspector'],
  stages: [...workingStages, 'replied'],
  fields: z.strictObject({
    medium: z.enum(media),
    outcome: z.enum(['noAnswer', 'busy', 'switchedOff', 'wrongNumber', 'callBackLater']),
    agreed: z.boolean().optional().describe('The customer agreed to be called at night; it counts at the levels of the plan.'),
    remark: prose(500).optional(),
  }),
  decide: ({ medium, outcome, agreed, remark }, { state, plan, now }) => {
    const hindered = medium === 'phone' ? notCallable({ state, plan, now }, agreed ?? false) : null;
    if (hindered !== null) return hindered;
    const tooSoon = followsTooSoon(state, plan, now);
    const { count } = plan.file.contact.attempts;
    const attempt = tooSoon ? state.contactAttempts : state.contactAttempts + 1;
    const exhausted = state.contactAttempts < count && attempt >= count;
    const data = { medium, outcome, attempt, tooSoon, exhausted };
    return [{ type: 'contactAttempted', data, personal: remark === undefined ? {} : { remark } }];
  },
});

/** Attempts count only with the plan's time between them, so that three calls in a minute exhaust nothing. The first since the reply always counts. */
function followsTooSoon({ contactAttempts, lastAttemptAt }: Complaint, plan: Plan, now: Instant): boolean {
  const [calendar] = plan.calendars.values();
  if (contactAttempts === 0 || lastAttemptAt === null || calendar === undefined) return false;
  return now < addDuration(lastAttemptAt, plan.file.contact.attempts.apart, calendar, { rollsOver: false }).at;
}
