import { register } from '../support/start';
import { createBench, type Bench } from '../support/worker';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

test('a complaint settled in one call runs from intake to archive', async () => {
  const { give, handle, receipt } = await register(bench);
  console.log(receipt);
  await give('triage', { category: 'charges.outsidePackage', level: 'L1' });
  await give('contact', { medium: 'phone', summary: 'x' });
  await give('find', { cause: 'billing.error', responsibility: 'companyAtFault', finding: 'x' });
  await give('reply', { finding: 'f', basis: 'b', solution: 's', timing: 't' });
  await give('rate', { satisfaction: 'satisfied' });
  const a = await give('close', { outcome: 'agreed' }).catch((e) => e.cause);
  console.log(a);
  await new Promise((r) => setTimeout(r, 1500));
  const state = await handle.query('state');
  console.log(JSON.stringify(state).slice(-800));
  const h = await handle.fetchHistory();
  console.log(h.events?.length, h.events?.map((e) => e.eventType).join(' '));
}, 60000);
