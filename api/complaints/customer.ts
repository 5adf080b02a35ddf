import { createHmac } from 'node:crypto';
import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import { phoneIdentifier, serviceIdentifier } from '../../domain/complaint/matter';

/**
 * Keyed digest under which the same customer is found again: of the service concerned, else of the number by which the
 * customer is reached. Null when the registration names neither. Whoever lacks the key can neither read nor guess it.
 */
export function customerDigest(key: string, { service, contact, complainant }: RegistrationFields): string | null {
  const phone = contact.phone ?? complainant.phone;
  const identifier = serviceIdentifier(service) ?? (phone === undefined ? null : phoneIdentifier(phone));
  return identifier === null ? null : createHmac('sha256', key).update(`redress/customer/1\n${identifier}`).digest('base64url');
}
