import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { migrate } from './migrate';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes migrations as drizzle-kit does. */
function migrations(...sources: string[]): string {
  const entries = sources.map((_, idx) => ({ idx, when: idx + 1, tag: `000${idx}`, version: '6', breakpoints: true }));
  mkdirSync(join(folder, 'meta'), { recursive: true });
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }));
  sources.forEach((sql, idx) => writeFileSync(join(folder, `000${idx}.sql`), sql));
  return folder;
}

const family =
  'CREATE TABLE parent (id INTEGER PRIMARY KEY);--> statement-breakpoint\nCREATE TABLE child (parent INTEGER REFERENCES parent (id) ON DELETE CASCADE);';
const rebuiltParent = [
  'PRAGMA foreign_keys=OFF;',
  'CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);',
  'INSERT INTO new_parent (id) SELECT id FROM parent;',
  'DROP TABLE parent;',
  'ALTER TABLE new_parent RENAME TO parent;',
].join('--> statement-breakpoint\n');

test('rebuilding a parent table keeps its children', () => {
  const db = new Sqlite(':memory:');
  migrate(db, migrations(family));
  db.exec('INSERT INTO parent (id) VALUES (1); INSERT INTO child (parent) VALUES (1)');
  migrate(db, migrations(family, rebuiltParent));
  expect(db.prepare('SELECT count(*) FROM child').pluck().get()).toBe(1);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a migration that would leave children without their parent changes nothing', () => {
  const db = new Sqlite(':memory:');
  migrate(db, migrations(family));
  db.exec('INSERT INTO parent (id) VALUES (1); INSERT INTO child (parent) VALUES (1)');
  expect(() => migrate(db, migrations(family, 'DELETE FROM parent;'))).toThrow('1 rows without their parent');
  expect(db.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(1);
});

test('each migration is applied once', () => {
  const db = new Sqlite(':memory:');
  migrate(db, migrations(family));
  expect(() => migrate(db, migrations(family))).not.toThrow();
});

test('a migration that another process applies between looking and locking is not applied again', () => {
  const file = join(folder, 'store.db');
  const [slow, fast] = [new Sqlite(file), new Sqlite(file)];
  const source = migrations(family);
  const pragma = slow.pragma.bind(slow);
  jest.spyOn(slow, 'pragma').mockImplementationOnce((statement) => {
    migrate(fast, source);
    return pragma(statement);
  });
  expect(() => migrate(slow, source)).not.toThrow();
  expect(slow.prepare('SELECT count(*) FROM migrations').pluck().get()).toBe(1);
});

test('processes that open a new store at once do not get into each other’s way', async () => {
  const register = join(__dirname, '../fixtures/loadTypeScript.cjs');
  const open = () =>
    promisify(execFile)(process.execPath, ['-r', register, join(__dirname, '../fixtures/openOnce.ts'), join(folder, 'store.db')]);
  const outputs = await Promise.all(Array.from({ length: 6 }, open));
  expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(Array(6).fill('open'));
}, 30_000);
