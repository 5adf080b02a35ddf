import { WorkflowUpdateFailedError } from '@temporalio/client';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();

test('while 200 inputs wait an update is sent away; signals are all taken', async () => {
  const complaint = await register(bench());
  await complaint.delivered();
  await bench().stopWorker();
  const signals = 220;
  for (let n = 0; n < signals; n++) await complaint.handle.signal('note', { text: `第 ${n} 条`, by: { role: 'agent', id: 'agent-1' } });
  const late = complaint.give('note', { text: '太多了' }).then(
    () => null,
    (error: unknown) => (error instanceof WorkflowUpdateFailedError ? error.cause : error),
  );
  // The update waits at the server for the task that brings the signals, too.
  await bench().startWorker();
  expect(await late).toMatchObject({ type: 'QueueFull' });
  await complaint.until('all signals are in the journal', ({ seq }) => seq > signals);
  expect(await complaint.events('noted')).toHaveLength(signals);
  expect(await complaint.give('note', { text: '现在可以' })).toMatchObject({ events: ['noted'] });
});
