import { writeFileSync } from 'node:fs';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { projectRoot } from '../config/projectRoot';
import { bundlePath } from './worker';
import { workflowCode } from './workflowCode';

/** Bundles the workflow code for the worker; the last step of `npm run build`. */
async function main(): Promise<void> {
  const { code } = await bundleWorkflowCode({ ...workflowCode, logger: new DefaultLogger('WARN') });
  writeFileSync(bundlePath(projectRoot()), code);
}

void main();
