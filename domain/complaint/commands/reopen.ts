import { again } from '../../escalation/again';
import { z } from 'zod';
import { formatInstant } from '../../clocks/civil';
import { prose } from '../fields';
import { refuse } from '../refusal';
import { reopeningWindow } from '../reopeningWindow';
import { defineCommand } from './definition';

export const reopen = defineCommand({
  name: 'reopen',
  summary: 'Takes an ended or replied complaint up again.',
  section: '1.1.17',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'supervisor', 'liaison'],
  stages: ['replied', 'closed', 'rejected', 'withdrawn'],
  fields: z.strictObject({ reason: prose(2000) }),
  decide: ({ reason }, { state, plan, onDuty, now }) => {
    const { reopenings } = plan.file.closing;
    const until = reopeningWindow(plan, state);
    if (until !== null && now > until)
      return refuse('plan', `it could be reopened until ${formatInstant(until, plan.offsetMinutes)}: register it anew`);
    if (state.reopenings >= reopenings) {
      return refuse('plan', `the plan allows ${reopenings} reopening(s); register it anew or escalate`, ['escalate']);
    }
    return [
      { type: 'reopened', data: { count: state.reopenings + 1, cause: 'hand', answered: state.answered }, personal: { reason } },
      ...again(plan, state, onDuty),
    ];
  },
});
