import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/journal/journal';
import type { Registry } from '../open';
import { tables, walk } from '../walk';

export interface Summary {
  /** The same for two registries of the same content, however they came about. */
  readonly digest: string;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Tells a registry's content from another's. Rejects with `RegistryUnavailable`. */
export function summarise(registry: Registry): Promise<Summary> {
  return registry.read(async (db) => {
    const digest = createHash('sha256');
    const rows: Record<string, number> = {};
    for (const table of tables) {
      let count = 0;
      for await (const row of walk(db, table)) {
        digest.update(`${table.name} ${canonicalJson(row)}\n`);
        count++;
      }
      rows[table.name] = count;
    }
    return { digest: digest.digest('hex'), rows };
  });
}
