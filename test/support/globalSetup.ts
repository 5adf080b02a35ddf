import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { workflowCode } from '../../worker/workflowCode';
import tearDown from './globalTeardown';
import { startTestServer } from './testServer';

/** Once for all tests: the workflow code bundled from the sources as they are now, and a server unless one is named. */
export default async function setUp(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redress-jest-'));
  process.env.REDRESS_TEST_BUNDLE = path.join(folder, 'workflow-bundle.js');
  const bundling = bundle(process.env.REDRESS_TEST_BUNDLE);
  const starting = process.env.REDRESS_TEST_TEMPORAL === undefined ? startTestServer(folder) : Promise.resolve(null);
  const [bundled, started] = await Promise.allSettled([bundling, starting]);
  const server = started.status === 'fulfilled' ? started.value : null;
  globalThis.redressStanding = { folder, server };
  if (server !== null) process.env.REDRESS_TEST_TEMPORAL = server.address;
  for (const step of [bundled, started]) {
    if (step.status === 'fulfilled') continue;
    await tearDown();
    throw step.reason;
  }
}

async function bundle(file: string): Promise<void> {
  const { code } = await bundleWorkflowCode({ ...workflowCode, logger: new DefaultLogger('WARN') });
  writeFileSync(file, code);
}
