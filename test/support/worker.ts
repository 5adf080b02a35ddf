import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { dataConverter } from '../../config/dataConverter';
import { createActivities, type Services } from '../../worker/activities';
import { embeddedServices } from '../../worker/services';
import { builtBundle, createWorker } from '../../worker/worker';
import { projectRoot } from '../../config/projectRoot';
import { shippedPlan } from './plan';

/** A worker on services and a task queue of its own, against the test server; many can run beside each other. */
export interface Bench {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly services: Services;
  readonly taskQueue: string;
  readonly folder: string;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export const testAddress = (): string => process.env.REDRESS_TEST_TEMPORAL ?? '127.0.0.1:7333';
export const testNamespace = 'redress';

export async function createBench(): Promise<Bench> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redress-test-'));
  const paths = { var: folder, store: path.join(folder, 'store.db'), registry: path.join(folder, 'registry.db'), archive: path.join(folder, 'archive') };
  const services = embeddedServices({ paths });
  const { plan, source } = shippedPlan();
  await services.plans.keep(plan, source);
  const connection = await NativeConnection.connect({ address: testAddress() });
  const client = new Client({ connection, namespace: testNamespace, dataConverter });
  const taskQueue = `test-${randomUUID()}`;
  const temporal = { address: testAddress(), namespace: testNamespace, taskQueue, ui: '' };
  let worker: Worker | null = null;
  let running: Promise<void> = Promise.resolve();

  async function startWorker(): Promise<void> {
    worker = await createWorker(connection, { temporal }, createActivities(services), builtBundle(projectRoot()));
    running = worker.run();
  }
  async function stopWorker(): Promise<void> {
    worker?.shutdown();
    worker = null;
    await running;
  }
  await startWorker();
  return {
    client,
    connection,
    services,
    taskQueue,
    folder,
    startWorker,
    stopWorker,
    async close() {
      await stopWorker();
      await connection.close();
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
