import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Activities } from '../../activities/activities';
import { dataConverter } from '../../config/dataConverter';
import type { PlanSource } from '../../domain/plan/load';
import type { Plan } from '../../domain/plan/plan';
import { createActivities, type Services } from '../../worker/activities';
import { complaintsOn } from '../../worker/complaints';
import { embeddedServices } from '../../worker/services';
import { createWorker } from '../../worker/worker';
import { shippedPlan } from './plan';

/** What a test changes of the worker that it works with. */
export interface Setting {
  /** Services in the place of embedded ones. */
  readonly services?: (embedded: Services) => Partial<Services>;
  /** Activities as they are given to the worker. */
  readonly activities?: (usual: Activities) => Activities;
  /** Plan with which complaints start unless told otherwise; the shipped one if absent. */
  readonly plan?: { readonly plan: Plan; readonly source: PlanSource };
}

/** A worker on services and a task queue of its own, against the test server; many can run beside each other. */
export interface Bench {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly services: Services;
  readonly paths: { readonly registry: string; readonly archive: string; readonly store: string };
  readonly plan: Plan;
  readonly planSource: PlanSource;
  readonly taskQueue: string;
  /** Numbers of the complaints that were registered here, to be replayed after the test. */
  readonly registered: Set<string>;
  startWorker(activities?: (usual: Activities) => Activities): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export const testNamespace = 'redress';
/** Stands in histories where else host names would. */
export const testIdentity = 'test';

export function testAddress(): string {
  const address = process.env.REDRESS_TEST_TEMPORAL;
  if (address === undefined) throw new Error('no test server: run under jest, whose global setup starts one, or set REDRESS_TEST_TEMPORAL');
  return address;
}

/** The workflow code as it is in the sources now; bundled by the global setup. */
export function testBundle(): WorkflowBundleOption {
  const codePath = process.env.REDRESS_TEST_BUNDLE;
  if (codePath === undefined)
    throw new Error('no workflow bundle: run under jest, whose global setup makes one, or set REDRESS_TEST_BUNDLE');
  return { codePath };
}

let benches = 0;
/** Workers that come and go are no news in a test. */
function enter(): void {
  if (benches++ === 0) Runtime.install({ logger: new DefaultLogger('ERROR') });
}
/** The last one takes the SDK's threads down, which would keep the process from ending. */
async function leave(): Promise<void> {
  if (--benches === 0) await Runtime.instance().shutdown();
}

export async function createBench({
  services: changed,
  activities: adapt = (usual) => usual,
  plan: given = shippedPlan(),
}: Setting = {}): Promise<Bench> {
  enter();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redress-test-'));
  const paths = {
    var: folder,
    store: path.join(folder, 'store.db'),
    registry: path.join(folder, 'registry.db'),
    archive: path.join(folder, 'archive'),
  };
  const embedded = embeddedServices({ paths });
  const services: Services = { ...embedded, ...changed?.(embedded) };
  await services.plans.keep(given.plan, given.source);
  const connection = await NativeConnection.connect({ address: testAddress() });
  const client = new Client({ connection, namespace: testNamespace, dataConverter, identity: testIdentity });
  const taskQueue = `test-${randomUUID()}`;
  const temporal = { address: testAddress(), namespace: testNamespace, taskQueue, ui: '' };
  const complaints = complaintsOn({ connection, namespace: testNamespace, taskQueue });
  let worker: Worker | null = null;
  let running: Promise<void> = Promise.resolve();

  async function startWorker(adaptNow = adapt): Promise<void> {
    if (worker !== null) return;
    worker = await createWorker(connection, { temporal }, adaptNow(createActivities(services, complaints)), testBundle());
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
    paths,
    plan: given.plan,
    planSource: given.source,
    taskQueue,
    registered: new Set(),
    startWorker,
    stopWorker,
    async close() {
      await stopWorker();
      await connection.close();
      await embedded.close();
      await leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
