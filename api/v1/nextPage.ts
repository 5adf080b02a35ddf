import { isoInstant } from '../../domain/clocks/instant';

const instants: readonly string[] = ['receivedFrom', 'receivedTo', 'changedSince', 'dueBefore'];

/** Address of the page after this one, with the same filters; null on the last page. */
export function nextPage(
  path: string,
  query: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
  cursor: string | null,
): string | null {
  if (cursor === null) return null;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && name !== 'cursor') parameters.set(name, instants.includes(name) ? isoInstant(Number(value)) : String(value));
  }
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
