import { z } from 'zod';
import { mayApprove } from '../../escalation/authority';
import { line, prose } from '../fields';
import { isRefusal } from '../refusal';
import { remediesOrdered, waitingProposal } from '../proposal';
import { defineCommand } from './definition';

export const approve = defineCommand({
  name: 'approve',
  summary: 'Approves the proposal that waits. Never by someone who worked on the complaint, and within the approver’s authority.',
  section: '1.1.29',
  roles: ['shiftLeader', 'expert', 'serviceManager', 'departmentHead', 'companyLeader'],
  stages: ['triaged', 'dispatched', 'investigating', 'resolving', 'replied'],
  fields: z.strictObject({ proposal: line(8).optional(), remark: prose(2000).optional() }),
  decide: ({ proposal, remark }, { state, plan, actor }) => {
    const waiting = waitingProposal(state, proposal);
    if (isRefusal(waiting)) return waiting;
    const denied = mayApprove(plan, state, waiting.total, actor);
    if (denied !== null) return denied;
    return [
      { type: 'approved', data: { proposal: waiting.proposal, total: waiting.total }, personal: remark === undefined ? {} : { remark } },
      ...remediesOrdered(waiting.proposal, waiting.remedies),
    ];
  },
});
