import { z } from 'zod';
import { prose } from '../fields';
import { satisfactions } from '../terms';
import { refuse } from '../refusal';
import { defineCommand } from './definition';
import { dissatisfaction } from '../dissatisfaction';

export const rate = defineCommand({
  name: 'rate',
  summary: 'Records the customer’s rating, asked for by someone who did not handle it. Dissatisfied reopens once, then escalates.',
  section: '1.1.46',
  roles: ['channel', 'agent', 'shiftLeader', 'inspector', 'liaison'],
  stages: ['replied'],
  fields: z.strictObject({ satisfaction: z.enum(satisfactions), comment: prose(2000).optional() }),
  decide: ({ satisfaction, comment }, situation) => {
    const { actor, state } = situation;
    if (actor.role !== 'channel' && state.handledBy.includes(actor.id)) {
      return refuse('plan', `${actor.id} worked on this complaint: another person, or the channel itself, asks for the rating`);
    }
    if (state.satisfaction !== null) return refuse('plan', `the reply was rated before: ${state.satisfaction}`);
    return [
      { type: 'rated', data: { satisfaction }, personal: comment === undefined ? {} : { comment } },
      ...(satisfaction === 'dissatisfied' ? dissatisfaction(situation, comment) : []),
    ];
  },
});
