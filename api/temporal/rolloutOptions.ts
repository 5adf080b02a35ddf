import type { RolloutOrder } from '../../workflows/rolloutContract';

/** How a rollout is started: one that runs under the id goes on; one that has ended is done once more, but where it is only looked after. */
export function rolloutOptions(workflowId: string, order: RolloutOrder, taskQueue: string, onlyNew: boolean) {
  const named = Object.entries(order.calendars).map(([id, version]) => `${id} ${version.slice(0, 12)}`);
  return {
    workflowId,
    taskQueue,
    args: [order] as [RolloutOrder],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: onlyNew ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
    staticSummary: `calendar ${named.join(', ')} → all open complaints`,
    staticDetails: `Sends the command \`adopt\` to every open complaint, request id \`${order.requestId}\`. Uploaded by: ${order.by.role}.`,
  } as const;
}
