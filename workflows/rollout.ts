import { ApplicationFailure, proxyActivities, sleep } from '@temporalio/workflow';
import type { Activities } from '../activities/activities';
import { rollingOut } from '../activities/policies';
import type { RolledOut, RolloutOrder } from './rolloutContract';

const { adoptEverywhere } = proxyActivities<Activities>(rollingOut);

/**
 * What was being started while the first pass looked around is open to everybody's eyes after this time; and a signal of the rollout
 * before, which was on its way when this one began, has come.
 */
const settling = '1 min';

/** Tells every open complaint of new calendar versions, and all of them again a minute later: who has heard it does nothing. */
export async function rollout(order: RolloutOrder): Promise<RolledOut> {
  throwIfNoOrder(order);
  const ids = Object.keys(order.calendars).join(', ');
  const first = await adoptEverywhere.executeWithOptions({ summary: `tell open complaints of calendar ${ids}` }, [{ adoption: order }]);
  if (first.superseded) return first;
  await sleep(settling, { summary: 'complaints that were just being started' });
  const again = { ...order, requestId: `${order.requestId}-again` };
  return adoptEverywhere.executeWithOptions({ summary: `tell all of calendar ${ids} once more` }, [{ adoption: again }]);
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
