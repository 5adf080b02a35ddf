import { CancellationScope, condition, type WorkflowInterceptors } from '@temporalio/workflow';
import type { ActivateInput } from '@temporalio/workflow/lib/interceptors';

/**
 * Holds queries back while a local activity is under way, a few milliseconds.
 *
 * Answering one at that time makes Core (SDK 1.24) report the task, and with it the marker of a local activity whose result
 * the workflow has not seen yet. The result then arrives together with what the server brings next, and at replay before it:
 * the loop would choose otherwise, and the complaint would be stuck for good. Anybody may query at any time, the Temporal UI
 * does it by itself, so the workflow has to see to it. See docs/decisions/0007-queries-wait-for-local-activities.md.
 */
export function interceptors(): WorkflowInterceptors {
  let underWay = 0;
  return {
    outbound: [
      {
        async scheduleLocalActivity(input, next) {
          underWay++;
          try {
            return await next(input);
          } finally {
            underWay--;
          }
        },
      },
    ],
    internals: [
      {
        activate(input, next) {
          renameReserved(input);
          if (underWay === 0 || !isHoldable(input)) return next(input);
          // A condition is looked at once all of an activation has been taken in: by then the loop has started what follows.
          const isFree = CancellationScope.nonCancellable(() => condition(() => underWay === 0));
          void isFree.then(() => next(input));
        },
      },
    ],
  };
}

/** Core puts queries in activations of their own. One that comes without a workflow task has to be answered at once. */
const isHoldable = ({ activation: { jobs } }: ActivateInput): boolean =>
  (jobs ?? []).every(({ queryWorkflow }) => queryWorkflow != null && queryWorkflow.queryId !== 'legacy_query');

/**
 * The SDK throws at a signal or an update whose name it keeps for itself, at every attempt again. Under another name the inbox gets it
 * and refuses it like any unknown command.
 */
function renameReserved({ activation: { jobs } }: ActivateInput): void {
  for (const { signalWorkflow, doUpdate } of jobs ?? []) {
    if (signalWorkflow?.signalName?.startsWith(reserved) === true) signalWorkflow.signalName = `reserved:${signalWorkflow.signalName}`;
    if (doUpdate?.name?.startsWith(reserved) === true) doUpdate.name = `reserved:${doUpdate.name}`;
  }
}
const reserved = '__temporal_';
