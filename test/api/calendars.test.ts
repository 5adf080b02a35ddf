import { isoInstant } from '../../domain/clocks/instant';
import type { Clock, Complaint } from '../../domain/complaint/state';
import { listMessages } from '../../store/outbox';
import type { RolledOut } from '../../workflows/rolloutContract';
import { freshId, useApi } from '../support/api';
import { withDayOff } from '../support/dayOff';
import type { Living } from '../support/living';
import { ordinaryWeeks } from '../support/ordinaryWeeks';
import { shippedPlan } from '../support/plan';
import { inOwnTime, registerAt } from '../support/start';
import { skipOf, skipTo } from '../support/timeSkipping';
import { useBench } from '../support/useBench';

/** The Friday of a week becomes a day off (domain rule «Clocks»: open deadlines are computed again when the calendar changes). */

const bench = useBench(inOwnTime);
const api = useApi(bench);
const weeks = ordinaryWeeks(shippedPlan().plan);
const friday = weeks.date(4);

type Moves = Readonly<Record<string, readonly [from: string, to: string]>>;
interface Open {
  readonly lead: (complaint: Living) => Promise<unknown>;
  /** Clocks that the day concerns, and nothing beside them. */
  readonly moves: Moves;
  /** How often the customer is told another date than before. */
  readonly told: number;
}

const triage = (category: string, level: string) => (complaint: Living) => complaint.give('triage', { category, level });
const reply = (complaint: Living) =>
  complaint.give('reply', { finding: '多计费', basis: '资费公示', solution: '退费', timing: '下月', result: 'met' });

/** Complaints that came in on Monday at 10:00, each worked out by hand. */
const open: Readonly<Record<string, Open>> = {
  'five working days, to Monday': {
    lead: triage('charges.data', 'L2'),
    moves: { resolution: ['8 00:00', '9 00:00'] },
    told: 1,
  },
  'seven working days, to Wednesday': {
    lead: triage('network.voice', 'L2'),
    moves: { resolution: ['10 00:00', '11 00:00'] },
    told: 1,
  },
  'three working days are over before it': { lead: triage('charges.data', 'L3'), moves: {}, told: 0 },
  'hours run on over days off': { lead: triage('charges.data', 'L4'), moves: {}, told: 0 },
  // Four working hours from Thursday 16:00 end on Friday at 11:00.
  'a department that works office hours': {
    async lead(complaint) {
      await triage('network.voice', 'L2')(complaint);
      await complaint.delivered();
      await skipTo(bench(), complaint.number, weeks.at('3 16:00'));
      await complaint.give('transfer', { department: 'billing', request: '请核对。' });
    },
    moves: { resolution: ['10 00:00', '11 00:00'], 'acceptance/H1': ['4 11:00', '7 11:00'] },
    told: 1,
  },
  // Answered on Tuesday, not called back within 48 h, asked in writing on Thursday: the three working days to say yes or no are staff's matter.
  'answered already': {
    async lead(complaint) {
      await triage('charges.data', 'L2')(complaint);
      await complaint.delivered();
      await skipTo(bench(), complaint.number, weeks.at('1 10:00'));
      await reply(complaint);
      await complaint.delivered();
      await skipTo(bench(), complaint.number, weeks.at('3 11:00'));
      await complaint.until('the customer was asked in writing', ({ clocks }) => clocks.some(({ clock }) => clock === 'confirmation'));
    },
    moves: { confirmation: ['9 00:00', '10 00:00'] },
    told: 0,
  },
  // Inside it is due on the working day before a Monday; the customer hears of it sooner, and needs no letter for that.
  'a printed date on the Monday after': {
    async lead(complaint) {
      await triage('charges.data', 'L2')(complaint);
      await complaint.give('refer', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1', dueOn: weeks.date(7) }, 'liaison');
      await complaint.give('signFor', {}, 'liaison');
    },
    moves: { resolution: ['5 00:00', '4 00:00'], 'referralReply/R1': ['5 00:00', '4 00:00'] },
    told: 0,
  },
  over: { lead: (complaint) => complaint.give('withdraw', { words: '不投诉了', recording: 'R-1' }, 'supervisor'), moves: {}, told: 0 },
};

async function begin(name: string): Promise<Living> {
  const complaint = await registerAt(bench(), weeks.begin, { receivedAt: isoInstant(weeks.begin) });
  await open[name]?.lead(complaint);
  await complaint.delivered();
  return complaint;
}

const toldOf = async (complaint: Living): Promise<string[]> => {
  const messages = await listMessages(bench().services.store.reading, { complaint: complaint.number, audience: 'customer' });
  return messages.map(({ purpose }) => purpose ?? '');
};

/** Clocks whose due instant differs, and how. */
function movedBetween(before: Complaint, after: Complaint): Moves {
  const moved = before.clocks.flatMap((clock): [string, [string, string]][] => {
    const now = after.clocks.find((c) => c.clock === clock.clock)?.due ?? 0;
    return now === clock.due ? [] : [[clock.clock, [weeks.say(clock.due), weeks.say(now)]]];
  });
  return Object.fromEntries(moved);
}

const others = ({ clocks }: Complaint, moves: Moves): readonly Clock[] => clocks.filter(({ clock }) => moves[clock] === undefined);

async function put(): Promise<{ version: string; rollout: string }> {
  const { body: current } = await api.ask('GET', '/v1/calendars/office', { role: 'administrator' });
  // Another name in each run: a rollout that an earlier run left on the server is none of this one's.
  const text = withDayOff(String(current.text), friday).replace('Office days', `Office days ${freshId()}`);
  const { status, body } = await api.ask('PUT', '/v1/calendars/office?reason=台风', {
    role: 'administrator',
    body: text,
    type: 'application/yaml',
  });
  expect(status).toBe(201);
  return { version: String(body.version), rollout: String(body.rollout) };
}

test('a calendar with one more day off moves the open deadlines that span it, and only those; the customers concerned are told once', async () => {
  const names = Object.keys(open);
  const all = await Promise.all(
    names.map(async (name) => {
      const complaint = await begin(name);
      return { name, complaint, before: await complaint.state(), told: await toldOf(complaint) };
    }),
  );

  const { version, rollout } = await put();
  for (const { name, complaint, before, told } of all) {
    const { moves, told: letters } = open[name] ?? { moves: {}, told: 0 };
    await complaint.until('it counts by the new calendar', ({ calendars }) => calendars.office === version);
    const after = await complaint.delivered();
    expect([name, movedBetween(before, after)]).toEqual([name, moves]);
    expect([name, others(after, moves)]).toEqual([name, others(before, moves)]);
    expect([name, (await toldOf(complaint)).slice(told.length)]).toEqual([name, Array<string>(letters).fill('replyDateMoved')]);
    expect(await complaint.events('adopted')).toMatchObject([{ data: { plan: null, calendars: { office: version } } }]);
  }

  await skipOf(bench(), rollout, 120_000);
  const result = (await bench().client.workflow.getHandle(rollout).result()) as RolledOut;
  // All were told once more, for those that were just being started, and nobody adopts twice.
  expect(result).toEqual({ told: names.length, superseded: false });
  for (const { complaint } of all) expect(await complaint.events('adopted')).toHaveLength(1);
});
