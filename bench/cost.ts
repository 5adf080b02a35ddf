import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { temporal } from '@temporalio/proto';
import { workflowCode } from '../worker/workflowCode';
import { findComplaint } from '../registry/queries/findComplaint';
import { fetchRuns, markersIn, type History } from '../test/support/history';
import type { Living } from '../test/support/living';
import { goThroughDepartment, rateAndClose, settleInOneCall } from '../test/support/lives';
import { register } from '../test/support/start';
import { startTestServer } from '../test/support/testServer';
import { until } from '../test/support/until';
import { createBench, type Bench } from '../test/support/worker';

/**
 * `npm run cost`: what one complaint costs, led from intake to archive in its two shapes, on a server of its own or on the
 * one that REDRESS_TEST_TEMPORAL names. One step waits for the effects of the one before, so that the counts repeat.
 */
const shapes: readonly (readonly [string, (complaint: Living) => Promise<void>])[] = [
  ['settled in one call', settleInOneCall],
  [
    'through a department',
    async (complaint) => {
      await goThroughDepartment(complaint);
      await rateAndClose(complaint);
    },
  ],
];

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redress-cost-'));
  const { code } = await bundleWorkflowCode({ ...workflowCode, logger: new DefaultLogger('WARN') });
  process.env.REDRESS_TEST_BUNDLE = path.join(folder, 'bundle.js');
  writeFileSync(process.env.REDRESS_TEST_BUNDLE, code);
  const server = process.env.REDRESS_TEST_TEMPORAL === undefined ? await startTestServer(folder) : null;
  process.env.REDRESS_TEST_TEMPORAL ??= server?.address;
  try {
    const table: Record<string, Record<string, number>> = {};
    for (const [shape, lead] of shapes)
      for (const [what, count] of Object.entries(await measure(lead))) (table[what] ??= {})[shape] = count;
    console.table(table);
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(lead: (complaint: Living) => Promise<void>): Promise<Record<string, number>> {
  let rows = 0;
  const bench = await createBench({
    services: ({ registry }) => ({
      registry: { ...registry, write: (work) => registry.write(work).then((result) => ((rows += rowsIn(result)), result)) },
    }),
  });
  try {
    const complaint = await register(bench);
    await complaint.delivered();
    await lead(stepwise(complaint));
    const state = await complaint.delivered();
    await until('all is projected', async () => rowsSeen(bench, complaint));
    return {
      ...countHistory(await fetchRuns(bench.client, complaint.handle.workflowId)),
      ...(await countJournal(complaint)),
      'registry rows written': rows,
      'state, bytes': JSON.stringify(state).length,
    };
  } finally {
    await bench.close();
  }
}

/** Each command only once the effects of the one before are done. */
function stepwise(complaint: Living): Living {
  const give: Living['give'] = async (...args) => {
    const answer = await complaint.give(...args);
    await complaint.delivered();
    return answer;
  };
  return Object.assign(Object.create(Object.getPrototypeOf(complaint) as object) as Living, complaint, { give });
}

const rowsIn = (result: unknown): number =>
  typeof result === 'object' && result !== null && 'rows' in result && typeof result.rows === 'number' ? result.rows : 0;

async function rowsSeen(bench: Bench, complaint: Living): Promise<boolean> {
  const [view, { seq }] = [await findComplaint(bench.services.registry, complaint.number), await complaint.state()];
  return view?.seq === seq;
}

async function countJournal(complaint: Living): Promise<Record<string, number>> {
  const journal = await complaint.journal();
  return { 'journal events': journal.length, 'journal, bytes': JSON.stringify(journal).length };
}

const { EventType } = temporal.api.enums.v1;

function countHistory(runs: readonly History[]): Record<string, number> {
  const events = runs.flatMap((run) => run.events ?? []);
  const ofType = (type: temporal.api.enums.v1.EventType): number => events.filter(({ eventType }) => eventType === type).length;
  const activities = events.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name ?? []);
  const markers = runs.flatMap((run) => markersIn(run));
  const counted: Record<string, number> = {
    'history events': events.length,
    'history, bytes': runs.reduce((sum, run) => sum + temporal.api.history.v1.History.encode(run).finish().length, 0),
    'workflow tasks': ofType(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED),
    'timers started': ofType(EventType.EVENT_TYPE_TIMER_STARTED),
    'search attribute upserts': ofType(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES),
    activities: activities.length,
  };
  for (const name of activities.toSorted()) counted[`  ${name}`] = (counted[`  ${name}`] ?? 0) + 1;
  for (const { activity, bytes } of markers) {
    counted[`local ${activity}`] = (counted[`local ${activity}`] ?? 0) + 1;
    counted[`local ${activity}, bytes`] = (counted[`local ${activity}, bytes`] ?? 0) + bytes;
  }
  return counted;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
