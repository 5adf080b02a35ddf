import { ApplicationFailure } from '@temporalio/common';
import type { EffectResult, MessageOrder } from '../../activities/effect';
import { listDesk } from '../../store/desk';
import { listMessages } from '../../store/outbox';
import type { Living } from '../support/living';
import { register } from '../support/start';
import { skip } from '../support/timeSkipping';
import { useBench } from '../support/useBench';

type Deliver = (order: MessageOrder, usual: (order: MessageOrder) => Promise<EffectResult>) => Promise<EffectResult>;

/** What the gateway does with the messages of one purpose; all others are delivered. */
const gateway = new Map<string, Deliver>();
const bench = useBench({
  services: ({ notification }) => ({
    notification: {
      deliver: (order) => gateway.get(order.purpose)?.(order, (o) => notification.deliver(o)) ?? notification.deliver(order),
    },
  }),
});
afterEach(() => gateway.clear());

const minute = 60_000;
const sent = async (complaint: Living, purpose: string) =>
  (await listMessages(bench().services.store.reading, { complaint: complaint.number })).filter((message) => message.purpose === purpose);
const effectOf = (complaint: Living, purpose: string) =>
  complaint.state().then(({ effects }) => effects.find((effect) => effect.purpose === purpose));

test('a gateway that fails at first gets the message once', async () => {
  let tries = 0;
  gateway.set('acknowledgement', (order, usual) => (++tries < 3 ? Promise.reject(new Error('451 try later')) : usual(order)));
  const complaint = await register(bench());
  await complaint.delivered();
  expect(tries).toBe(3);
  expect(await sent(complaint, 'acknowledgement')).toHaveLength(1);
});

test('an answer that was lost does not double the message', async () => {
  let tries = 0;
  gateway.set('acknowledgement', async (order, usual) => {
    const result = await usual(order);
    if (++tries === 1) throw new Error('the connection was lost after the message was taken');
    return result;
  });
  const complaint = await register(bench());
  await complaint.delivered();
  expect(tries).toBe(2);
  expect(await sent(complaint, 'acknowledgement')).toHaveLength(1);
});

test('what fails for long is delayed by the plan, and tried again until it works', async () => {
  let isDown = true;
  gateway.set('acknowledgement', (order, usual) => (isDown ? Promise.reject(new Error('the gateway is down')) : usual(order)));
  const complaint = await register(bench());
  await skip(bench(), complaint.number, 30_000);
  expect(await effectOf(complaint, 'acknowledgement')).toMatchObject({
    state: 'delayed',
    attempts: 1,
    error: expect.stringMatching(/the gateway is down/),
  });
  isDown = false;
  await skip(bench(), complaint.number, 2 * minute);
  await complaint.delivered();
  expect(await sent(complaint, 'acknowledgement')).toHaveLength(1);
});

test('what fails for good is told to the operator, and settled by a person', async () => {
  let isBarred = true;
  gateway.set('acknowledgement', (order, usual) =>
    isBarred ? Promise.reject(ApplicationFailure.nonRetryable('550 no such number', 'Undeliverable')) : usual(order),
  );
  const complaint = await register(bench());
  const effect = await complaint
    .until('it has failed', ({ effects }) => effects.some(({ state }) => state === 'failed'))
    .then(() => effectOf(complaint, 'acknowledgement'));
  await complaint.until('the operator was told', ({ effects }) => effects.length === 1);
  expect(await sent(complaint, 'effectFailed')).toMatchObject([{ audience: 'operator' }]);

  isBarred = false;
  await complaint.give('settle', { effect: effect?.key, how: 'retry', reason: '号码已核对' }, 'operator');
  await complaint.delivered();
  expect(await sent(complaint, 'acknowledgement')).toHaveLength(1);
});

test('in doubt: what the plan lets repeat is repeated, what it gives to a person waits for one', async () => {
  const inDoubt: Deliver = () => Promise.resolve({ outcome: 'inDoubt', error: 'no answer from the gateway' });
  gateway.set('acknowledgement', inDoubt);
  gateway.set('reply', inDoubt);
  const complaint = await register(bench());
  await complaint.until('it is to be repeated', ({ effects }) =>
    effects.some((e) => e.purpose === 'acknowledgement' && e.state === 'delayed'),
  );
  gateway.delete('acknowledgement');
  await skip(bench(), complaint.number, 2 * minute);
  await complaint.delivered();

  await complaint.give('triage', { category: 'charges.data', level: 'L1' });
  await complaint.give('find', { cause: 'billing.error', responsibility: 'companyAtFault', finding: '多计费。' });
  await complaint.give('reply', { finding: '多计费', basis: '资费公示', solution: '退费', timing: '下月' });
  await complaint.until('a person is asked', ({ effects }) => effects.some((e) => e.purpose === 'reply' && e.state === 'inDoubt'));
  expect(await complaint.refused(complaint.give('close', { outcome: 'agreed' }))).toMatchObject({
    code: 'plan',
    detail: expect.stringMatching(/the reply is not delivered/),
  });
  const reply = await effectOf(complaint, 'reply');
  await complaint.give('settle', { effect: reply?.key, how: 'done', reason: '客户确认收到' }, 'supervisor');
  expect(await effectOf(complaint, 'reply')).toBeUndefined();
  await complaint.delivered();
});

test('a worker that stops in the middle and starts again doubles nothing and forgets nothing', async () => {
  let isDown = true;
  gateway.set('acknowledgement', (order, usual) => (isDown ? Promise.reject(new Error('the gateway is down')) : usual(order)));
  const complaint = await register(bench());
  await complaint.give('triage', { category: 'network.voice', level: 'L2' });
  await bench().stopWorker();
  await complaint.handle.signal('transfer', { department: 'networkOperations', request: '请核查。', by: { role: 'agent', id: 'agent-1' } });
  await complaint.handle.signal('urge', { by: { role: 'agent', id: 'agent-1' } });
  isDown = false;
  await bench().startWorker();
  await skip(bench(), complaint.number, 2 * minute);
  await complaint.delivered();

  const ordered = await complaint.events('effectOrdered');
  const messages = await listMessages(bench().services.store.reading, { complaint: complaint.number });
  const handOffs = await listDesk(bench().services.store.reading, { complaint: complaint.number });
  expect(messages.map(({ key }) => key).toSorted()).toEqual(
    ordered
      .filter(({ data }) => data.kind === 'message')
      .map(({ data }) => data.key)
      .toSorted(),
  );
  expect(handOffs.map(({ key }) => key)).toEqual(ordered.filter(({ data }) => data.kind === 'handOff').map(({ data }) => data.key));
  expect(await complaint.state()).toMatchObject({ urges: 1, handOffs: [{ department: 'networkOperations' }] });
});
