import { Client, Connection } from '@temporalio/client';
import { loadConfig } from '../config/config';
import { openStore } from '../store/open';
import { reconcile } from '../worker/reconciler';

/** `npm run reconcile`: tells the complaints whose runs were ended from outside. Exit 0 when there is none, 1 when there are, 2 on a fault. */
async function main(): Promise<number> {
  const { temporal, paths } = loadConfig();
  const connection = await Connection.connect({ address: temporal.address });
  const store = openStore(paths.store);
  try {
    const ended = await reconcile({ client: new Client({ connection, namespace: temporal.namespace }), store });
    for (const { number, runId, how, at, isNews } of ended)
      console.log(`${number} run ${runId} was ${how} at ${at?.toISOString() ?? '?'}${isNews ? '' : ' (told before)'}`);
    console.log(ended.length === 0 ? 'no run was ended from outside' : `${ended.length} ended from outside`);
    return ended.length === 0 ? 0 : 1;
  } finally {
    await store.close();
    await connection.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`reconcile: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
