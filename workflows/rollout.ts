import { ApplicationFailure, proxyActivities, sleep } from '@temporalio/workflow';
import type { Activities } from '../activities/activities';
import { rollingOut } from '../activities/policies';
import type { RolledOut, RolloutOrder } from './rolloutContract';

const { adoptEverywhere } = proxyActivities<Activities>(rollingOut);

/** What was being started while the first pass looked around is open to everybody's eyes after this time, with room for clocks that differ. */
const settling = 60_000;

/** Tells every open complaint of new calendar versions: those that run now, and a minute later those that were just being started. */
export async function rollout(order: RolloutOrder): Promise<RolledOut> {
  throwIfNoOrder(order);
  const ids = Object.keys(order.calendars).join(', ');
  const startedAfter = Date.now() - settling;
  const all = await adoptEverywhere.executeWithOptions({ summary: `tell open complaints of calendar ${ids}` }, [
    { adoption: order, startedAfter: null },
  ]);
  if (all.superseded) return all;
  await sleep(settling, { summary: 'complaints that were just being started' });
  const late = await adoptEverywhere.executeWithOptions({ summary: `tell complaints begun meanwhile of calendar ${ids}` }, [
    { adoption: order, startedAfter },
  ]);
  return { told: all.told + late.told, superseded: late.superseded };
}

/** Started by hand with something else, it says so at once, instead of sending it to every complaint. */
function throwIfNoOrder(order: unknown): void {
  const isObject = typeof order === 'object' && order !== null;
  if (isObject && 'calendars' in order && 'requestId' in order && 'by' in order && 'reason' in order) return;
  throw ApplicationFailure.nonRetryable(
    'a calendar is rolled out over the API (PUT /v1/calendars/{id}), not by starting this workflow',
    'NoRollout',
  );
}
