import { Client, type ConnectionLike } from '@temporalio/client';
import type { OtherComplaints } from '../activities/merging/otherComplaints';
import type { RunningComplaints } from '../activities/rollout/runningComplaints';
import { temporalGateway } from '../api/temporal/temporalGateway';
import { dataConverter } from '../config/dataConverter';
import { otherComplaints } from './otherComplaints';
import { runningComplaints } from './runningComplaints';

/** Complaints of the same server, as the activities of one of them speak with the others. */
export interface Complaints {
  readonly running: RunningComplaints;
  readonly others: OtherComplaints;
}

interface Settings {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Deadline of one command to another complaint, in milliseconds: less than an attempt of the effect has. */
const timeoutMs = 8_000;

export function complaintsOn({ connection, namespace, taskQueue }: Settings): Complaints {
  const gateway = temporalGateway({ connection, namespace, taskQueue, timeoutMs, dataConverter });
  return {
    running: runningComplaints(new Client({ connection, namespace, dataConverter }), taskQueue),
    others: otherComplaints(gateway),
  };
}
