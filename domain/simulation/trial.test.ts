import { at, hours, minutes } from '../../test/support/complaintCase';
import { changedPlan, shippedPlan } from '../../test/support/plan';
import type { Plan } from '../plan/plan';
import { casesOf, type LogRow } from './fixtures/log';
import { tryCase, type TrialResult } from './trial';

const { plan } = shippedPlan();

/** 2 March 2026 is a Monday. */
const t = (day: number, time: string): string => `2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`;
const instant = (day: number, time: string): number => at(t(day, time));

function played(rows: readonly LogRow[], until = instant(31, '00:00'), under: Plan = plan): TrialResult {
  const [logCase] = casesOf(under, rows);
  if (logCase === undefined) throw new Error('no case');
  return tryCase(under, logCase, until);
}
const run = ({ runs }: TrialResult, clock: string) => runs.find((r) => r.clock === clock);

const registered: LogRow = [t(2, '10:00'), 'registered', { channel: 'phone' }];
const triaged = (level: string): LogRow => [t(2, '10:05'), 'triaged', { category: 'charges.outsidePackage', level }];

describe('a case of a log, played under a plan', () => {
  it('is judged by the plan’s goals: an L1 complaint is answered in 48 hours from the reception', () => {
    const inTime = played([registered, triaged('L1'), [t(4, '10:00'), 'replied']]);
    expect(run(inTime, 'resolution')).toMatchObject({
      level: 'L1',
      goal: '48 h',
      from: instant(2, '10:00'),
      due: instant(4, '10:00'),
      endedAt: instant(4, '10:00'),
      end: 'met',
      late: false,
    });
    const tooLate = played([registered, triaged('L1'), [t(4, '10:01'), 'replied']]);
    expect(run(tooLate, 'resolution')).toMatchObject({ due: instant(4, '10:00'), endedAt: instant(4, '10:01'), late: true });
  });

  it('escalates by itself at the instant at which it is owed, not when the next row comes', () => {
    const { escalations, runs } = played([registered, triaged('L1'), [t(9, '09:00'), 'replied']]);
    // 48 h, and 24 h overdue.
    expect(escalations).toEqual([{ rung: 'E3', rule: 'late:resolution/1' }]);
    expect(runs.find((r) => r.clock === 'escalationResponse/X1')).toMatchObject({
      from: instant(5, '10:00'),
      due: instant(5, '12:00'),
      endedAt: instant(9, '09:00'),
      late: true,
    });
  });

  it('pauses while the customer owes an answer', () => {
    const asked: LogRow = [t(2, '12:00'), 'asked'];
    const answered: LogRow = [t(3, '12:00'), 'informed', { direction: 'fromCustomer' }];
    const { runs } = played([registered, triaged('L1'), asked, answered, [t(5, '09:59'), 'replied']]);
    expect(runs.find((r) => r.clock === 'resolution')).toMatchObject({ due: instant(4, '10:00') + hours(24), late: false });
  });

  it('keeps a clock for each hand-off, by the calendar of its department', () => {
    const rows: LogRow[] = [
      registered,
      triaged('L2'),
      [t(2, '17:00'), 'transferred', { department: 'billing' }],
      [t(2, '17:00'), 'transferred', { department: 'networkOperations' }],
      [t(3, '10:00'), 'handOffAccepted', { department: 'billing' }],
      [t(3, '10:00'), 'handOffAccepted', { department: 'networkOperations' }],
    ];
    const result = played(rows);
    // Four working hours: the office closes at 18:00, the network does not.
    expect(run(result, 'acceptance/H1')).toMatchObject({ department: 'billing', due: instant(3, '12:00'), late: false });
    expect(run(result, 'acceptance/H2')).toMatchObject({ department: 'networkOperations', due: instant(2, '21:00'), late: true });
  });

  it('counts the hand-offs that a reply leaves behind as dropped', () => {
    const rows: LogRow[] = [
      registered,
      triaged('L2'),
      [t(2, '11:00'), 'transferred', { department: 'billing' }],
      [t(2, '11:30'), 'replied'],
    ];
    expect(run(played(rows), 'acceptance/H1')).toMatchObject({ end: 'dropped', late: false, endedAt: instant(2, '11:30') });
  });

  /** Answered on Monday, called in vain three times until Tuesday. */
  const silent: LogRow[] = [
    registered,
    triaged('L1'),
    [t(2, '11:00'), 'found', { cause: 'billing.error', responsibility: 'companyAtFault' }],
    [t(2, '12:00'), 'replied'],
    [t(2, '14:00'), 'contactAttempted'],
    [t(2, '17:00'), 'contactAttempted'],
    [t(3, '10:00'), 'contactAttempted'],
  ];

  it('closes where the plan takes silence for an answer, and passes over what the log says afterwards', () => {
    const { runs, passedOver } = played([...silent, [t(20, '12:00'), 'closed', { outcome: 'agreed' }]]);
    // Asked in writing on Tuesday: three working days end on Friday at 24:00, and by day it is closed.
    expect(runs.find((r) => r.clock === 'confirmation')).toMatchObject({
      from: instant(3, '10:00'),
      due: instant(7, '00:00'),
      end: 'met',
      endedAt: instant(7, '09:00'),
    });
    expect(passedOver.map(({ type, line }) => [type, line])).toEqual([['closed', 9]]);
  });

  it('misses a clock when it is due, though what the plan does about it comes later', () => {
    const result = played(silent, instant(7, '00:00') + 1);
    expect(run(result, 'confirmation')).toMatchObject({ due: instant(7, '00:00'), end: 'open', late: true });
  });

  it('passes over what cannot come about', () => {
    const { passedOver } = played([
      registered,
      [t(2, '10:10'), 'handOffAccepted'],
      [t(2, '10:11'), 'responded'],
      [t(2, '10:12'), 'approved'],
      [t(2, '10:13'), 'rated', { satisfaction: 'satisfied' }],
    ]);
    expect(passedOver.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
  });

  it('ends with the simulated time: what is due by then is missed, what is not still runs', () => {
    const result = played([registered, triaged('L1'), [t(9, '10:00'), 'replied']], instant(4, '10:00') + minutes(1));
    expect(run(result, 'resolution')).toMatchObject({ end: 'open', endedAt: null, late: true });
    expect(run(result, 'statutory')).toMatchObject({ end: 'open', endedAt: null, late: false });
    expect(result.beyond).toBe(1);
  });

  it('goes on after the last row: what nobody ever answers is escalated all the same', () => {
    const { escalations } = played([registered, triaged('L1')], instant(20, '00:00'));
    expect(escalations).toEqual([{ rung: 'E3', rule: 'late:resolution/1' }]);
  });

  it('is the same case under another plan, judged by its goals', () => {
    const tighter = changedPlan([['when: \'level == "L1"\', within: 48 h', 'when: \'level == "L1"\', within: 24 h']]).plan;
    const rows = [registered, triaged('L1'), [t(3, '12:00'), 'replied'] as const];
    expect(run(played(rows), 'resolution')).toMatchObject({ late: false });
    expect(run(played(rows, undefined, tighter), 'resolution')).toMatchObject({ due: instant(3, '10:00'), late: true });
  });

  it('knows what clocks go by of the personal part: repair counts from the fault report', () => {
    const withFault: LogRow = [t(2, '10:00'), 'registered', { channel: 'phone', faultReportedAt: t(1, '08:00') }];
    const outage: LogRow = [t(2, '10:05'), 'triaged', { category: 'network.broadbandOutage', level: 'L2' }];
    expect(run(played([withFault, outage]), 'repair')).toMatchObject({ from: instant(1, '08:00'), due: instant(3, '08:00') });
    expect(run(played([registered, outage]), 'repair')).toMatchObject({ from: instant(2, '10:00'), due: instant(4, '10:00') });
  });

  it('escalates anew what is taken up again while it stands on a rung', () => {
    const escalated: LogRow = [t(2, '11:00'), 'escalated', { rung: 'E2' }];
    const { escalations } = played(
      [
        registered,
        triaged('L1'),
        escalated,
        [t(2, '12:00'), 'replied'],
        [t(2, '13:00'), 'closed', { outcome: 'agreed' }],
        [t(3, '12:00'), 'reopened'],
      ],
      instant(3, '12:00'),
    );
    expect(escalations).toEqual([
      { rung: 'E2', rule: null },
      { rung: 'E2', rule: 'reopened' },
    ]);
  });

  it('asks the ladder’s criteria once a rating and what it leads to are both there', () => {
    const rows: LogRow[] = [
      registered,
      triaged('L1'),
      [t(2, '12:00'), 'replied'],
      [t(3, '12:00'), 'rated', { satisfaction: 'dissatisfied' }],
      [t(3, '12:00'), 'reopened', { cause: 'dissatisfied' }],
    ];
    const { escalations, runs } = played(rows, instant(3, '12:00'));
    expect(escalations).toEqual([{ rung: 'E2', rule: 'firstSolutionRejected' }]);
    // Only in a stage before the reply is a daily note owed.
    expect(runs.map(({ clock }) => clock)).toContain('escalationTracking/X1');
  });
});
