import { rmSync } from 'node:fs';
import type { TestServer } from './testServer';

declare global {
  /** What was set up for the tests, and is taken down after them. */
  var redressStanding: { readonly folder: string; readonly server: TestServer | null } | undefined;
}

export default async function tearDown(): Promise<void> {
  const standing = globalThis.redressStanding;
  if (standing === undefined) return;
  await standing.server?.stop();
  rmSync(standing.folder, { recursive: true, force: true });
}
