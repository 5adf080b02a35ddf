import { createHmac } from 'node:crypto';
import type { RegistrationFields } from '../../domain/complaint/commands/registration';

/**
 * Keyed digest under which the same customer is found again: of the service concerned, else of the number by which the
 * customer is reached. Null when the registration names neither. Whoever lacks the key can neither read nor guess it.
 */
export function customerDigest(key: string, { service, contact, complainant }: RegistrationFields): string | null {
  const phone = service?.number ?? (service?.broadbandAccount === undefined ? (contact.phone ?? complainant.phone) : undefined);
  const account = service?.broadbandAccount?.trim().toLowerCase();
  const identifier = phone !== undefined ? `phone:${normalisePhone(phone)}` : account !== undefined ? `broadband:${account}` : null;
  return identifier === null ? null : createHmac('sha256', key).update(`redress/customer/1\n${identifier}`).digest('base64url');
}

/** Digits alone, without the country code of a Chinese number: `+86 139-0000-0000` and `13900000000` are one. */
export function normalisePhone(written: string): string {
  const digits = written.replaceAll(/\D/g, '').replace(/^00/, '');
  return digits.startsWith('86') && digits.length > 11 ? digits.slice(2) : digits;
}
