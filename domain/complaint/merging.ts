import type { Complaint } from './state';

type Linked = Pick<Complaint, 'links'>;

/** The complaint that this one was merged into, the last time that it was; null when it never was. */
export const mergedInto = ({ links }: Linked): string | null => links.findLast((link) => link.relation === 'mergedInto')?.to ?? null;

/** Whether a duplicate of this number was merged into it. */
export const hasAbsorbed = ({ links }: Linked, from: string): boolean =>
  links.some((link) => link.relation === 'absorbed' && link.to === from);
