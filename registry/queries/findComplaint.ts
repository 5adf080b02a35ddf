import { eq } from 'drizzle-orm';
import type { ComplaintView } from '../../domain/complaint/view';
import type { Registry } from '../open';
import { complaints } from '../schema';

/** The complaint as the registry shows it, at the view's `seq`; null when it has none of this number. Rejects with `RegistryUnavailable`. */
export function findComplaint(registry: Registry, number: string): Promise<ComplaintView | null> {
  return registry.read(async (db) => {
    const [row] = await db.select({ view: complaints.view }).from(complaints).where(eq(complaints.number, number));
    return row?.view ?? null;
  });
}
