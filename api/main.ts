import { pino } from 'pino';
import { type Config, loadConfig } from '../config/config';
import { dataConverter } from '../config/dataConverter';
import { loadPlanFile } from '../config/planFiles';
import { customerKey, tokenKey } from '../config/secrets';
import { openRegistry } from '../registry/open';
import { createCalendarLibrary } from '../store/calendarLibrary';
import { openStore } from '../store/open';
import { createPlanLibrary, type PlanLibrary } from '../store/planLibrary';
import { createRosters } from '../store/rosters';
import { signedTokens } from './auth/signedToken';
import { registryReads } from './complaints/reads';
import type { CurrentPlan } from './deps';
import { resumeRollouts } from './calendars/resumeRollouts';
import type { ApiDeps } from './deps';
import { startApi } from './server';
import { connectLazily } from './temporal/connect';
import { temporalGateway } from './temporal/temporalGateway';

/**
 * Entry of the API process. Says `{ ready: true, port }` to a parent; stops on SIGTERM and SIGINT, and when the parent is gone, after
 * the requests that run have been answered.
 */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = pino({ name: 'api', level: config.logLevel });
  const store = openStore(config.paths.store);
  const plans = createPlanLibrary(store);
  const currentPlan = await takePlan(config, plans);
  const registry = openRegistry(config.paths.registry);
  const connection = connectLazily(config.temporal.address);
  const { namespace, taskQueue } = config.temporal;
  const deps: ApiDeps = {
    gateway: temporalGateway({ connection, namespace, taskQueue, timeoutMs: config.api.requestTimeoutMs, dataConverter }),
    reads: registryReads(registry),
    identity: signedTokens(tokenKey(config)),
    currentPlan,
    plans,
    calendars: createCalendarLibrary(store),
    rosters: createRosters(store),
    customerKey: customerKey(config),
    logger,
    now: Date.now,
  };
  const api = await startApi(deps, config.api.port);
  process.send?.({ ready: true, port: api.port });
  logger.info({ port: api.port, plan: currentPlan.ref }, 'the API is serving');
  await resumeRollouts(deps).catch((error: unknown) => logger.error({ err: error }, 'the rollouts of calendars could not be looked after'));
  logger.info({ reason: await askedToStop() }, 'stopping');
  await api.close();
  await connection.close();
  await registry.close();
  await store.close();
}

/** Loads the plan that new complaints start with, and keeps it where workers find it, for as long as complaints live. */
async function takePlan(config: Config, plans: PlanLibrary): Promise<CurrentPlan> {
  const loaded = loadPlanFile(config.plan);
  if ('problems' in loaded) throw new Error(`the plan is wrong, see npm run plan:check ${config.plan}`);
  const { plan, source } = loaded;
  await plans.keep(plan, source);
  return { plan, source, ref: { id: plan.file.plan, version: plan.file.version, hash: plan.hash } };
}

const askedToStop = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
    process.once('disconnect', () => resolve('the parent is gone'));
  });

// What is written holds personal data and keys: nobody else on this machine reads it.
process.umask(0o077);

main().then(
  // An open channel to the parent would keep the process alive.
  () => (process.connected ? process.disconnect() : undefined),
  (error: unknown) => {
    pino({ name: 'api' }).fatal(error, 'the API stopped');
    process.exit(1);
  },
);
