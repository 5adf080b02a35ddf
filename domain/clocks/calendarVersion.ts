import { canonicalJson, sha256 } from '../journal/journal';

/**
 * The true name of an uploaded calendar: a hash over its id, what its file says and the zone in which its days are meant, not over how
 * it is written. Two calendars with one name give every term the same end.
 */
export const calendarVersion = (id: string, content: unknown, offsetMinutes: number): string =>
  sha256(canonicalJson({ calendar: id, content, offsetMinutes }));
