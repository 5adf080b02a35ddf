import { ComplaintCase, hours, minutes } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Rung } from '../complaint/terms';

const { plan } = shippedPlan();

/** A triaged complaint that was raised to a rung by hand. */
function raised(rung: Rung = 'E2'): ComplaintCase {
  const complaint = ComplaintCase.inStage(plan, 'triaged');
  complaint.usual('escalate', 'agent', { to: rung });
  return complaint;
}

/** An escalated complaint that was answered and closed. */
function closed(): ComplaintCase {
  const complaint = raised();
  complaint.usual('find');
  complaint.usual('reply');
  complaint.deliver();
  complaint.usual('rate');
  complaint.usual('close');
  return complaint;
}

const stop = (complaint: ComplaintCase, clock: string) =>
  complaint
    .all('clockStopped')
    .map((e) => e.data)
    .find((data) => data.clock === clock);

describe('the response to an escalation (1.1.35)', () => {
  it('is recorded with its instant and stops the clock of the response', () => {
    const complaint = raised();
    complaint.now += minutes(30);
    expect(complaint.usual('respond', 'expert')).toMatchObject({ done: true, events: ['responded'] });
    expect(complaint.complaint.raised).toMatchObject([{ escalation: 'X1', respondedAt: complaint.now, assessedAt: null }]);
    expect(stop(complaint, 'escalationResponse/X1')).toMatchObject({ end: 'met', late: false });
    expect(complaint.clock('escalationAssessment/X1')).toMatchObject({ state: 'running' });
  });

  it('after its two hours is late', () => {
    const complaint = raised();
    complaint.pass(hours(2) + 1);
    complaint.usual('respond', 'expert');
    expect(stop(complaint, 'escalationResponse/X1')).toMatchObject({ end: 'met', late: true });
  });

  it('is given once; who comes second learns when it was', () => {
    const complaint = raised();
    complaint.usual('respond', 'expert');
    expect(complaint.usual('respond', 'supervisor')).toMatchObject({
      code: 'plan',
      detail: 'X1 was responded to at 2026-03-02 10:00',
      allowed: ['assess', 'track'],
    });
  });

  it('makes the one who gave it a person who worked on the complaint (1.1.2)', () => {
    const complaint = raised();
    complaint.usual('respond', 'expert');
    expect(complaint.complaint.handledBy).toContain('expert-1');
  });
});

describe('assessment and coordination (1.1.36, 1.1.38)', () => {
  it('an assessment stops its own clock and that of the response, and leaves the coordination’s', () => {
    const complaint = raised();
    complaint.usual('assess', 'expert');
    expect(stop(complaint, 'escalationResponse/X1')).toMatchObject({ end: 'met' });
    expect(stop(complaint, 'escalationAssessment/X1')).toMatchObject({ end: 'met', late: false });
    expect(complaint.clock('escalationCoordination/X1')).toMatchObject({ state: 'running' });
    expect(complaint.all('responded')).toEqual([]);
  });

  it('coordination names an owner and stops its clock', () => {
    const complaint = raised();
    complaint.usual('coordinate', 'serviceManager');
    expect(complaint.complaint.raised).toMatchObject([{ owner: 'expert-2', coordinatedAt: complaint.now }]);
    expect(stop(complaint, 'escalationCoordination/X1')).toMatchObject({ end: 'met', late: false });
  });

  it('given again they correct: the journal holds both, the first keeps the time', () => {
    const complaint = raised();
    complaint.usual('assess', 'expert');
    complaint.usual('coordinate', 'expert');
    const first = complaint.now;
    complaint.pass(hours(1));
    expect(complaint.usual('assess', 'expert', { assessment: '影响全楼' })).toMatchObject({ done: true });
    complaint.usual('coordinate', 'expert', { owner: 'expert-3' });
    expect(complaint.all('assessed').map((e) => e.personal?.assessment)).toEqual(['影响一户，需当日核实', '影响全楼']);
    expect(complaint.complaint.raised).toMatchObject([{ assessedAt: first, coordinatedAt: first, owner: 'expert-3' }]);
  });
});

describe('the tracking note (1.1.39)', () => {
  const trackingDue = (complaint: ComplaintCase) => complaint.clock('escalationTracking/X1')?.due;

  it('is due every day anew, counted from the last one', () => {
    const complaint = raised();
    const start = complaint.now;
    expect(trackingDue(complaint)).toBe(start + hours(24));
    complaint.pass(hours(20));
    complaint.usual('track', 'expert');
    expect(complaint.complaint.raised).toMatchObject([{ trackedAt: start + hours(20) }]);
    expect(trackingDue(complaint)).toBe(start + hours(44));
    complaint.pass(hours(24));
    expect(complaint.all('clockLate').map((e) => e.data.clock)).toContain('escalationTracking/X1');
    complaint.usual('track', 'legal');
    expect(trackingDue(complaint)).toBe(start + hours(68));
    expect(complaint.clock('escalationTracking/X1')).toMatchObject({ state: 'running', lateSteps: 0 });
  });

  it('may still be written when the complaint is closed, and starts nothing then', () => {
    const complaint = closed();
    expect(complaint.usual('track', 'publicRelations')).toMatchObject({ done: true, events: ['tracked'] });
    expect(complaint.clock('escalationTracking/X1')).toMatchObject({ state: 'stopped' });
  });

  it('belongs to a complaint that was once escalated, or to an oversight that there is', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    expect(complaint.usual('track', 'expert')).toMatchObject({ code: 'plan', allowed: ['escalate'] });
    expect(complaint.usual('track', 'expert', { oversight: 'O1' })).toMatchObject({ code: 'reference', allowed: [] });
  });
});

describe('the escalation that is worked on', () => {
  it.each(['respond', 'assess', 'coordinate', 'track'])('%s is for the latest, which the refusal names', (step) => {
    const complaint = raised('E1');
    complaint.usual('escalate', 'agent', { to: 'E3' });
    expect(complaint.usual(step, 'expert', { escalation: 'X1' })).toMatchObject({
      code: 'reference',
      detail: 'X1 went up into X2; the one that runs is X2',
      allowed: ['X2'],
    });
    expect(complaint.usual(step, 'expert', { escalation: 'X9' })).toMatchObject({ code: 'reference', allowed: ['X2'] });
    expect(complaint.usual(step, 'expert', { escalation: 'X2' })).toMatchObject({ done: true });
  });

  it.each(['respond', 'assess', 'coordinate', 'track'])('%s is refused while it stands on no rung', (step) => {
    const complaint = raised();
    complaint.usual('deescalate', 'supervisor');
    expect(complaint.usual(step, 'expert')).toMatchObject({ code: 'plan', allowed: ['escalate'] });
  });

  it('takes its steps in any order: coordinated first, responded to after it', () => {
    const complaint = raised();
    complaint.usual('coordinate', 'expert');
    expect(complaint.usual('respond', 'expert')).toMatchObject({ done: true });
  });
});

describe('the duties of an escalation that is over', () => {
  const duties = ['Response', 'Assessment', 'Coordination', 'Tracking'].map((duty) => `escalation${duty}/X1`);
  it.each<[string, (c: ComplaintCase) => unknown]>([
    ['answered', (c) => c.usual('reply')],
    ['rejected', (c) => c.usual('reject', 'supervisor')],
    ['withdrawn', (c) => c.usual('withdraw', 'supervisor')],
    ['lowered', (c) => c.usual('deescalate', 'supervisor')],
  ])('are dropped, not met, when the complaint is %s', (_how, act) => {
    const complaint = raised('E1');
    complaint.pass(minutes(10));
    act(complaint);
    expect(duties.map((clock) => [clock, stop(complaint, clock)?.end])).toEqual(duties.map((clock) => [clock, 'dropped']));
  });
});

describe('the written report (1.1.40)', () => {
  it('stops the clock that the closing of an escalated complaint starts', () => {
    const complaint = closed();
    expect(complaint.clock('escalationReport')).toMatchObject({ state: 'running' });
    expect(complaint.usual('report', 'expert')).toMatchObject({ done: true, events: ['reported'] });
    expect(complaint.all('reported')).toMatchObject([{ data: { escalations: 1 }, personal: { report: '经过、处理与改进' } }]);
    expect(stop(complaint, 'escalationReport')).toMatchObject({ end: 'met', late: false });
  });

  it.each(['closed', 'rejected', 'withdrawn'] as const)('is refused of a complaint that is %s and never stood on the ladder', (stage) => {
    const complaint = ComplaintCase.inStage(plan, stage);
    expect(complaint.usual('report', 'expert')).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('never escalated') as string,
    });
    expect(complaint.clock('escalationReport')).toBeUndefined();
  });

  it('is due of one that was withdrawn, also where it had come down from the ladder', () => {
    const complaint = raised();
    complaint.usual('deescalate', 'supervisor');
    complaint.usual('withdraw', 'supervisor');
    expect(complaint.usual('report', 'supervisor')).toMatchObject({ done: true });
  });

  it('is filed once for each end', () => {
    const complaint = closed();
    complaint.usual('report', 'expert');
    expect(complaint.usual('report', 'expert')).toMatchObject({ code: 'plan', detail: 'it was reported on at 2026-03-02 10:00' });
    complaint.pass(hours(1));
    complaint.usual('reopen');
    complaint.usual('reply');
    complaint.deliver();
    complaint.usual('rate');
    complaint.usual('close');
    expect(complaint.usual('report', 'expert')).toMatchObject({ done: true });
  });
});
