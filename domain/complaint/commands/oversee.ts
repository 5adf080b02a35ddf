import { z } from 'zod';
import { fiveYears, notAhead } from '../ahead';
import { instant, prose } from '../fields';
import { refuse } from '../refusal';
import { openStages } from '../terms';
import { defineCommand } from './definition';

const oversightsAtMost = 10;

export const oversee = defineCommand({
  name: 'oversee',
  summary: 'Has a matter watched by a superior (督办): what is to be done, and by when it is answered for (track).',
  section: '1.1.43',
  roles: ['serviceManager', 'departmentHead', 'companyLeader', 'supervisor', 'inspector'],
  stages: openStages,
  fields: z.strictObject({
    instruction: prose(),
    due: instant.describe('When the answer is due.'),
  }),
  decide: ({ instruction, due }, { state, plan, now }) => {
    if (state.oversights.length >= oversightsAtMost) return refuse('plan', `at most ${oversightsAtMost} oversights`, ['note']);
    const late = notAhead('the due time of an oversight', due, { now, plan }, fiveYears);
    if (late !== null) return late;
    const oversight = `O${state.oversights.length + 1}`;
    return [{ type: 'overseen', data: { oversight, due }, personal: { instruction } }];
  },
});
