import type { Database as Connection } from 'better-sqlite3';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';

/**
 * Applies the SQL that drizzle-kit generated, each migration once. drizzle's own migrator is not used: it asks which
 * migrations are due before it holds the write lock, so two processes that open at once both apply them, and it leaves
 * foreign keys on, so that rebuilding a parent table deletes its children in silence (drizzle-orm #5782).
 */
export function migrate(connection: Connection, folder: string): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const isDue = ({ folderMillis }: { folderMillis: number }): boolean => folderMillis > lastApplied(connection);
  // Asked without the lock first, so that opening what is up to date waits for nobody.
  if (!migrations.some(isDue)) return;
  connection.pragma('foreign_keys = OFF');
  connection.transaction(() => apply(connection, migrations.filter(isDue), folder)).immediate();
  connection.pragma('foreign_keys = ON');
}

function lastApplied(connection: Connection): number {
  const hasTable = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get() !== undefined;
  return hasTable ? (connection.prepare<[], number | null>('SELECT max(created) FROM migrations').pluck().get() ?? 0) : 0;
}

function apply(connection: Connection, due: readonly MigrationMeta[], folder: string): void {
  connection.exec('CREATE TABLE IF NOT EXISTS migrations (created INTEGER PRIMARY KEY, hash TEXT NOT NULL)');
  for (const { sql, folderMillis, hash } of due) {
    for (const statement of sql) connection.exec(statement);
    connection.prepare('INSERT INTO migrations (created, hash) VALUES (?, ?)').run(folderMillis, hash);
  }
  const orphans = connection.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) throw new Error(`Migrating by ${folder} would leave ${orphans.length} rows without their parent`);
}
