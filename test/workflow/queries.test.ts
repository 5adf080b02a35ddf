import { setImmediate as turn } from 'node:timers/promises';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();

/** Core reports a task half done when it answers a query in the middle of it: see workflows/queries.ts. The replay after the test tells. */
test('questions at any moment neither change what happens nor go unanswered', async () => {
  const complaint = await register(bench());
  let isOver = false;
  const asking = Array.from({ length: 4 }, async () => {
    for (; !isOver; await turn()) await complaint.state();
  });
  const commanding = Array.from({ length: 4 }, async (_, lane) => {
    for (let n = 0; n < 15; n++) await complaint.give('note', { text: `第 ${lane}.${n} 条` });
  });
  await Promise.all(commanding);
  isOver = true;
  await Promise.all(asking);
  expect(await complaint.events('noted')).toHaveLength(60);
});
