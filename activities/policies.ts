import type { ActivityOptions, LocalActivityOptions } from '@temporalio/common';

/** Time limits and retries of every activity, in one place. Workflow code imports this file: it may import types alone. */

/** Deciding, as a local activity: quick or wrong. What still fails fails the workflow task, which is tried again. */
export const judging = {
  startToCloseTimeout: '5 s',
  retry: { initialInterval: '100 ms', backoffCoefficient: 2, maximumAttempts: 3 },
} as const satisfies LocalActivityOptions;

/** Effects into our own store or folder: 4 attempts, 2 minutes in all; longer back-off is a clock of the plan. */
export const embeddedEffect = {
  startToCloseTimeout: '10 s',
  scheduleToCloseTimeout: '2 min',
  retry: { initialInterval: '500 ms', backoffCoefficient: 3, maximumInterval: '10 s', maximumAttempts: 4 },
} as const satisfies ActivityOptions;

/** Projection beside the loop: one short attempt, so that a locked registry holds nobody up. */
export const projectionAtOnce = {
  startToCloseTimeout: '2 s',
  retry: { maximumAttempts: 1 },
} as const satisfies LocalActivityOptions;

/** Projection in the background, once it did not work at once: until the registry takes it. */
export const projectionInBackground = {
  startToCloseTimeout: '10 s',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '15 s' },
} as const satisfies ActivityOptions;

/** Telling all open complaints: as long as it takes. An attempt goes on from the page at which the one before was. */
export const rollingOut = {
  startToCloseTimeout: '1 h',
  heartbeatTimeout: '2 min',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '1 min' },
} as const satisfies ActivityOptions;

/** Sealing a part of the journal: nothing goes on without it, so it is tried until it is done. */
export const sealing = {
  startToCloseTimeout: '30 s',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '30 s' },
} as const satisfies ActivityOptions;
