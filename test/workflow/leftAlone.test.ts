import { hour, minute } from '../../domain/clocks/civil';
import { isoInstant } from '../../domain/clocks/instant';
import { tick } from '../../domain/clocks/tick';
import type { JournalEvent } from '../../domain/complaint/events';
import { listMessages } from '../../store/outbox';
import { ComplaintCase, phoneCall } from '../support/complaintCase';
import type { Living } from '../support/living';
import { ordinaryWeeks } from '../support/ordinaryWeeks';
import { shippedPlan } from '../support/plan';
import { inOwnTime, registerAt } from '../support/start';
import { skipTo, skipUnattended } from '../support/timeSkipping';
import { useBench } from '../support/useBench';

const { plan } = shippedPlan();
const weeks = ordinaryWeeks(plan);
const end = weeks.at('17 00:00');

/**
 * What a complaint by phone owes that comes in on a Monday at 10:00 and that nobody touches, worked out by hand: clock, step, and when it
 * is owed, as days after that Monday and time of day. Nobody triaged it: the goals are those of L2.
 */
const owed: readonly (readonly [clock: string, step: string, when: string])[] = [
  // 30 min.
  ['classification', 'warning 0', '0 10:24'],
  ['classification', 'late 0', '0 10:30'],
  // 24 h: half of it, 80 %, all.
  ['firstContact', 'warning 0', '0 22:00'],
  ['firstContact', 'warning 1', '1 05:12'],
  ['firstContact', 'late 0', '1 10:00'],
  // 48 h.
  ['progressNotice', 'warning 0', '2 00:24'],
  ['progressNotice', 'late 0', '2 10:00'],
  // 5 WD from Tuesday on end on the next Monday at 24:00, 182 h after the beginning: 91 h, 145.6 h.
  ['resolution', 'warning 0', '4 05:00'],
  ['resolution', 'warning 1', '6 11:36'],
  ['resolution', 'late 0', '8 00:00'],
  // 24 h overdue: E3.
  ['resolution', 'late 1', '9 00:00'],
  // Its steps from then on: 2 h, 4 h, 24 h, every day.
  ['escalationResponse/X1', 'warning 0', '9 01:00'],
  ['escalationResponse/X1', 'warning 1', '9 01:36'],
  ['escalationResponse/X1', 'late 0', '9 02:00'],
  ['escalationAssessment/X1', 'warning 0', '9 03:12'],
  ['escalationAssessment/X1', 'late 0', '9 04:00'],
  ['escalationCoordination/X1', 'warning 0', '9 19:12'],
  ['escalationCoordination/X1', 'late 0', '10 00:00'],
  ['escalationTracking/X1', 'late 0', '10 00:00'],
  // 15 calendar days, warned of when ten are over.
  ['statutory', 'warning 0', '11 00:00'],
  ['statutory', 'late 0', '16 00:00'],
];

/** The table's form of a step that was taken. Seconds after an instant are those that passed until it was noticed that a clock begins. */
function stepOf({ type, data }: JournalEvent): (typeof owed)[number][] {
  if (type === 'clockWarned') return [[data.clock, `warning ${data.warning}`, weeks.say(data.owedAt)]];
  if (type === 'clockLate') return [[data.clock, `late ${data.step}`, weeks.say(data.owedAt)]];
  return [];
}

/** What is told of each step: a warning, being late, and of being very late the escalation. */
const purposeOf = (step: string): string => (step.startsWith('warning') ? 'clockWarning' : step === 'late 0' ? 'clockLate' : 'escalation');
const toldOf = (clock: string, step: string): string => `${clock} ${step}: ${purposeOf(step)}`;

/** What the outbox holds of each step that was taken, in the journal's order. */
async function toldBy(complaint: Living): Promise<string[]> {
  const posted = await listMessages(bench().services.store.reading, { complaint: complaint.number });
  const told: string[] = [];
  let last = '';
  for (const event of await complaint.journal()) {
    const [step] = stepOf(event);
    if (step !== undefined) last = `${step[0]} ${step[1]}`;
    if (event.type !== 'effectOrdered' || event.data.purpose === 'acknowledgement') continue;
    for (const { purpose } of posted.filter(({ key }) => key === event.data.key)) told.push(`${last}: ${purpose}`);
  }
  return told;
}

const bench = useBench(inOwnTime);
const received = { receivedAt: isoInstant(weeks.begin) };

/** Lets all the time pass that the table speaks of. */
async function liveOn(complaint: Living): Promise<void> {
  await skipTo(bench(), complaint.number, end);
  await complaint.until('nothing is owed', (state) => state.effects.length === 0 && tick(state, end) === null);
}

test('by the rules alone: every warning, breach and rung in order, each at its instant', () => {
  const complaint = ComplaintCase.registered(plan, phoneCall(received), weeks.begin);
  complaint.deliver();
  complaint.pass(end - weeks.begin);
  expect(complaint.journal.flatMap(stepOf)).toEqual(owed);
});

test('on the real server: the same, and each is told once', async () => {
  const complaint = await registerAt(bench(), weeks.begin, received);
  await liveOn(complaint);

  const journal = await complaint.journal();
  expect(journal.flatMap(stepOf)).toEqual(owed);
  for (const { at, data } of journal) if ('owedAt' in data) expect(at - data.owedAt).toBeLessThan(minute);
  expect(await toldBy(complaint)).toEqual(owed.map(([clock, step]) => toldOf(clock, step)));
  expect(await complaint.events('escalated')).toMatchObject([{ data: { rung: 'E3', rule: 'late:resolution/1', from: null } }]);
  expect(await complaint.events('clockStopped')).toMatchObject([
    { data: { clock: 'registration', end: 'met', late: false } },
    { data: { clock: 'acknowledgement', end: 'met', late: false } },
  ]);
});

test('with the worker down for five days in the middle: the same, once; what was overtaken meanwhile is not told', async () => {
  const complaint = await throughAnOutage();
  await liveOn(complaint);

  const journal = await complaint.journal();
  expect(journal.flatMap(stepOf)).toEqual(owed);
  const caughtUp = [
    'firstContact warning 1',
    'firstContact late 0',
    'progressNotice warning 0',
    'progressNotice late 0',
    'resolution warning 0',
  ];
  const noticedLate = journal.filter(({ at, data }) => 'owedAt' in data && at - data.owedAt > hour);
  expect(noticedLate.flatMap(stepOf).map(([clock, step]) => `${clock} ${step}`)).toEqual(caughtUp);

  const overtaken = ['firstContact warning 1', 'progressNotice warning 0'];
  const told = owed.filter(([clock, step]) => !overtaken.includes(`${clock} ${step}`));
  expect(await toldBy(complaint)).toEqual(told.map(([clock, step]) => toldOf(clock, step)));
});

/** A complaint that from Tuesday 00:00 until Sunday 00:00 no worker looked after. */
async function throughAnOutage(): Promise<Living> {
  for (let attempt = 1; attempt <= 6; attempt++) {
    const complaint = await registerAt(bench(), weeks.begin, received);
    await skipTo(bench(), complaint.number, weeks.at('1 00:00'));
    await complaint.delivered();
    await bench().stopWorker();
    const isThrough = await skipUnattended(bench(), complaint.number, weeks.at('6 00:00'));
    await bench().startWorker();
    if (isThrough) return complaint;
  }
  throw new Error('the server let no time pass while no worker ran: see skipUnattended');
}
