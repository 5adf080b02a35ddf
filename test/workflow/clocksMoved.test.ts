import { shippedOffice } from '../../store/fixtures/officeCalendar';
import { hour, minute } from '../../domain/clocks/civil';
import { isoInstant } from '../../domain/clocks/instant';
import { tick } from '../../domain/clocks/tick';
import { listMessages } from '../../store/outbox';
import { withDayOff } from '../support/dayOff';
import type { Living } from '../support/living';
import { ordinaryWeeks } from '../support/ordinaryWeeks';
import { changedPlan, shippedPlan } from '../support/plan';
import { inOwnTime, registerAt } from '../support/start';
import { skipTo } from '../support/timeSkipping';
import { useBench } from '../support/useBench';

/** What moves the deadline of a complaint that came in on a Monday at 10:00 and is to be answered within 5 working days: on the next Monday at 24:00. */

const bench = useBench(inOwnTime);
const weeks = ordinaryWeeks(shippedPlan().plan);
const dueAtFirst = '8 00:00';

async function begun(): Promise<Living> {
  const complaint = await registerAt(bench(), weeks.begin, { receivedAt: isoInstant(weeks.begin) });
  await complaint.give('triage', { category: 'charges.data', level: 'L2' });
  await complaint.delivered();
  expect(await due(complaint)).toBe(dueAtFirst);
  return complaint;
}

async function resolution(complaint: Living) {
  const clock = (await complaint.state()).clocks.find(({ name }) => name === 'resolution');
  if (clock === undefined) throw new Error('it is not to be answered');
  return clock;
}
const due = async (complaint: Living): Promise<string> => weeks.say((await resolution(complaint)).due);

async function liveUntil(complaint: Living, when: string): Promise<void> {
  await skipTo(bench(), complaint.number, weeks.at(when));
  await complaint.until(
    `all that is owed by ${when} is done`,
    (state) => state.effects.length === 0 && tick(state, weeks.at(when)) === null,
  );
}

/** Warnings and late steps of the deadline, as they were owed. */
async function steps(complaint: Living): Promise<string[]> {
  const journal = await complaint.journal();
  return journal.flatMap(({ type, data }) =>
    (type === 'clockWarned' || type === 'clockLate') && data.name === 'resolution' ? [`${type} ${weeks.say(data.owedAt)}`] : [],
  );
}

async function told(complaint: Living, purpose: string): Promise<number> {
  const messages = await listMessages(bench().services.store.reading, { complaint: complaint.number });
  return messages.filter((message) => message.purpose === purpose).length;
}

test('a question pauses it, past its due instant too, and the answer lets it run on for what was left', async () => {
  const complaint = await begun();
  await complaint.give('ask', { text: '请提供账单截图。' });
  const [asked] = await complaint.events('asked');
  await liveUntil(complaint, '10 12:00');
  expect(await steps(complaint)).toEqual([]);

  await complaint.give('inform', { direction: 'fromCustomer', text: '截图已发。' }, 'channel');
  const [answered] = await complaint.events('informed');
  const pause = (answered?.at ?? 0) - (asked?.at ?? 0);
  expect(pause).toBeGreaterThan(10 * 24 * hour);
  expect(await resolution(complaint)).toMatchObject({ state: 'running', due: weeks.at(dueAtFirst) + pause, because: { paused: pause } });
  expect(await told(complaint, 'replyDateMoved')).toBe(1);

  const { due: moved } = await resolution(complaint);
  await liveUntil(complaint, '19 00:00');
  expect((await steps(complaint)).at(-1)).toBe(`clockLate ${weeks.say(moved)}`);
});

test('an appointment that the customer chose pauses it, and it runs on by itself at that instant', async () => {
  const complaint = await begun();
  await complaint.give('schedule', { at: isoInstant(weeks.at('2 15:00')), purpose: '上门复测' });
  const [made] = await complaint.events('appointmentMade');
  expect(await resolution(complaint)).toMatchObject({ state: 'paused' });
  await liveUntil(complaint, '2 15:00');

  const [came] = await complaint.events('appointmentCame');
  expect((came?.at ?? 0) - weeks.at('2 15:00')).toBeLessThan(minute);
  const { pauses } = await complaint.state();
  expect(pauses).toMatchObject([{ why: 'A1', to: weeks.at('2 15:00') }]);
  const pause = weeks.at('2 15:00') - (made?.at ?? 0);
  expect(await resolution(complaint)).toMatchObject({ state: 'running', due: weeks.at(dueAtFirst) + pause });
});

test('an extension that is granted puts it off by working days, with its warnings, and the customer is told', async () => {
  const complaint = await begun();
  await complaint.give('extend', { longer: '2 WD', reason: '等待第三方数据。' });
  expect(await due(complaint)).toBe(dueAtFirst);
  await complaint.give('decideExtension', { granted: true, reason: '情况属实。' }, 'supervisor');
  expect(await due(complaint)).toBe('10 00:00');
  await liveUntil(complaint, '10 00:00');

  // From Monday 10:00 it is 230 h; half of it, 80 %, all.
  expect(await steps(complaint)).toEqual(['clockWarned 5 05:00', 'clockWarned 8 02:00', 'clockLate 10 00:00']);
  expect(await told(complaint, 'extension')).toBe(1);
});

test('a calendar that is adopted by signal moves it by the day that is off, and takes back no warning', async () => {
  const complaint = await begun();
  await liveUntil(complaint, '4 06:00');
  const text = withDayOff(shippedOffice, weeks.date(7));
  const kept = await bench().services.calendars.keep({
    id: 'office',
    text,
    offsetMinutes: bench().plan.offsetMinutes,
    by: { role: 'administrator', id: 'administrator-1' },
    at: Date.now(),
  });
  if ('problems' in kept) throw new Error(JSON.stringify(kept.problems));
  const adoption = { calendars: { office: kept.upload.hash }, reason: '临时放假', by: { role: 'administrator', id: 'administrator-1' } };
  await complaint.handle.signal('adopt', adoption);
  await complaint.until('it counts by the new calendar', ({ calendars }) => calendars.office === kept.upload.hash);

  expect(await due(complaint)).toBe('9 00:00');
  await liveUntil(complaint, '9 00:00');
  // Its half of 182 h had been warned of; of 206 h the 80 % and the end are to come.
  expect(await steps(complaint)).toEqual(['clockWarned 4 05:00', 'clockWarned 7 06:48', 'clockLate 9 00:00']);
});

test('a plan version that is adopted gives it the goal of that version', async () => {
  const longer = changedPlan([['{ within: 5 WD, basis: default }', '{ within: 7 WD, basis: default }']]);
  await bench().services.plans.keep(longer.plan, longer.source);
  const complaint = await begun();
  const other = await begun();
  await complaint.give('adopt', { plan: longer.plan.hash, reason: '新版预案。' }, 'administrator');

  expect(await due(complaint)).toBe('10 00:00');
  expect(await resolution(complaint)).toMatchObject({ goal: '7 WD' });
  expect(await complaint.state()).toMatchObject({ plan: { hash: longer.plan.hash } });
  expect(await due(other)).toBe(dueAtFirst);
  await liveUntil(complaint, '10 00:00');
  expect((await steps(complaint)).at(-1)).toBe('clockLate 10 00:00');
});
