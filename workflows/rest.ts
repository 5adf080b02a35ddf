import { condition } from '@temporalio/workflow';

/**
 * Waits until something holds, and until all that arrived in the same moment has been taken in. Chosen in the middle of it,
 * what comes next would depend on how arrivals were grouped, which replay does in another way than the first run.
 */
export async function atRest(holds: () => boolean): Promise<void> {
  let isFirst = true;
  await condition(() => {
    if (!isFirst) return holds();
    isFirst = false;
    return false;
  });
}
