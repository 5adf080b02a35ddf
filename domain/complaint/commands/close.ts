import { z } from 'zod';
import { missingForClosing } from '../closing';
import type { EventOf } from '../events';
import { instant, line, prose } from '../fields';
import { promising, standingPromise, type Promising } from '../promise';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { defineCommand, type Situation } from './definition';

export const close = defineCommand({
  name: 'close',
  summary: 'Closes it, once the reply is delivered, remedies are ordered, the customer was asked, cause and responsibility coded.',
  section: '1.1.17',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'liaison', 'supervisor'],
  stages: ['replied'],
  fields: z.strictObject({
    outcome: z.enum(['agreed', 'agreedWithPromise', 'notAgreed', 'notConfirmed']),
    promise: z
      .strictObject({ what: prose(2000), owner: line(64), due: instant })
      .optional()
      .describe('Of the outcome agreedWithPromise; the promise that stands if absent.'),
    remark: prose(2000).optional(),
  }),
  decide: ({ outcome, promise, remark }, situation) => {
    const { state, plan } = situation;
    const missing = missingForClosing(state, outcome, plan);
    if (missing.length > 0) return refuse('plan', `not yet: ${missing.join('; ')}`);
    const agreedOn = outcome === 'agreedWithPromise' ? agreedPromise(promise, situation) : null;
    if (agreedOn !== null && isRefusal(agreedOn)) return agreedOn;
    if (agreedOn === null && promise !== undefined)
      return refuse('plan', 'a promise belongs to the outcome agreedWithPromise, and to no other');
    return [
      ...(agreedOn?.promised ?? []),
      {
        type: 'closed',
        data: { outcome, promise: agreedOn?.promise ?? null },
        personal: remark === undefined ? {} : { remark },
      },
    ];
  },
});

/** The promise that the customer agreed on: one that is given with the closing, or the one that stands already. */
function agreedPromise(given: Promising | undefined, situation: Situation): { promise: string; promised: EventOf<'promised'>[] } | Refusal {
  if (given === undefined) {
    const standing = standingPromise(situation.state);
    return standing === null
      ? refuse('plan', 'no promise stands: say what is promised, by whom, by when', ['promise'])
      : { promise: standing.promise, promised: [] };
  }
  const promised = promising(given, situation);
  return isRefusal(promised) ? promised : { promise: promised.data.promise, promised: [promised] };
}
