import { journalQuery, type JournalAnswer } from '../../workflows/contract';
import { payload, signalRaw } from '../support/rawSignal';
import { register } from '../support/start';
import { until } from '../support/until';
import { useBench } from '../support/useBench';

const bench = useBench();
const long = '投诉处理备注'.repeat(660);

test('hundreds of long notes at once neither wedge the complaint nor get lost', async () => {
  const complaint = await register(bench());
  await complaint.delivered();
  await bench().stopWorker();
  for (let i = 0; i < 190; i++) await signalRaw(complaint, 'note', [payload(JSON.stringify({ text: long, requestId: `long-${i}` }))]);
  await bench().startWorker();
  expect(await complaint.give('note', { text: '最后一条' })).toMatchObject({ repeated: false });
  expect(await complaint.events('noted')).toHaveLength(191);
  const { segments } = await until('a part is sealed', async () => {
    const journal = await complaint.handle.query<JournalAnswer>(journalQuery);
    return journal.segments.length > 0 && journal;
  });
  expect(segments.every(({ from, to }) => to - from < 500)).toBe(true);
}, 120_000);

test('a request that the state has forgotten and no segment has yet is answered from the tail', async () => {
  const complaint = await register(bench());
  await complaint.delivered();
  for (let i = 0; i < 260; i++)
    await signalRaw(complaint, 'urge', [payload(JSON.stringify({ requestId: `r-${i}`, by: { role: 'agent', id: 'agent-1' } }))]);
  const { urges, requests } = await until('all are taken', async () => {
    const state = await complaint.state();
    return state.urges === 260 && state;
  });
  expect([urges, requests.length]).toEqual([260, 250]);
  expect(await complaint.give('urge', { requestId: 'r-0' })).toMatchObject({ repeated: true });
  await expect(complaint.give('urge', { requestId: 'r-1', words: '另一句' })).rejects.toThrow();
  expect((await complaint.state()).urges).toBe(260);
}, 60_000);

test('a cancellation does not keep the registration from being answered', async () => {
  const complaint = await register(bench());
  await complaint.handle.cancel();
  await until('it is refused', async () => (await complaint.state()).seq > 1);
  expect(await complaint.handle.executeUpdate('registered', { updateId: 'once-more' })).toMatchObject({ number: complaint.number });
});
