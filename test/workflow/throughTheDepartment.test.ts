import { listDesk } from '../../store/desk';
import { listMessages } from '../../store/outbox';
import { goThroughDepartment, rateAndClose } from '../support/lives';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();
const desk = (complaint: string) => listDesk(bench().services.store.reading, { complaint });

test('a department takes it, answers, and the customer agrees', async () => {
  const complaint = await register(bench());
  await goThroughDepartment(complaint);
  expect(await complaint.state()).toMatchObject({
    stage: 'replied',
    handOffs: [{ handOff: 'H1', state: 'answered', handler: 'handler-7' }],
  });
  await rateAndClose(complaint);

  expect(await complaint.state()).toMatchObject({
    stage: 'closed',
    outcome: 'agreed',
    remedies: [{ remedy: 'P1R1', fulfilled: true, reference: 'ORDER-1' }],
  });
  expect(await desk(complaint.number)).toMatchObject([
    { key: `${complaint.number}/handOff/1`, handOff: 'H1', department: 'networkOperations', category: 'network.mobileData' },
  ]);
  const messages = await listMessages(bench().services.store.reading, { complaint: complaint.number });
  expect(messages.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['acknowledgement', 'handOff', 'reply', 'closing']));
});

test('a hand-off that comes back is dispatched again, and one that is no longer needed is recalled', async () => {
  const complaint = await register(bench());
  const { give } = complaint;
  await give('triage', { category: 'charges.billingError', level: 'L2' });
  await give('transfer', { department: 'networkOperations', request: '请核查。' });
  await give('return', { reason: '与网络无关。' }, 'handler');
  expect(await complaint.state()).toMatchObject({ stage: 'triaged', returns: 1 });
  await give('transfer', { department: 'billing', request: '请核查计费。' });
  await give('withdraw', { words: '问题已经解决，不投诉了。', recording: 'R-2' }, 'supervisor');

  const state = await complaint.until('the dossier is sealed', ({ dossier, effects }) => dossier !== null && effects.length === 0);
  expect(state.handOffs.map(({ department, state: standing }) => [department, standing])).toEqual([
    ['networkOperations', 'returned'],
    ['billing', 'recalled'],
  ]);
  expect((await desk(complaint.number)).map(({ handOff }) => handOff)).toEqual(['H1']);
});

test('a dissatisfied customer has it reopened once, and is then heard higher up', async () => {
  const complaint = await register(bench());
  await goThroughDepartment(complaint);
  const { give } = complaint;
  await give('rate', { satisfaction: 'dissatisfied', comment: '补偿太少。' }, 'inspector');
  expect(await complaint.state()).toMatchObject({ stage: 'triaged', reopenings: 1, rung: 'E2' });
  await give('reply', { finding: '同前', basis: '服务协议', solution: '维持原方案', timing: '即时', result: 'partlyMet' });
  await complaint.delivered();
  await give('rate', { satisfaction: 'dissatisfied' }, 'inspector');

  expect(await complaint.state()).toMatchObject({ stage: 'replied', reopenings: 1, rung: 'E3' });
  await give('close', { outcome: 'notAgreed' });
  await complaint.until('the dossier is sealed', ({ dossier, effects }) => dossier !== null && effects.length === 0);
  const [replied] = (await complaint.events('replied')).slice(-1);
  expect(replied?.data).toMatchObject({ result: 'partlyMet', appealStated: true });
});
