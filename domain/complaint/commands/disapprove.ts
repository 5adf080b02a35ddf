import { z } from 'zod';
import { line, prose } from '../fields';
import { isRefusal } from '../refusal';
import { waitingProposal } from '../proposal';
import { defineCommand } from './definition';

export const disapprove = defineCommand({
  name: 'disapprove',
  summary: 'Turns the waiting proposal down, with a reason.',
  section: '1.1.29',
  roles: ['shiftLeader', 'expert', 'serviceManager', 'departmentHead', 'companyLeader'],
  stages: ['triaged', 'dispatched', 'investigating', 'resolving', 'replied'],
  fields: z.strictObject({ proposal: line(8).optional(), reason: prose(2000) }),
  decide: ({ proposal, reason }, { state }) => {
    const waiting = waitingProposal(state, proposal);
    if (isRefusal(waiting)) return waiting;
    return [{ type: 'disapproved', data: { proposal: waiting.proposal }, personal: { reason } }];
  },
});
