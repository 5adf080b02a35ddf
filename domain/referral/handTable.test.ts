import { at, ComplaintCase } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { formatInstant } from '../clocks/civil';
import type { Role } from '../complaint/terms';

/**
 * Two referrals and a complaint of its own, over Labour Day 2026, with every due instant counted by hand from the rules («Levels»,
 * «Referrals») and the office calendar: 1 to 5 May are off, Saturday 9 May is worked. The day on which a term begins is not counted, and
 * it ends at 24:00 of its last day, which is written as 00:00 of the next.
 */
const { plan } = shippedPlan();

/** A line of the life: when, by whom, what, and with what. */
type Step = readonly [when: string, role: Role, name: string, fields?: Record<string, unknown>];

function live(complaint: ComplaintCase, ...steps: readonly Step[]): void {
  for (const [when, role, name, fields] of steps) {
    complaint.pass(at(`2026-${when.replace(' ', 'T')}:00+08:00`) - complaint.now);
    expect([when, name, complaint.usual(name, role, fields)]).toEqual([when, name, expect.objectContaining({ done: true })]);
    complaint.deliver();
  }
}

/** Due instants of all clocks that run, in the plan's zone. */
const table = (complaint: ComplaintCase): Record<string, string> =>
  Object.fromEntries(
    complaint.complaint.clocks
      .filter(({ state }) => state !== 'stopped')
      .map(({ clock, due }) => [clock, formatInstant(due, plan.offsetMinutes).replace('2026-', '')]),
  );

const tells = { direction: 'toCustomer', text: '正在核查' };

test('every due instant of a complaint with two referrals, through a raised level, a redo and a closing', () => {
  // Thursday 30 April, 09:30, by phone; presumed level L2.
  const complaint = ComplaintCase.registered(plan, undefined, at('2026-04-30T09:30:00+08:00'));
  expect(table(complaint)).toEqual({
    acknowledgement: '04-30 09:35', // at once by phone: 5 min
    classification: '04-30 10:00', // 30 min; a quarter of what remains of the reply is more
    firstContact: '05-01 09:30', // 24 h, within the hours of contact
    progressNotice: '05-02 09:30', // 48 h
    resolution: '05-12 00:00', // 5 WD: 6, 7, 8, Sa 9, Mo 11 May
    statutory: '05-16 00:00', // 15 d: 30 April and 15 days are 15 May
  });

  complaint.deliver();
  live(complaint, ['04-30 09:40', 'agent', 'triage', { level: 'L2' }], ['04-30 10:00', 'agent', 'transfer']);
  expect(table(complaint)).toEqual({
    'acceptance/H1': '04-30 15:30', // 4 wh: 10 to 12, 13:30 to 15:30
    firstContact: '05-01 09:30',
    progressNotice: '05-02 09:30',
    resolution: '05-12 00:00',
    statutory: '05-16 00:00',
  });

  live(
    complaint,
    ['04-30 14:00', 'handler', 'accept'],
    ['04-30 15:00', 'agent', 'contact'],
    ['05-02 09:00', 'agent', 'inform', tells],
    // The third day: the 12345 document prints Thursday 14 May.
    ['05-02 10:00', 'liaison', 'refer', { dueOn: '2026-05-14' }],
  );
  expect(table(complaint)).toEqual({
    progressNotice: '05-04 09:00', // L2: 48 h from the notice of 2 May, 09:00; that a referral joined does not change it
    resolution: '05-12 00:00', // the 5 WD of L2 stay: one WD before the printed date, 13 May, is later
    statutory: '05-16 00:00',
    'referralSignFor/R1': '05-02 12:00', // 2 h, holiday or not
    'referralContact/R1': '05-02 14:00', // 4 h; that of 30 April was about the complaint alone
    'referralObjection/R1': '05-07 00:00', // 1 WD: 6 May is the first after the holiday
    'referralReply/R1': '05-14 00:00', // one WD before 14 May: 13 May
    'referralPrinted/R1': '05-15 00:00', // 14 May itself
  });

  live(
    complaint,
    ['05-02 11:00', 'liaison', 'signFor'],
    ['05-02 13:00', 'liaison', 'contact'],
    ['05-03 08:30', 'agent', 'triage', { level: 'L3' }],
  );
  expect(table(complaint)).toEqual({
    progressNotice: '05-03 09:00', // L3: 24 h
    resolution: '05-09 00:00', // 3 WD from the reception: 6, 7, 8 May
    statutory: '05-16 00:00',
    'referralObjection/R1': '05-07 00:00',
    'referralReply/R1': '05-14 00:00',
    'referralPrinted/R1': '05-15 00:00',
  });

  live(
    complaint,
    ['05-03 08:45', 'agent', 'inform', tells],
    ['05-04 08:40', 'agent', 'inform', tells],
    ['05-05 08:35', 'agent', 'inform', tells],
    ['05-06 08:30', 'agent', 'inform', tells],
    ['05-06 15:00', 'agent', 'find'],
    ['05-07 08:25', 'agent', 'inform', tells],
    ['05-07 10:00', 'agent', 'reply'],
  );
  expect(table(complaint)).toEqual({
    callBack: '05-09 10:00', // 48 h
    // Nothing runs against the customer before he was asked in writing.
    // Found out on 6 May that it is ours: nothing is objected to any more. The body still waits.
    'referralReply/R1': '05-14 00:00',
    'referralPrinted/R1': '05-15 00:00',
  });

  live(complaint, ['05-08 11:00', 'liaison', 'reportBack'], ['05-08 15:00', 'inspector', 'rate'], ['05-08 16:00', 'agent', 'close']);
  expect(table(complaint)).toEqual({});

  // Monday 11 May: the body wants it done again, by Wednesday 20 May.
  live(complaint, ['05-11 09:00', 'liaison', 'recordRedo', { dueOn: '2026-05-20' }]);
  expect(table(complaint)).toEqual({
    dispatch: '05-11 09:30', // L3: 30 min
    progressNotice: '05-12 09:00', // L3: 24 h from the redo
    resolution: '05-15 00:00', // 3 WD from the redo: 12, 13, 14 May; one WD before the printed date, 19 May, is later
    'referralSignFor/R1': '05-11 11:00', // 2 h
    'referralContact/R1': '05-11 13:00', // 4 h
    'referralReply/R1': '05-20 00:00', // one WD before 20 May: 19 May
    'referralPrinted/R1': '05-21 00:00', // 20 May itself
    // The law's 15 days were kept by the reply of 7 May.
  });

  live(
    complaint,
    ['05-11 09:10', 'shiftLeader', 'assign', { to: 'agent-2' }],
    ['05-11 10:00', 'liaison', 'signFor'],
    ['05-11 11:00', 'liaison', 'contact'],
    ['05-12 08:30', 'agent', 'inform', tells],
    // In round 2, letters and visits join: printed is Monday 13 July.
    ['05-12 11:00', 'liaison', 'refer', { body: '信访局', kind: 'lettersAndVisits', documentNumber: 'X-1', dueOn: '2026-07-13' }],
  );
  expect(table(complaint)).toEqual({
    progressNotice: '05-13 08:30', // 24 h from the notice
    resolution: '05-15 00:00', // of both printed dates the earlier counts, and that one WD before is 19 May
    'referralReply/R1': '05-20 00:00',
    'referralPrinted/R1': '05-21 00:00',
    'referralSignFor/R2': '05-12 13:00', // 2 h
    'referralContact/R2': '05-12 15:00', // 4 h
    'referralObjection/R2': '05-20 00:00', // 5 WD: 13, 14, 15, Mo 18, 19 May
    'referralReply/R2': '07-11 00:00', // one WD before Mo 13 July is Fr 10; the law's 60 d end on Sa 11, so on Mo 13 July, which is later
    'referralPrinted/R2': '07-14 00:00', // 13 July itself
  });

  live(
    complaint,
    ['05-12 12:00', 'liaison', 'signFor'],
    ['05-12 14:00', 'liaison', 'contact'],
    ['05-13 08:20', 'agent', 'inform', tells],
    ['05-14 08:10', 'agent', 'inform', tells],
    ['05-14 10:00', 'agent', 'reply'],
    ['05-15 10:00', 'liaison', 'reportBack', { referral: 'R1' }],
    ['05-15 15:00', 'inspector', 'rate'],
    ['05-15 16:00', 'agent', 'close'],
  );
  expect(table(complaint)).toEqual({
    'referralReply/R2': '07-11 00:00',
    'referralPrinted/R2': '07-14 00:00',
  });

  // Every clock that ended was met, in time; none was dropped because something joined, was raised, reopened or closed.
  expect(complaint.all('clockStopped').filter(({ data }) => data.end !== 'met' || data.late)).toEqual([]);
  expect(complaint.all('clockLate')).toEqual([]);
  expect(complaint.all('reportedBack').map(({ data }) => data)).toEqual([
    { referral: 'R1', round: 1, onTime: true },
    { referral: 'R1', round: 2, onTime: true },
  ]);
});

test('printed dates are kept apart from the internal ones, and each breach is its own', () => {
  const complaint = ComplaintCase.inStage(plan, 'closed');
  // Monday 2 March, 10:00; printed is Thursday 5 March, so that the internal day is Wednesday 4 March.
  live(complaint, ['03-02 10:00', 'liaison', 'refer', { dueOn: '2026-03-05' }], ['03-02 10:30', 'liaison', 'signFor']);
  const late = (): string[] =>
    complaint
      .all('clockLate')
      .filter(({ data }) => data.clock.endsWith('/R1') && data.name !== 'referralObjection')
      .map(({ data, at: told }) => `${data.clock} ${formatInstant(data.due, plan.offsetMinutes)} ${told === data.due}`);
  complaint.pass(at('2026-03-04T23:59:59.999+08:00') - complaint.now);
  expect(late()).toEqual([]);
  complaint.pass(1);
  expect(late()).toEqual(['referralReply/R1 2026-03-05 00:00 true']);
  complaint.pass(at('2026-03-06T00:00:00+08:00') - complaint.now);
  expect(late()).toEqual(['referralReply/R1 2026-03-05 00:00 true', 'referralPrinted/R1 2026-03-06 00:00 true']);
  // At 24:00 of the printed day to the millisecond it is still in time with the body, and late inside.
  live(complaint, ['03-06 00:00', 'liaison', 'reportBack']);
  expect(complaint.all('reportedBack')).toMatchObject([{ data: { onTime: true } }]);
  expect(complaint.clock('referralReply/R1')).toMatchObject({ state: 'stopped', stoppedLate: true });
});
