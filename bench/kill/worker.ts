import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import { loadConfig } from '../../config/config';
import { createActivities } from '../../worker/activities';
import { complaintsOn } from '../../worker/complaints';
import { embeddedServices } from '../../worker/services';
import { builtBundle, createWorker } from '../../worker/worker';
import { hurriedPlan } from './plan';

/** The worker that is killed: as the product's, but its gateway takes its time, so that it is often killed in the middle. */
async function main(): Promise<void> {
  const config = loadConfig();
  const embedded = embeddedServices(config);
  const { plan, source } = hurriedPlan();
  await embedded.plans.keep(plan, source);
  const notification: typeof embedded.notification = {
    async deliver(order) {
      await pause(Math.random() * 1_500);
      const result = await embedded.notification.deliver(order);
      await pause(Math.random() * 500);
      return result;
    },
  };
  const connection = await NativeConnection.connect({ address: config.temporal.address });
  const activities = createActivities({ ...embedded, notification }, complaintsOn({ connection, ...config.temporal }));
  const worker = await createWorker(connection, config, activities, builtBundle(config.root));
  const running = worker.run();
  process.send?.({ ready: true });
  await running;
  await connection.close();
  await embedded.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
