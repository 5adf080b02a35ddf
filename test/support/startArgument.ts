import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import { complaintNumber, requestDigest } from '../../domain/complaint/number';
import type { Plan } from '../../domain/plan/plan';
import type { ComplaintStart } from '../../workflows/contract';

/** What the API starts a complaint with. */
export function startArgument(fields: RegistrationFields, plan: Plan): ComplaintStart {
  return {
    number: complaintNumber(fields.channel, fields.requestId),
    registration: fields,
    by: { role: 'agent', id: 'agent-1' },
    request: requestDigest(`${fields.channel}\n${fields.requestId}`),
    fingerprint: 'f',
    customer: `customer-${fields.requestId}`,
    plan: { id: plan.file.plan, version: plan.file.version, hash: plan.hash },
    secret: 'a test’s secret',
  };
}
