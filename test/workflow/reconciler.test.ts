import { listAlarms } from '../../store/alarms';
import { reconcile, type EndedRun } from '../../worker/reconciler';
import { register } from '../support/start';
import { until } from '../support/until';
import { useBench } from '../support/useBench';

const bench = useBench();

test('a complaint that was terminated from outside is reported, once', async () => {
  const [ended, living] = [await register(bench()), await register(bench())];
  await ended.handle.terminate('by mistake, in the UI');
  const dependencies = { client: bench().client, store: bench().services.store };

  const found = await until<EndedRun>('visibility shows the run', async () =>
    (await reconcile(dependencies)).find(({ number }) => number === ended.number),
  );
  expect(found).toMatchObject({ how: 'terminated', isNews: true });
  const again = await reconcile(dependencies);
  expect(again.find(({ number }) => number === ended.number)).toMatchObject({ isNews: false });
  expect(again.map(({ number }) => number)).not.toContain(living.number);
  expect(await listAlarms(bench().services.store.reading, ended.number)).toMatchObject([
    { kind: 'runEnded', detail: `run ${found.runId} was terminated` },
  ]);
});

test('a reset is reported as such', async () => {
  const complaint = await register(bench());
  bench().registered.clear(); // Its new run has another history than the one that was told.
  const { runId } = await complaint.handle.describe();
  const { events } = await complaint.handle.fetchHistory();
  const finished = events?.find(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes)?.eventId ?? null;
  const workflowExecution = { workflowId: complaint.handle.workflowId, runId };
  await bench().client.workflowService.resetWorkflowExecution({
    namespace: 'redress',
    workflowExecution,
    reason: 'tried',
    workflowTaskFinishEventId: finished,
    requestId: 'reset-1',
  });
  const dependencies = { client: bench().client, store: bench().services.store };
  const found = await until<EndedRun>('visibility shows the run', async () =>
    (await reconcile(dependencies)).find(({ number }) => number === complaint.number),
  );
  expect(found).toMatchObject({ runId, how: 'reset' });
});
