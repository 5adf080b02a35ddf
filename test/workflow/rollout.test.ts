import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { parse } from 'yaml';
import { shippedOffice } from '../../store/fixtures/officeCalendar';
import type { Receipt } from '../../workflows/contract';
import { type RolledOut, rolloutWorkflow } from '../../workflows/rolloutContract';
import { freshId, useApi } from '../support/api';
import { fetchRuns } from '../support/history';
import { Living } from '../support/living';
import { replayRun } from '../support/replay';
import { register as registerAside } from '../support/start';
import { skipOf } from '../support/timeSkipping';
import { until } from '../support/until';
import { useBench } from '../support/useBench';

const bench = useBench();
const api = useApi(bench);

const run = freshId();

/** Working days come on some days of the week only: every term in working days ends later, on whatever day this is run. */
const workingOn = (weekdays: string): Record<string, unknown> => {
  const text = shippedOffice.replace('weekdays: [1, 2, 3, 4, 5]', `weekdays: ${weekdays}`);
  // Versions of its own, lest a rollout that another run left on the server is taken for this one's.
  return { ...(parse(text) as Record<string, unknown>), name: { zh: '工作日', en: run } };
};
const put = async (body: Record<string, unknown>) => {
  const asked = await api.ask('PUT', '/v1/calendars/office', { role: 'administrator', body });
  return { status: asked.status, version: String(asked.body.version), rollout: String(asked.body.rollout) };
};

async function register(): Promise<Living> {
  const { status, body } = await api.post(freshId());
  expect(status).toBe(201);
  return new Living(bench(), String(body.number), body as unknown as Receipt);
}

const dueOf = async (complaint: Living): Promise<number> => {
  const clock = (await complaint.state()).clocks.find(({ clock: id }) => id === 'resolution');
  if (clock === undefined) throw new Error('no resolution clock');
  return clock.due;
};

/** Waits until a rollout has told all that run, and pauses. */
const paused = (rollout: string): Promise<boolean> =>
  until(`${rollout} has told all that run`, async () => {
    const { events } = await bench().client.workflow.getHandle(rollout).fetchHistory();
    return (events ?? []).some(({ timerStartedEventAttributes }) => timerStartedEventAttributes != null);
  });

/** Waits until a rollout is over, its pause skipped. */
async function ended(rollout: string): Promise<RolledOut> {
  await paused(rollout);
  await skipOf(bench(), rollout, 60_000);
  return bench().client.workflow.getHandle(rollout).result() as Promise<RolledOut>;
}

test('open complaints count by a new calendar, those that begin later start with it, and each adopts it once', async () => {
  const [open, gone] = [await register(), await register()];
  await open.give('triage', { category: 'charges.data', level: 'L2' });
  const due = await dueOf(open);
  await gone.handle.terminate('a test ends it');
  bench().registered.delete(gone.number);

  const { status, version, rollout } = await put(workingOn('[1]'));
  expect(status).toBe(201);
  const begunAfter = await register();
  await open.until('it has adopted the calendar', ({ calendars }) => calendars.office === version);
  expect(await dueOf(open)).toBeGreaterThan(due);
  expect(await begunAfter.state()).toMatchObject({ calendars: { office: version } });

  expect(await ended(rollout)).toMatchObject({ superseded: false });
  for (const run of await fetchRuns(bench().client, rollout)) await replayRun(run, rollout);

  const again = await put(workingOn('[1]'));
  expect(again).toEqual({ status: 200, version, rollout });
  await ended(rollout);
  expect(await open.events('adopted')).toMatchObject([{ data: { calendars: { office: version } }, actor: { role: 'administrator' } }]);
  expect(await begunAfter.events('adopted')).toEqual([]);
});

test('a complaint that was just being started, by the calendar before, is told a minute later', async () => {
  const { version, rollout } = await put(workingOn('[1, 3]'));
  await paused(rollout);
  const justStarted = await registerAside(bench());
  expect(await justStarted.state()).toMatchObject({ calendars: {} });
  await ended(rollout);
  await justStarted.until('it has adopted the calendar', ({ calendars }) => calendars.office === version);
});

test('a calendar that is put while no worker runs is told as soon as one does', async () => {
  const complaint = await register();
  await bench().stopWorker();
  const { status, version, rollout } = await put(workingOn('[2]'));
  expect(status).toBe(201);
  await bench().startWorker();
  await complaint.until('it has adopted the calendar', ({ calendars }) => calendars.office === version);
  expect(await ended(rollout)).toMatchObject({ superseded: false });
});

test('a rollout that a newer one overtakes tells nobody any more', async () => {
  const complaint = await register();
  await bench().stopWorker();
  const [older, newer] = [await put(workingOn('[3]')), await put(workingOn('[4]'))];
  await bench().startWorker();
  await complaint.until('it has adopted the newer one', ({ calendars }) => calendars.office === newer.version);
  expect(await bench().client.workflow.getHandle(older.rollout).result()).toEqual({ told: 0, superseded: true });
  await ended(newer.rollout);
  expect(await complaint.events('adopted')).toHaveLength(1);
});

test('a version that comes back is adopted again', async () => {
  const complaint = await register();
  const versions: string[] = [];
  for (const weekdays of ['[5]', '[1, 2]', '[5]']) {
    const { version, rollout } = await put(workingOn(weekdays));
    await complaint.until('it has adopted the calendar', ({ calendars }) => calendars.office === version);
    versions.push(version);
    await ended(rollout);
  }
  expect(versions[2]).toBe(versions[0]);
  expect((await complaint.events('adopted')).map(({ data }) => data.calendars.office)).toEqual(versions);
});

test('started by hand with something else it fails at once, and says how it is done', async () => {
  const options = { taskQueue: bench().taskQueue, workflowId: `rollout-${freshId()}`, args: [{ calendars: 'office' }] };
  const failed = await bench()
    .client.workflow.execute(rolloutWorkflow, options)
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(WorkflowFailedError);
  const { cause } = failed as WorkflowFailedError;
  expect(cause).toBeInstanceOf(ApplicationFailure);
  expect(cause?.message).toContain('PUT /v1/calendars/{id}');
});
