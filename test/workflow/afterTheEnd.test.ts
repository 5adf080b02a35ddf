import { wholeDay } from '../../domain/clocks/civil';
import { isoInstant } from '../../domain/clocks/instant';
import { tick } from '../../domain/clocks/tick';
import { settleInOneCall } from '../support/lives';
import type { Living } from '../support/living';
import { ordinaryWeeks } from '../support/ordinaryWeeks';
import { shippedPlan } from '../support/plan';
import { inOwnTime, registerAt } from '../support/start';
import { skipTo } from '../support/timeSkipping';
import { useBench } from '../support/useBench';

/** What is still owed of a complaint that is over keeps its workflow open: a promise, a report, another body that wants it done again. */

const bench = useBench(inOwnTime);
const weeks = ordinaryWeeks(shippedPlan().plan);
const begun = (): Promise<Living> => registerAt(bench(), weeks.begin, { receivedAt: isoInstant(weeks.begin) });

async function liveUntil(complaint: Living, at: number): Promise<void> {
  await skipTo(bench(), complaint.number, at);
  await complaint.until('nothing is owed', (state) => state.effects.length === 0 && tick(state, at) === null);
}

const statusOf = async (complaint: Living): Promise<string> => (await complaint.handle.describe()).status.name;
const clockOf = async (complaint: Living, id: string) => {
  const clock = (await complaint.state()).clocks.find(({ clock: name }) => name === id);
  return clock === undefined ? null : { ...clock, due: weeks.say(clock.due) };
};

test('a promise outlives the closing and the reopening window: it is warned of, late, and the end comes when it is kept', async () => {
  const complaint = await begun();
  const { give } = complaint;
  await give('triage', { category: 'network.voice', level: 'L1' });
  await give('find', { cause: 'network.blindSpot', responsibility: 'companyAtFault', finding: '覆盖盲区。' });
  await give('reply', { finding: '盲区', basis: '服务协议', solution: '新建基站', timing: '四十日内' });
  await complaint.delivered();
  await give('rate', { satisfaction: 'satisfied' }, 'inspector');
  const promise = { what: '基站开通', owner: 'handler-3', due: isoInstant(weeks.at('40 18:00')) };
  await give('close', { outcome: 'agreedWithPromise', promise });
  const { endedAt } = await complaint.delivered();

  await liveUntil(complaint, (endedAt ?? 0) + 32 * wholeDay);
  expect(await statusOf(complaint)).toBe('RUNNING');
  expect(await clockOf(complaint, 'promise/M1')).toMatchObject({ state: 'running', due: '40 18:00', warned: 1, lateSteps: 0 });

  await liveUntil(complaint, weeks.at('41 00:00'));
  expect(await complaint.events('clockLate')).toMatchObject([{ data: { clock: 'promise/M1', owedAt: weeks.at('40 18:00') } }]);
  expect(await complaint.events('escalated')).toMatchObject([{ data: { rung: 'E2', rule: 'late:promise/M1/0' } }]);
  expect(await statusOf(complaint)).toBe('RUNNING');

  await give('fulfil', { promise: 'M1', reference: 'SITE-7' }, 'handler', 'handler-3');
  expect(await complaint.handle.result()).toMatchObject({ outcome: 'agreedWithPromise' });
  expect(await clockOf(complaint, 'promise/M1')).toMatchObject({ state: 'stopped', stoppedLate: true });
});

test('of an escalated complaint a report is due two working days after its end, and its workflow waits for it', async () => {
  const complaint = await begun();
  await complaint.give('escalate', { to: 'E2', reason: '客户要求专家处理。' });
  await complaint.give('respond', { text: '已接手。' }, 'expert');
  await settleInOneCall(complaint);
  expect(await clockOf(complaint, 'escalationReport')).toMatchObject({ state: 'running', due: '3 00:00' });

  const { endedAt } = await complaint.state();
  await liveUntil(complaint, (endedAt ?? 0) + 32 * wholeDay);
  expect(await clockOf(complaint, 'escalationReport')).toMatchObject({ state: 'running', lateSteps: 1 });
  expect(await statusOf(complaint)).toBe('RUNNING');
  await complaint.give('report', { report: '经过、处理与改进。' }, 'expert');
  expect(await complaint.handle.result()).toMatchObject({ outcome: 'agreed' });
});

test('a referral joins and drops no clock; done again after the closing it reopens, with clocks of its own round', async () => {
  const complaint = await begun();
  const { give } = complaint;
  await give('triage', { category: 'charges.data', level: 'L2' });
  const before = await complaint.delivered();
  await give('refer', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1', dueOn: weeks.date(14) }, 'liaison');
  // The printed date is a Monday's; inside it is due on the Friday before.
  expect(await clockOf(complaint, 'referralReply/R1')).toMatchObject({ state: 'running', due: '12 00:00' });
  expect(await clockOf(complaint, 'referralPrinted/R1')).toMatchObject({ state: 'running', due: '15 00:00' });
  const { clocks } = await complaint.state();
  const running = (all: typeof clocks): string[] => all.filter(({ state }) => state === 'running').map(({ clock }) => clock);
  expect(running(clocks)).toEqual(expect.arrayContaining(running(before.clocks)));
  for (const { clock, due } of before.clocks) expect(clocks.find((c) => c.clock === clock)?.due).toBeLessThanOrEqual(due);

  await give('find', { cause: 'billing.error', responsibility: 'companyAtFault', finding: '多计费。' });
  await give('reply', { finding: '多计费', basis: '资费公示', solution: '退费', timing: '下月' });
  await give('reportBack', { report: '已退费并告知客户。' }, 'liaison');
  expect(await clockOf(complaint, 'referralReply/R1')).toMatchObject({ state: 'stopped', stopped: { end: 'met' }, stoppedLate: false });
  await complaint.delivered();
  await give('rate', { satisfaction: 'satisfied' }, 'inspector');
  await give('close', { outcome: 'agreed' });
  await liveUntil(complaint, weeks.at('4 10:00'));

  await give('recordRedo', { reason: '未说明到账时间。', dueOn: weeks.date(18) }, 'liaison');
  expect(await complaint.state()).toMatchObject({ stage: 'triaged', referrals: [{ round: 2, state: 'received' }] });
  expect(await clockOf(complaint, 'referralReply/R1')).toMatchObject({ state: 'running', due: '18 00:00' });
  expect(await clockOf(complaint, 'referralPrinted/R1')).toMatchObject({ state: 'running', due: '19 00:00' });
  expect(await clockOf(complaint, 'referralSignFor/R1')).toMatchObject({ state: 'running', due: '4 12:00' });
  await liveUntil(complaint, weeks.at('19 00:00'));
  const late = (await complaint.events('clockLate')).filter(({ data }) => data.name.startsWith('referral'));
  expect(late.map(({ data }) => [data.clock, weeks.say(data.owedAt)])).toEqual([
    ['referralSignFor/R1', '4 12:00'],
    ['referralContact/R1', '4 14:00'],
    ['referralReply/R1', '18 00:00'],
    ['referralPrinted/R1', '19 00:00'],
  ]);
  expect(await complaint.state()).toMatchObject({ rung: 'E4' });
});
