import { z } from 'zod';
import { isWithin, nothingToExtend, span, waitingExtension } from '../extension';
import { line, prose } from '../fields';
import { isRefusal, refuse } from '../refusal';
import { workingStages } from '../terms';
import { defineCommand } from './definition';

export const decideExtension = defineCommand({
  name: 'decideExtension',
  summary: 'Grants an extension, in full or in part, or refuses it. Whoever asked for it never decides it.',
  section: '1.1.32',
  roles: ['expert', 'serviceManager', 'departmentHead', 'supervisor'],
  stages: workingStages,
  fields: z.strictObject({
    extension: line(8).optional().describe('Such as V1; the one that waits if absent.'),
    granted: z.boolean(),
    longer: span.optional().describe('Less than was asked for, in its unit; all of it if absent.'),
    reason: prose(2000),
  }),
  decide: ({ extension: named, granted, longer, reason }, { state, plan, actor }) => {
    const waiting = waitingExtension(state, named);
    if (isRefusal(waiting)) return waiting;
    const { extension, by: asked, requestedBy } = waiting;
    if (actor.id === requestedBy) return refuse('plan', `${actor.id} asked for ${extension}: somebody else decides it`);
    if (!granted && longer !== undefined) return refuse('malformed', 'longer: belongs to an extension that is granted');
    if (longer !== undefined && !isWithin(longer, asked))
      return refuse('plan', `${extension} asks for ${asked}: grant that or less, in its unit`, [asked]);
    // Asked for in time, it may be granted while the customer owes an answer.
    const hindered = granted ? nothingToExtend(plan, state, ['running', 'paused']) : null;
    if (hindered !== null) return hindered;
    return [{ type: 'extensionDecided', data: { extension, granted, by: longer ?? asked }, personal: { reason } }];
  },
});
