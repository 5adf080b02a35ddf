import { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { loadConfig } from '../config/config';
import { loadPlanFile } from '../config/planFiles';
import { createActivities } from './activities';
import { complaintsOn } from './complaints';
import { keepReconciling } from './reconciler';
import { embeddedServices } from './services';
import { builtBundle, createWorker } from './worker';

/** Entry of the worker process. Says `{ ready: true }` to a parent; stops gracefully on SIGTERM, and when the parent is gone. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = pino({ name: 'worker', level: config.logLevel });
  const loaded = loadPlanFile(config.plan);
  if ('problems' in loaded) throw new Error(`the plan is wrong, see npm run plan:check ${config.plan}`);
  Runtime.install({ shutdownSignals: ['SIGTERM', 'SIGINT'] });
  const services = embeddedServices(config);
  await services.plans.keep(loaded.plan, loaded.source);
  const connection = await NativeConnection.connect({ address: config.temporal.address });
  const activities = createActivities(services, complaintsOn({ connection, ...config.temporal }));
  const worker = await createWorker(connection, config, activities, builtBundle(config.root));
  process.on('disconnect', () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  });
  const running = worker.run();
  const client = new Client({ connection, namespace: config.temporal.namespace });
  const stopReconciling = keepReconciling(
    { client, store: services.store },
    {
      tell: (run) => log.error({ run }, 'a complaint was ended from outside'),
      fail: (error) => log.warn({ err: error }, 'looking for complaints that were ended from outside did not work; it is tried again'),
    },
  );
  process.send?.({ ready: true });
  log.info({ taskQueue: config.temporal.taskQueue, plan: loaded.plan.hash }, 'worker is running');
  await running;
  stopReconciling();
  await connection.close();
  await services.close();
}

// What is written holds personal data and keys: nobody else on this machine reads it.
process.umask(0o077);

main().catch((error: unknown) => {
  pino({ name: 'worker' }).fatal(error, 'the worker stopped');
  process.exit(1);
});
