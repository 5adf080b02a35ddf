import { z } from 'zod';
import { complaintNumber, line, prose } from '../fields';
import { linksAtMost } from '../links';
import { hasAbsorbed } from '../merging';
import { refuse } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

/** Facts and demand as long as a registration may have them, and the blank line between. */
const factsAtMost = 8_000 + 2 + 2_000;

export const absorb = defineCommand({
  name: 'absorb',
  summary: 'Adds what the customer said in a duplicate that was merged into this one; the product gives it by itself.',
  section: '1.1.20',
  roles: ['operator', 'supervisor'],
  stages: openStages,
  fields: z.strictObject({
    from: complaintNumber.describe('The duplicate.'),
    subject: line(200),
    facts: prose(factsAtMost).describe('What happened and what the customer wants, in the customer’s own words.'),
  }),
  decide: ({ from, subject, facts }, { state }) => {
    if (from === state.number) return refuse('plan', 'a complaint does not absorb itself');
    if (hasAbsorbed(state, from)) return refuse('plan', `${from} was absorbed before; what is new goes into a note`, ['note']);
    if (state.links.length >= linksAtMost) return refuse('plan', `at most ${linksAtMost} links; a note takes the text`, ['note']);
    return [{ type: 'absorbed', data: { from }, personal: { subject, facts } }];
  },
});
