import { existsSync } from 'node:fs';
import path from 'node:path';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Activities } from '../activities/activities';
import type { Config } from '../config/config';
import { dataConverter } from '../config/dataConverter';
import { workflowCode } from './workflowCode';

/** Where `npm run build` puts the workflow code, bundled once instead of at every start. */
export const bundlePath = (root: string): string => path.join(root, 'dist', 'workflow-bundle.js');

/** A worker of the complaints' task queue. */
export function createWorker(
  connection: NativeConnection,
  { temporal }: Pick<Config, 'temporal'>,
  activities: Activities,
  bundle: WorkflowBundleOption | null,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: temporal.taskQueue,
    activities: { ...activities },
    dataConverter,
    ...(bundle === null
      ? { workflowsPath: workflowCode.workflowsPath, interceptors: { workflowModules: workflowCode.workflowInterceptorModules } }
      : { workflowBundle: bundle }),
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 20,
    maxConcurrentLocalActivityExecutions: 100,
    maxCachedWorkflows: 500,
    shutdownGraceTime: '10 s',
    // An attempt that hangs must not keep the process from ending; it is tried again under its key.
    shutdownForceTime: '15 s',
  });
}

export const builtBundle = (root: string): WorkflowBundleOption | null =>
  existsSync(bundlePath(root)) ? { codePath: bundlePath(root) } : null;
