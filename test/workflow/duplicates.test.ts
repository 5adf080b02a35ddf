import type { EffectResult, MergeOrder } from '../../activities/effect';
import { complaintNumber } from '../../domain/complaint/number';
import { listMessages } from '../../store/outbox';
import type { Receipt } from '../../workflows/contract';
import { freshId, useApi } from '../support/api';
import { settleInOneCall } from '../support/lives';
import { Living } from '../support/living';
import { shownIn } from '../support/registry';
import { register } from '../support/start';
import { skip } from '../support/timeSkipping';
import { useBench } from '../support/useBench';

/** How the next merges are carried out; as usual when nothing is said. */
let carry: ((order: MergeOrder, usual: (order: MergeOrder) => Promise<EffectResult>) => Promise<EffectResult>) | null = null;
const bench = useBench({
  activities: (usual) => ({
    ...usual,
    mergeInto: (order) => carry?.(order, usual.mergeInto) ?? usual.mergeInto(order),
  }),
});
const api = useApi(bench);
afterEach(() => {
  carry = null;
});

const day = 86_400_000;
const reason = '同一客户同一件事';

/** The same customer calls, each time under another request id. */
async function call(phone: string, content: object): Promise<Living> {
  const { body } = await api.post(freshId(), { contact: { preferred: 'sms', phone }, service: { number: phone }, content });
  const complaint = new Living(bench(), String(body.number), body as unknown as Receipt);
  await complaint.delivered();
  return complaint;
}

const merge = (complaint: Living, into: string, role = 'supervisor') => complaint.give('merge', { into, reason }, role);

/** Merged into a complaint that will never take it; resolves with what the person is told who must settle it. */
async function failedMerge(complaint: Living, into: string): Promise<{ key: string; error: string }> {
  await merge(complaint, into);
  const { effects } = await complaint.until('it has failed', (state) =>
    state.effects.some((e) => e.kind === 'merge' && e.state === 'failed'),
  );
  const { key = '', error } = effects.find(({ kind }) => kind === 'merge') ?? {};
  return { key, error: error ?? '' };
}

test('a second call on the same matter is offered as a duplicate, and merging it adds its text to the first', async () => {
  const first = await call('13900004001', { subject: '宽带中断', facts: '宽带从昨晚起不能用。' });
  await shownIn(bench(), first.number, (await first.state()).seq);
  const second = await call('+86 139-0000-4001', { subject: '宽带还是不能用', facts: '到今天中午仍不能用。', demand: '今天修好' });

  const path = `/v1/complaints/${second.number}`;
  const { seq } = await second.state();
  expect((await api.ask('GET', `${path}?seq=${seq}`)).body).toMatchObject({ possibleDuplicates: [first.number], repeats: 2 });

  const answer = await api.ask('POST', `${path}/merge`, { body: { into: first.number, reason } });
  expect(answer).toMatchObject({ status: 200, body: { stage: 'closed', events: ['merged'] } });
  const merged = await second.delivered();
  expect(merged).toMatchObject({ outcome: 'merged', links: [{ to: first.number, relation: 'mergedInto' }] });
  expect((await api.ask('GET', `${path}?seq=${merged.seq}`)).body).toMatchObject({ stage: 'closed', outcome: 'merged' });
  const told = await listMessages(bench().services.store.reading, { complaint: second.number });
  expect(told.filter(({ purpose }) => purpose === 'merged')).toMatchObject([
    { audience: 'customer', text: expect.stringContaining(first.number) },
  ]);

  expect(await first.events('absorbed')).toMatchObject([
    {
      actor: { role: 'operator', id: 'redress' },
      data: { from: second.number },
      personal: { subject: '宽带还是不能用', facts: '到今天中午仍不能用。\n\n今天修好' },
    },
  ]);
  expect(await first.state()).toMatchObject({ stage: 'registered', links: [{ to: second.number, relation: 'absorbed' }] });
});

test('a call after the end of the same matter is linked to it as a repeat', async () => {
  const phone = '13900004002';
  const first = await call(phone, { subject: '话费争议', facts: '多扣一笔。' });
  await first.give('triage', { category: 'charges.data', level: 'L1' });
  await first.give('withdraw', { words: '不投诉了', recording: 'R-1' }, 'supervisor');
  const { seq } = await first.delivered();
  await shownIn(bench(), first.number, seq);

  const second = await call(phone, { subject: '话费争议', facts: '又多扣一笔。' });
  expect(await second.state()).toMatchObject({ facts: { duplicates: [], repeats: 2 }, links: [] });
  await second.give('triage', { category: 'charges.data', level: 'L1' });
  const { links } = await second.delivered();
  expect(links).toEqual([{ to: first.number, relation: 'repeat' }]);
});

test('an answer that was lost does not add the text twice', async () => {
  const [first, second] = [await register(bench()), await register(bench())];
  const requests: string[] = [];
  carry = async (order, usual) => {
    const result = await usual(order);
    requests.push(order.requestId);
    if (requests.length === 1) throw new Error('the connection was lost after the text was taken');
    return result;
  };
  await merge(second, first.number);
  await second.delivered();
  expect(requests).toHaveLength(2);
  expect(new Set(requests).size).toBe(1);
  expect(await first.events('absorbed')).toHaveLength(1);
});

test('a complaint that refuses the text leaves it to a person, who may open it and have it tried again', async () => {
  const [first, second] = [await register(bench()), await register(bench())];
  await first.give('withdraw', { words: '不投诉了', recording: 'R-1' }, 'supervisor');
  const { key, error } = await failedMerge(second, first.number);
  expect(error).toMatch(`${first.number} refused it: absorb is for`);

  await first.give('reopen', { reason: '客户再次来电' });
  await second.give('settle', { effect: key, how: 'retry', reason: '已重办' }, 'supervisor');
  await second.delivered();
  expect(await first.events('absorbed')).toHaveLength(1);
});

test('a text that a person has added by hand counts as added when it is tried again', async () => {
  const [first, second] = [await register(bench()), await register(bench())];
  await first.give('withdraw', { words: '不投诉了', recording: 'R-1' }, 'supervisor');
  const { key } = await failedMerge(second, first.number);
  await first.give('reopen', { reason: '客户再次来电' });
  await first.give('absorb', { from: second.number, subject: '话费争议', facts: '又多扣一笔。' }, 'supervisor');
  await second.give('settle', { effect: key, how: 'retry', reason: '已手工补录' }, 'supervisor');
  await second.delivered();
  expect(await first.events('absorbed')).toHaveLength(1);
});

test('one that has ended for good, or is not there, leaves it to a person as well', async () => {
  const first = await register(bench());
  await settleInOneCall(first);
  await skip(bench(), first.number, 400 * day);
  await first.handle.result();
  expect(await failedMerge(await register(bench()), first.number)).toMatchObject({
    error: expect.stringContaining(`${first.number} has ended for good`),
  });

  const none = complaintNumber('phone', freshId());
  const lost = await register(bench());
  const { key, error } = await failedMerge(lost, none);
  expect(error).toContain(`there is no complaint ${none}`);
  await lost.give('settle', { effect: key, how: 'drop', reason: '号码有误' }, 'supervisor');
  // What no other complaint took is handled under its own number.
  expect(await lost.delivered()).toMatchObject({ stage: 'registered', outcome: null });
});
