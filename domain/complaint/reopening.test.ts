import { at, by, ComplaintCase, days, hours } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { isoInstant } from '../clocks/instant';
import type { Stage } from './terms';

const { plan } = shippedPlan();
const inStage = (stage: Stage): ComplaintCase => ComplaintCase.inStage(plan, stage);
const escalations = (complaint: ComplaintCase): unknown[] =>
  complaint.all('escalated').map(({ data }) => [data.rung, data.from, data.rule]);

/** Answered, ended as said, and taken up again three hours later. */
function reopened(stage: Stage): ComplaintCase {
  const complaint = inStage(stage);
  complaint.pass(hours(3));
  expect(complaint.usual('reopen', 'supervisor')).toMatchObject({ done: true });
  return complaint;
}

describe('a complaint that is taken up again (1.1.17)', () => {
  it.each<Stage>(['replied', 'closed', 'rejected', 'withdrawn'])(
    'after it was %s has had an answer: its clocks count from then',
    (stage) => {
      const complaint = reopened(stage);
      expect(complaint.all('reopened')[0]?.data).toEqual({ count: 1, cause: 'hand', answered: true });
      for (const clock of ['resolution', 'progressNotice'])
        expect([clock, complaint.clock(clock)]).toMatchObject([clock, { state: 'running', from: complaint.now }]);
      expect(complaint.clock('statutory')).toMatchObject({ state: 'stopped' });
    },
  );

  it.each<[Stage, Stage]>([
    ['replied', 'triaged'],
    ['closed', 'triaged'],
    ['rejected', 'registered'],
    ['withdrawn', 'registered'],
  ])('after it was %s is %s: what nobody had triaged is triaged first', (before, now) => {
    expect(reopened(before).complaint.stage).toBe(now);
  });

  it('has its extension no more, and it counts as the one that the plan allows', () => {
    const complaint = inStage('triaged');
    complaint.usual('extend');
    complaint.usual('decideExtension', 'expert');
    expect(complaint.clock('resolution')?.because).toMatchObject({ extendedBy: '2 WD' });
    complaint.usual('reply');
    complaint.usual('reopen');
    expect(complaint.complaint.extensions).toMatchObject([{ extension: 'V1', state: 'spent' }]);
    // Five working days from Monday the 2nd, as if none had been granted.
    expect(complaint.clock('resolution')?.due).toBe(at('2026-03-10T00:00:00+08:00'));
    expect(complaint.clock('resolution')?.because).not.toHaveProperty('extendedBy');
    expect(complaint.usual('extend')).toMatchObject({ code: 'plan', detail: expect.stringContaining('V1 is spent') as string });
  });

  it('has a remedy that was ordered before still to be posted', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose');
    const due = complaint.clock('remedyPosting/P1R1')?.due;
    complaint.usual('reply');
    complaint.usual('reopen');
    expect(complaint.clock('remedyPosting/P1R1')).toMatchObject({ state: 'running', due });
  });
});

describe('the first solution that a customer rejects (1.1.34)', () => {
  it.each<[Stage, string | null]>([
    ['replied', 'E2'],
    ['closed', 'E2'],
    ['rejected', null],
    ['withdrawn', null],
  ])('is one that there was: taken up again after it was %s it stands at %s', (stage, rung) => {
    expect(reopened(stage).complaint.rung).toBe(rung);
  });
});

describe('taken up again on a rung of the ladder (1.1.35)', () => {
  function answeredAt(rung: string): ComplaintCase {
    const complaint = inStage('resolving');
    complaint.usual('escalate', 'agent', { to: rung });
    complaint.usual('reply');
    complaint.deliver();
    complaint.pass(hours(1));
    return complaint;
  }
  const duties = (complaint: ComplaintCase, escalation: string): unknown[] =>
    ['escalationResponse', 'escalationAssessment', 'escalationCoordination', 'escalationTracking'].map((clock) => {
      const found = complaint.clock(`${clock}/${escalation}`);
      return [found?.state, found?.from];
    });

  it.each<[string, (c: ComplaintCase) => unknown]>([
    ['by hand', (c) => c.usual('reopen')],
    ['by a dissatisfied customer', (c) => c.usual('rate', 'inspector', { satisfaction: 'dissatisfied' })],
    [
      'by a redo',
      (c) => {
        c.usual('refer', 'liaison');
        c.usual('reportBack', 'liaison');
        c.usual('recordRedo', 'liaison');
      },
    ],
  ])('%s it is the rung’s again, with all its duties', (_how, act) => {
    const complaint = answeredAt('E3');
    act(complaint);
    expect(escalations(complaint)).toEqual([
      ['E3', null, null],
      ['E3', 'E3', 'reopened'],
    ]);
    expect(complaint.all('escalated')[1]).toMatchObject({
      data: { escalation: 'X2', accountable: 'role:serviceManager' },
      personal: { reason: '投诉重新启动处理' },
    });
    const due = ['running', complaint.now];
    expect(duties(complaint, 'X2')).toEqual([due, due, due, due]);
    expect(complaint.messages().filter((m) => m === 'escalation→role:serviceManager')).toHaveLength(2);
  });

  it('on none it is nobody’s above', () => {
    const complaint = reopened('rejected');
    expect(escalations(complaint)).toEqual([]);
  });
});

describe('a customer’s answer to the call-back', () => {
  it.each(['satisfied', 'neutral'])('%s: somebody closes it within a working day, else the shift leader has it', (satisfaction) => {
    const complaint = inStage('replied');
    complaint.deliver();
    complaint.usual('rate', 'inspector', { satisfaction });
    const due = at('2026-03-04T00:00:00+08:00');
    expect(complaint.clock('closing')).toMatchObject({ state: 'running', due });
    complaint.pass(due + hours(24) - complaint.now);
    expect(escalations(complaint)).toEqual([['E1', null, 'late:closing/1']]);
  });

  it('dissatisfied with the second reply as well: it is to be closed, too', () => {
    const complaint = inStage('replied');
    complaint.usual('rate', 'inspector', { satisfaction: 'dissatisfied' });
    complaint.usual('reply');
    complaint.usual('rate', 'inspector', { satisfaction: 'dissatisfied' });
    expect(complaint.clock('closing')).toMatchObject({ state: 'running', from: complaint.now });
  });
});

describe('a redo that reopens', () => {
  it('has the whole life counted from its own instant', () => {
    const complaint = ComplaintCase.registered(plan, by('referral', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1' }));
    complaint.usual('triage', 'liaison');
    complaint.usual('find', 'agent');
    complaint.usual('reply', 'liaison');
    complaint.usual('reportBack', 'liaison');
    complaint.pass(days(1));
    complaint.usual('recordRedo', 'liaison');
    for (const clock of ['resolution', 'progressNotice', 'dispatch', 'referralContact/R1'])
      expect([clock, complaint.clock(clock)]).toMatchObject([clock, { state: 'running', from: complaint.now }]);
    expect(complaint.clock('statutory')).toMatchObject({ state: 'stopped' });
  });

  it('is refused once its time is over, though a promise keeps the complaint alive', () => {
    const complaint = ComplaintCase.inStage(plan, 'closed');
    const due = isoInstant(complaint.now + days(60));
    complaint.give('promise', { what: '更换设备', owner: 'agent-1', due });
    complaint.deliver();
    complaint.pass(days(29));
    const inTime = complaint.copy();
    expect(inTime.usual('reopen')).toMatchObject({ done: true });
    complaint.pass(days(3));
    expect(complaint.finished).toBe(false);
    expect(complaint.usual('reopen')).toMatchObject({
      done: false,
      code: 'plan',
      detail: expect.stringContaining('could be reopened until'),
    });
  });
});
