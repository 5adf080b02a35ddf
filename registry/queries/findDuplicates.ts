import { and, asc, desc, eq, inArray, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import { isSameMatter, type Matter, serviceIdentifier } from '../../domain/complaint/matter';
import { openStages, type Instant } from '../../domain/complaint/terms';
import type { Registry } from '../open';
import { complaints } from '../schema';

/** A complaint that looks for others of its customer in its matter. */
export interface MatterOf extends Matter {
  readonly number: string;
  readonly customer: string;
  /** Only what was there before is offered, so that no two offer one another. */
  readonly receivedAt: Instant;
}

/** More a person does not look through. */
const namedAtMost = 5;
/** Open complaints of one customer that are looked at: a company may have many. */
const lookedAtMost = 200;

/** Other open complaints of the customer in the same matter, the last received first (1.1.20). Rejects with `RegistryUnavailable`. */
export function findDuplicates(registry: Registry, { number, customer, receivedAt, ...matter }: MatterOf): Promise<string[]> {
  return registry.read(async (db) => {
    const open = await db
      .select({ number: complaints.number, category: complaints.category, service: serviceNumber, account: broadbandAccount })
      .from(complaints)
      .where(
        and(
          eq(complaints.customer, customer),
          ne(complaints.number, number),
          before(receivedAt, number),
          inArray(complaints.stage, openStages),
        ),
      )
      .orderBy(desc(complaints.receivedAt), asc(complaints.number))
      .limit(lookedAtMost);
    return open
      .filter(({ category, ...service }) => isSameMatter(matter, { category, service: identifierOf(service) }))
      .map((found) => found.number)
      .slice(0, namedAtMost);
  });
}

const before = (receivedAt: Instant, number: string): SQL | undefined =>
  or(lt(complaints.receivedAt, receivedAt), and(eq(complaints.receivedAt, receivedAt), lt(complaints.number, number)));

const serviceNumber = sql<string | null>`json_extract(${complaints.view}, '$.registration.service.number')`;
const broadbandAccount = sql<string | null>`json_extract(${complaints.view}, '$.registration.service.broadbandAccount')`;

const identifierOf = ({ service, account }: { service: string | null; account: string | null }): string | null =>
  serviceIdentifier({ number: service ?? undefined, broadbandAccount: account ?? undefined });
