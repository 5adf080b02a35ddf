import { z } from 'zod';
import { prose, reference } from '../fields';
import { refuse } from '../refusal';
import { media, results } from '../terms';
import { isResolutionLate } from '../../clocks/lateness';
import { defineCommand } from './definition';

const spoken = ['phone', 'onSite'];

export const reply = defineCommand({
  name: 'reply',
  summary: 'Gives the customer the result: finding, basis, solution, timing, and the right to appeal where it is due.',
  section: '1.1.31',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead', 'liaison', 'operator'],
  stages: ['triaged', 'dispatched', 'investigating', 'resolving', 'replied'],
  fields: z.strictObject({
    finding: prose(),
    basis: prose(2000).describe('The rule, contract or law that it rests on.'),
    solution: prose(),
    timing: prose(500).describe('What happens by when.'),
    result: z.enum(results).default('met').describe('Whether the demand is met.'),
    medium: z.enum(media).optional().describe('The customer’s preferred way if absent.'),
    recording: reference.optional().describe('Id of the recording; required of a spoken reply.'),
    appeal: prose(500).optional().describe('The sentence on the right to appeal; the plan’s own if absent.'),
  }),
  decide: (fields, { state, plan, now }) => {
    const { finding, basis, solution, timing, result, recording } = fields;
    if (state.stage === 'replied' && state.satisfaction !== 'dissatisfied')
      return refuse('plan', 'it was replied to: another reply is for a customer whom the last one left dissatisfied', [
        'reopen',
        'rate',
        'close',
      ]);
    const medium = fields.medium ?? state.preferred;
    if (spoken.includes(medium) && recording === undefined) {
      return refuse('plan', `a spoken reply (${medium}) needs the id of its recording`, ['recording', 'medium']);
    }
    if (state.proposal?.state === 'waiting')
      return refuse('plan', `${state.proposal.proposal} waits for approval`, ['approve', 'disapprove']);
    const late = isResolutionLate(state, now);
    const appealDue = result !== 'met' || late;
    const appeal = fields.appeal ?? (appealDue ? plan.file.closing.appeal[state.language] : undefined);
    return [
      {
        type: 'replied',
        data: { reply: `Y${state.replies + 1}`, result, medium, recording: recording ?? null, late, appealStated: appeal !== undefined },
        personal: { finding, basis, solution, timing, ...(appeal === undefined ? {} : { appeal }) },
      },
    ];
  },
});
