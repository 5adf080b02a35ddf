import { writeFileSync } from 'node:fs';
import { bundleWorkflowCode } from '@temporalio/worker';
import { dataConverter } from '../config/dataConverter';
import { projectRoot } from '../config/projectRoot';
import { bundlePath } from './worker';

/** Bundles the workflow code for the worker; the last step of `npm run build`. */
async function main(): Promise<void> {
  const { code } = await bundleWorkflowCode({ workflowsPath: require.resolve('../workflows'), ...dataConverter });
  writeFileSync(bundlePath(projectRoot()), code);
}

void main();
