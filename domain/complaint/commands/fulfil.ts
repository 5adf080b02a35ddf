import { z } from 'zod';
import { instant, line, reference } from '../fields';
import { refuse } from '../refusal';
import { defineCommand } from './definition';

export const fulfil = defineCommand({
  name: 'fulfil',
  summary: 'Records that a remedy was ordered or carried out, and when it is or will be posted.',
  section: '1.1.29',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead'],
  stages: ['triaged', 'dispatched', 'investigating', 'resolving', 'replied', 'closed'],
  fields: z.strictObject({
    remedy: line(12).describe('Such as P1R1.'),
    reference: reference.describe('Order or posting reference.'),
    postedAt: instant.optional(),
  }),
  decide: ({ remedy, reference: order, postedAt }, { state }) => {
    const found = state.remedies.find((r) => r.remedy === remedy);
    if (found === undefined)
      return refuse(
        'reference',
        `no remedy ${remedy}`,
        state.remedies.map((r) => r.remedy),
      );
    if (found.fulfilled) return refuse('plan', `${remedy} was fulfilled before, see ${found.reference ?? 'the journal'}`);
    return [{ type: 'fulfilled', data: { remedy, reference: order, postedAt: postedAt ?? null } }];
  },
});
