import { verifyArchive } from '../../activities/archive/verify/verifyArchive';
import { tick } from '../../domain/clocks/tick';
import { listMessages } from '../../store/outbox';
import { settleInOneCall } from '../support/lives';
import type { Living } from '../support/living';
import { register } from '../support/start';
import { skipTo, timeOf } from '../support/timeSkipping';
import { useBench } from '../support/useBench';

/** Complaints run through weeks by the server's own time skipping; instants are those that the journal promised. */

const gateway = { isDown: false };
const bench = useBench({
  services: ({ notification }) => ({
    notification: {
      deliver: (order) =>
        gateway.isDown && order.purpose === 'acknowledgement'
          ? Promise.reject(new Error('the gateway is down'))
          : notification.deliver(order),
    },
  }),
});

const clockOf = async (complaint: Living, id: string) => {
  const clock = (await complaint.state()).clocks.find(({ clock: name }) => name === id);
  if (clock === undefined) throw new Error(`no clock ${id}`);
  return clock;
};
const minute = 60_000;
const day = 24 * 60 * minute;

/** Lets time pass to just after an instant; what was due by then is in the journal afterwards. */
async function live(complaint: Living, until: number | undefined): Promise<void> {
  if (until === undefined) throw new Error('no such instant');
  await skipTo(bench(), complaint.number, until + 1_000);
  await complaint.until('what time owes is in the journal', (state) => tick(state, until) === null);
}

test('first contact: warned at half and at four fifths, late when it is due, each once', async () => {
  const complaint = await register(bench());
  await complaint.give('triage', { category: 'network.voice', level: 'L2' });
  const { warnAt, due } = await clockOf(complaint, 'firstContact');
  await live(complaint, due);

  const warned = (await complaint.events('clockWarned')).filter(({ data }) => data.clock === 'firstContact');
  expect(warned.map(({ data }) => data.warning)).toEqual([0, 1]);
  warned.forEach(({ at, data }) => expect(at - (warnAt[data.warning] ?? 0)).toBeLessThan(minute));
  const [late, ...more] = (await complaint.events('clockLate')).filter(({ data }) => data.clock === 'firstContact');
  expect(late?.data).toMatchObject({ step: 0, due });
  expect((late?.at ?? 0) >= due && (late?.at ?? 0) - due < minute).toBe(true);
  expect(more).toEqual([]);
  const told = await listMessages(bench().services.store.reading, { complaint: complaint.number });
  expect(told.filter(({ purpose }) => purpose === 'clockLate').length).toBeGreaterThan(0);
});

test('progress notice: late without one, met by one, and owed anew from there until the reply', async () => {
  const complaint = await register(bench());
  await complaint.give('triage', { category: 'charges.data', level: 'L2' });
  const { due } = await clockOf(complaint, 'progressNotice');
  await live(complaint, due);
  await complaint.give('inform', { direction: 'toCustomer', text: '仍在核对账单。' });
  const [informed] = await complaint.events('informed');
  const again = await clockOf(complaint, 'progressNotice');
  expect(again).toMatchObject({ state: 'running', due: (informed?.at ?? 0) + 2 * day, warned: 0, lateSteps: 0 });
  await live(complaint, again.due);
  await complaint.give('reply', { finding: '多计费', basis: '资费公示', solution: '退费', timing: '下月' });

  const late = (await complaint.events('clockLate')).filter(({ data }) => data.clock === 'progressNotice');
  expect(late.map(({ data }) => data.owedAt)).toEqual([due, again.due]);
  const stopped = (await complaint.events('clockStopped')).filter(({ data }) => data.clock === 'progressNotice');
  expect(stopped).toMatchObject([{ data: { due, late: true, end: 'met' } }, { data: { due: again.due, late: true, end: 'met' } }]);
});

test('acceptance: a department that does not answer is late by its own calendar', async () => {
  const complaint = await register(bench());
  await complaint.give('triage', { category: 'network.voice', level: 'L2' });
  await complaint.give('transfer', { department: 'networkOperations', request: '请核查。' });
  const { due, goal } = await clockOf(complaint, 'acceptance/H1');
  expect(goal).toBe('4 wh');
  await live(complaint, due);

  expect(await clockOf(complaint, 'acceptance/H1')).toMatchObject({ state: 'running', lateSteps: 1 });
  await complaint.give('accept', {}, 'handler');
  expect(await clockOf(complaint, 'acceptance/H1')).toMatchObject({ state: 'stopped', stoppedLate: true });
});

test('resolution: warnings, late, and over 24 hours late it stands at E3', async () => {
  const complaint = await register(bench());
  await complaint.give('triage', { category: 'charges.data', level: 'L2' });
  const { warnAt, lateAt, due } = await clockOf(complaint, 'resolution');
  const seen = async () => {
    const { warned, lateSteps } = await clockOf(complaint, 'resolution');
    return { warned, lateSteps, rung: (await complaint.state()).rung };
  };
  await live(complaint, warnAt[0]);
  expect(await seen()).toEqual({ warned: 1, lateSteps: 0, rung: null });
  await live(complaint, warnAt[1]);
  expect(await seen()).toEqual({ warned: 2, lateSteps: 0, rung: null });
  await live(complaint, due);
  expect(await seen()).toEqual({ warned: 2, lateSteps: 1, rung: null });
  await live(complaint, lateAt[1]);
  expect(await seen()).toEqual({ warned: 2, lateSteps: 2, rung: 'E3' });
  expect((await complaint.events('escalated')).map(({ data }) => data)).toMatchObject([{ rung: 'E3', rule: 'late:resolution/1' }]);
});

test('the statutory term: warned on day 10, late and at E3 when 15 days are over', async () => {
  const complaint = await register(bench());
  const { warnAt, due } = await clockOf(complaint, 'statutory');
  await live(complaint, due);

  const [warned] = (await complaint.events('clockWarned')).filter(({ data }) => data.clock === 'statutory');
  expect((warned?.at ?? 0) - (warnAt[0] ?? 0)).toBeLessThan(minute);
  expect((await complaint.events('clockLate')).filter(({ data }) => data.clock === 'statutory')).toHaveLength(1);
  expect(await complaint.state()).toMatchObject({ rung: 'E3' });
});

test('acknowledgement: while the gateway is down it is late, and delivered once the gateway is back', async () => {
  gateway.isDown = true;
  const complaint = await register(bench());
  const { due } = await clockOf(complaint, 'acknowledgement');
  await live(complaint, due);
  expect(await clockOf(complaint, 'acknowledgement')).toMatchObject({ state: 'running', lateSteps: 1 });

  gateway.isDown = false;
  await live(complaint, due + 30 * minute);
  await complaint.delivered();
  expect(await clockOf(complaint, 'acknowledgement')).toMatchObject({ state: 'stopped', stoppedLate: true });
  const told = await listMessages(bench().services.store.reading, { complaint: complaint.number });
  expect(told.filter(({ purpose }) => purpose === 'acknowledgement')).toHaveLength(1);
});

test('closed and never reopened, it ends with its window: the last segment is sealed, and the archive verifies', async () => {
  const complaint = await register(bench());
  await settleInOneCall(complaint);
  const { endedAt, head } = await complaint.state();
  await skipTo(bench(), complaint.number, (endedAt ?? 0) + 32 * day);

  expect(await complaint.handle.result()).toMatchObject({
    number: complaint.number,
    outcome: 'agreed',
    head: (await complaint.state()).head,
  });
  const journal = await complaint.journal();
  expect(journal.map(({ hash }) => hash)).toContain(head);
  const objects = await bench().services.archive.list(complaint.number);
  expect(objects.map(({ key }) => key)).toEqual(['dossier-0001', `segment-000001-${String(journal.length).padStart(6, '0')}`]);
  const problems: unknown[] = [];
  await verifyArchive(bench().paths.archive, (problem) => problems.push(problem));
  expect(problems).toEqual([]);
});

test('time passes for one complaint alone', async () => {
  const [hurried, other] = [await register(bench()), await register(bench())];
  await skipTo(bench(), hurried.number, Date.now() + 3 * day);
  expect((await timeOf(bench(), hurried.number)) - Date.now()).toBeGreaterThan(2 * day);
  expect(Math.abs((await timeOf(bench(), other.number)) - Date.now())).toBeLessThan(minute);
});
