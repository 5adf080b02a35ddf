import { z } from 'zod';
import { line, prose } from '../fields';
import { refuse } from '../refusal';
import { tooManyUnsettled } from '../unsettled';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const inform = defineCommand({
  name: 'inform',
  summary: 'Passes information: to the customer a progress notice, from the customer what was asked for.',
  section: '1.1.4',
  roles: ['channel', 'agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'liaison'],
  stages: openStages,
  fields: z.strictObject({
    direction: z.enum(['toCustomer', 'fromCustomer']),
    text: prose(),
    question: line(8).optional().describe('Which question it answers, such as Q1; all of them if absent.'),
  }),
  decide: ({ direction, text, question }, { state }) => {
    const crowded = direction === 'toCustomer' ? tooManyUnsettled(state) : null;
    if (crowded !== null) return crowded;
    if (question !== undefined && !state.questions.some((q) => q.question === question)) {
      return refuse(
        'reference',
        `no open question ${question}`,
        state.questions.map((q) => q.question),
      );
    }
    return [{ type: 'informed', data: { direction, question: question ?? null }, personal: { text } }];
  },
});
