/** What SQLite itself said, such as SQLITE_BUSY, behind what drizzle or a wrapper made of it; null when it said nothing. */
export function sqliteCode(error: unknown): string | null {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = 'cause' in cause ? cause.cause : null) {
    if ('code' in cause && typeof cause.code === 'string' && cause.code.startsWith('SQLITE_')) return cause.code;
  }
  return null;
}

/** Another connection holds the lock: worth trying again. */
export const isBusy = (error: unknown): boolean => sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false;
