import { z } from 'zod';
import { instant, line, prose } from '../fields';
import { refuse } from '../refusal';
import { missingForClosing } from '../closing';
import { defineCommand } from './definition';

export const close = defineCommand({
  name: 'close',
  summary: 'Closes it, once the reply is delivered, remedies are ordered, the customer was asked, cause and responsibility coded.',
  section: '1.1.17',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'liaison', 'supervisor'],
  stages: ['replied'],
  fields: z.strictObject({
    outcome: z.enum(['agreed', 'agreedWithPromise', 'notAgreed', 'notConfirmed']),
    promise: z.strictObject({ what: prose(2000), owner: line(64), due: instant }).optional(),
    remark: prose(2000).optional(),
  }),
  decide: ({ outcome, promise, remark }, { state, plan, now }) => {
    const missing = missingForClosing(state, outcome, plan);
    if (missing.length > 0) return refuse('plan', `not yet: ${missing.join('; ')}`);
    if ((outcome === 'agreedWithPromise') !== (promise !== undefined))
      return refuse('plan', 'a promise belongs to the outcome agreedWithPromise, and to no other');
    if (promise !== undefined && promise.due <= now) return refuse('plan', 'a promise lies ahead');
    return [
      {
        type: 'closed',
        data: { outcome, promise: promise === undefined ? null : { owner: promise.owner, due: promise.due } },
        personal: { ...(remark === undefined ? {} : { remark }), ...(promise === undefined ? {} : { promise: promise.what }) },
      },
    ];
  },
});
