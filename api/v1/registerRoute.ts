import { registrars, registration } from '../../domain/complaint/commands/registration';
import { throwIfImpossible } from '../complaints/checkRegistration';
import { knownReceipts } from '../complaints/knownReceipts';
import { registerComplaint } from '../complaints/registerComplaint';
import { startArgument } from '../complaints/startArgument';
import type { ApiDeps } from '../deps';
import { defineRoute } from '../http/route';
import { receiptSchema } from '../schemas/receipt';
import type { Receipt } from '../../workflows/contract';
import { registrationExample, receiptExample } from '../openapi/examples';

export function registerRoute({ gateway, reads, currentPlan, calendars, customerKey, now }: ApiDeps) {
  const known = knownReceipts(gateway, reads);
  return defineRoute({
    id: 'register',
    method: 'POST',
    path: '/v1/complaints',
    tag: 'complaints',
    summary: 'Registers a complaint.',
    description:
      'Answers when the complaint is durable. Repeating the request, with the same requestId and body, finds the same complaint.',
    roles: registrars,
    body: registration,
    bodyExample: registrationExample,
    hints: { by: 'is set from the token' },
    replies: {
      201: { description: 'Registered by this request.', schema: receiptSchema, example: receiptExample },
      200: { description: 'It had been registered before, by the same request.', schema: receiptSchema, example: receiptExample },
    },
    problems: [409, 422],
    handle: async ({ body, actor }) => {
      throwIfImpossible(body, currentPlan.plan, now());
      // Asked for each: another process may have taken a new calendar a moment ago.
      const start = startArgument(body, actor, currentPlan, await calendars.current(), customerKey);
      const { begun, receipt } = await registerComplaint(gateway, known, start);
      const shown = receiptBody(receipt);
      return { status: begun ? 201 : 200, headers: { location: shown.complaint }, body: shown };
    },
  });
}

/** The receipt without what only tells requests apart. */
const receiptBody = ({ number, seq, stage, level, deadlines }: Receipt) => ({
  number,
  seq,
  stage,
  level,
  deadlines,
  complaint: `/v1/complaints/${number}`,
});
