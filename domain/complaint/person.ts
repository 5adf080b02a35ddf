/** One form for one id, so that no look-alike passes as another person. */
export const samePerson = (id: string): string =>
  id
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
