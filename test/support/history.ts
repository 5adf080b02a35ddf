import type { Client } from '@temporalio/client';
import { optionalTsToMs } from '@temporalio/common/lib/time';
import type { temporal } from '@temporalio/proto';
import type { JournalEvent } from '../../domain/complaint/events';
import type { Judgement } from '../../domain/complaint/judge';

export type History = temporal.api.history.v1.IHistory;
type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Payloads = temporal.api.common.v1.IPayloads;

/** The histories of all runs of a workflow, first to last. */
export async function fetchRuns(client: Client, workflowId: string): Promise<History[]> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const runs: History[] = [];
  let runId = raw.workflowExecutionInfo?.firstRunId ?? '';
  while (runId !== '') {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? '';
  }
  return runs;
}

/** A local activity's answer, as it stands in history. */
export interface Marker {
  readonly activity: string;
  readonly at: number;
  readonly bytes: number;
  readonly result: unknown;
}

export function markersIn(history: History): Marker[] {
  return (history.events ?? []).flatMap((event) => {
    const marker = toMarker(event);
    return marker === null ? [] : [marker];
  });
}

function toMarker({ markerRecordedEventAttributes: recorded, eventTime }: HistoryEvent): Marker | null {
  if (recorded?.markerName !== 'core_local_activity') return null;
  const { activity_type: activity } = firstOf(recorded.details?.data) as { activity_type: string };
  const result = recorded.details?.result;
  const bytes = result?.payloads?.[0]?.data?.length ?? 0;
  return { activity, at: optionalTsToMs(eventTime) ?? 0, bytes, result: bytes === 0 ? null : firstOf(result) };
}

const firstOf = (payloads: Payloads | null | undefined): unknown =>
  JSON.parse(Buffer.from(payloads?.payloads?.[0]?.data ?? []).toString('utf8')) as unknown;

/** Every event that was ever decided, in the order of history: the journal as the judgements recorded it. */
export const decidedIn = (runs: readonly History[]): JournalEvent[] =>
  runs
    .flatMap((run) => markersIn(run))
    .flatMap(({ activity, result }) => (activity === 'judge' && result !== null ? (result as Judgement).events : []));
