/** What a complaint is about, as far as it tells two complaints of one customer apart. */
export interface Matter {
  readonly category: string | null;
  /** `serviceIdentifier` of the service concerned. */
  readonly service: string | null;
}

/**
 * Whether two complaints of one customer are about one thing (1.1.20): the same top category; while one of them has no
 * category yet, the same service. What is not known is never the same.
 */
export function isSameMatter(a: Matter, b: Matter): boolean {
  if (a.category !== null && b.category !== null) return topOf(a.category) === topOf(b.category);
  return a.service !== null && a.service === b.service;
}

const topOf = (category: string): string => category.split('.')[0] ?? category;

interface Service {
  readonly number?: string | undefined;
  readonly broadbandAccount?: string | undefined;
}

/** The service by its number, else by its broadband account, however they are written; null when neither is named. */
export function serviceIdentifier(service: Service | null | undefined): string | null {
  if (service?.number !== undefined) return phoneIdentifier(service.number);
  return service?.broadbandAccount === undefined ? null : `broadband:${service.broadbandAccount.trim().toLowerCase()}`;
}

/** Digits alone, without the country code of a Chinese number: `+86 139-0000-0000` and `13900000000` are one. */
export function phoneIdentifier(written: string): string {
  const digits = written.replaceAll(/\D/g, '').replace(/^00/, '');
  return `phone:${digits.startsWith('86') && digits.length > 11 ? digits.slice(2) : digits}`;
}
