import { sqliteCode } from '../store/sqlite/faults';

/** The registry can't be asked or written just now. Nothing is lost by it: it is a projection. */
export class RegistryUnavailable extends Error {
  override readonly name = 'RegistryUnavailable';
}

/** Says of a fault which registry it keeps from us, and what helps when waiting does not. */
export function unavailable(fault: unknown, path: string): RegistryUnavailable {
  if (fault instanceof RegistryUnavailable) return fault;
  const code = sqliteCode(fault);
  const hint = isBroken(fault) ? '; `npm run registry:rebuild` makes a new one' : '';
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new RegistryUnavailable(`The registry ${path} is not available: ${reason}${code === null ? '' : ` (${code})`}${hint}`, {
    cause: fault,
  });
}

/** The file is no registry (any more): waiting does not help. */
export const isBroken = (fault: unknown): boolean => broken.has(sqliteCode(fault) ?? '');

const broken: ReadonlySet<string> = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR']);
