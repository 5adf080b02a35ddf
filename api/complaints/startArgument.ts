import { randomBytes } from 'node:crypto';
import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import { complaintNumber, requestDigest } from '../../domain/complaint/number';
import type { Actor } from '../../domain/complaint/terms';
import { canonicalJson, sha256 } from '../../domain/journal/journal';
import type { ComplaintStart } from '../../workflows/contract';
import type { CurrentPlan } from '../deps';
import { customerDigest } from './customer';

/**
 * The argument that a complaint's workflow starts with, by the plan and the uploaded calendars that are current. Number and fingerprint
 * follow from the registration alone, so that a repeat finds the complaint that the first request began.
 */
export function startArgument(
  registration: RegistrationFields,
  by: Actor,
  { ref }: CurrentPlan,
  calendars: Readonly<Record<string, string>>,
  customerKey: string,
): ComplaintStart {
  return {
    number: complaintNumber(registration.channel, registration.requestId),
    registration,
    by: { role: by.role, id: by.id },
    request: requestDigest(`${registration.channel}\n${registration.requestId}`),
    fingerprint: sha256(canonicalJson(registration)),
    customer: customerDigest(customerKey, registration),
    plan: ref,
    calendars,
    secret: randomBytes(32).toString('base64url'),
  };
}

/** The same start under the number that comes next, after the one before was another request's. */
export const withSuffix = (start: ComplaintStart, suffix: number): ComplaintStart => ({
  ...start,
  number: complaintNumber(start.registration.channel, start.registration.requestId, suffix),
});
