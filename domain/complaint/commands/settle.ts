import { z } from 'zod';
import { line, prose } from '../fields';
import { refuse } from '../refusal';
import { stages } from '../terms';
import { defineCommand } from './definition';

export const settle = defineCommand({
  name: 'settle',
  summary: 'Settles an effect that failed or is in doubt: try again, take it as done, or drop it.',
  section: '1.1.16',
  roles: ['operator', 'administrator', 'supervisor'],
  stages,
  fields: z.strictObject({
    effect: line(80).describe('Key of the effect, such as 7K3M-9QPT-2VXA-X/message/2.'),
    how: z.enum(['retry', 'done', 'drop']),
    reason: prose(500),
  }),
  decide: ({ effect, how, reason }, { state }) => {
    const found = state.effects.find((e) => e.key === effect);
    const settleable = state.effects.filter((e) => e.state !== 'ordered').map((e) => e.key);
    if (found === undefined) return refuse('reference', `no unsettled effect ${effect}`, settleable);
    if (found.state === 'ordered') return refuse('plan', 'it is being carried out; wait for its result', settleable);
    const { kind, purpose } = found;
    return [
      { type: 'effectSettled', data: { key: effect, how }, personal: { reason } },
      // Taken as done, it counts as done: a clock that waits for it stops.
      ...(how === 'done' ? [{ type: 'effectDone' as const, data: { key: effect, kind, purpose, reference: null } }] : []),
    ];
  },
});
