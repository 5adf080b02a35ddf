import type { Adoption } from '../activities/rollout/runningComplaints';

/** How the world speaks with the workflow that rolls something out to all open complaints. */

export const rolloutWorkflow = 'rollout';

/** Start argument: what every open complaint is to adopt. */
export type RolloutOrder = Adoption;

/** How a rollout ends. */
export interface RolledOut {
  /** Complaints that were told; one that ended on the way was not. */
  readonly told: number;
  /** Another version became current before all were told; the rollout of that one goes on. */
  readonly superseded: boolean;
}
