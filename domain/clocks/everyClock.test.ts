import { ComplaintCase, days, hours, minutes, phoneCall } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Role } from '../complaint/terms';

/** Every clock of the shipped plan in every way that it can go: a clock that is added to the plan needs its lives here. */

const { plan } = shippedPlan();
const { clocks } = plan.file;

type Act = (complaint: ComplaintCase) => void;
interface Life {
  /** What the clock is kept for, such as H1; the whole complaint if absent. */
  readonly of?: string;
  /** Until it runs, from the registration. */
  readonly begin: Act;
  readonly meet: Act;
}

const usual =
  (name: string, role?: Role, changes?: Record<string, unknown>): Act =>
  (complaint) => {
    const outcome = complaint.usual(name, role, changes);
    if (!outcome.done) throw new Error(`${name}: ${outcome.detail}`);
  };
const all =
  (...acts: readonly Act[]): Act =>
  (complaint) =>
    acts.forEach((act) => act(complaint));
const nothing: Act = () => undefined;
const deliver: Act = (complaint) => complaint.deliver();

const triage = usual('triage');
const refer = usual('refer', 'liaison');
const escalate = usual('escalate');
const answered = all(triage, usual('find'), usual('reply'));
const rated = all(answered, deliver, usual('rate'));
const repaired = all(
  usual('transfer', 'agent', { department: 'networkOperations' }),
  usual('accept', 'handler'),
  usual('answer', 'handler', { answer: '已恢复' }),
);
/** Three calls in vain, two hours apart: the customer is asked for a rating in writing. */
const askedInWriting: Act = (complaint) => {
  all(answered, deliver)(complaint);
  for (let attempt = 1; attempt <= 3; attempt++) {
    if (attempt > 1) complaint.pass(hours(2));
    usual('attemptContact', 'inspector')(complaint);
  }
  complaint.deliver();
};

const lives: Readonly<Record<string, Life>> = {
  acknowledgement: { begin: nothing, meet: deliver },
  classification: { begin: nothing, meet: triage },
  dispatch: { begin: triage, meet: usual('transfer') },
  acceptance: { of: 'H1', begin: all(triage, usual('transfer')), meet: usual('accept', 'handler') },
  firstContact: { begin: nothing, meet: usual('contact') },
  progressNotice: { begin: nothing, meet: usual('inform', 'agent', { direction: 'toCustomer', text: '仍在核对' }) },
  resolution: { begin: triage, meet: usual('reply') },
  // While the customer owes an answer the law alone goes on counting.
  statutory: { begin: all(triage, usual('ask')), meet: usual('reply') },
  containment: { begin: usual('triage', 'agent', { level: 'L4' }), meet: usual('reply') },
  // Restored by those who repair; a reply alone restores nothing.
  repair: { begin: usual('triage', 'agent', { category: 'network.broadbandOutage' }), meet: repaired },
  portOutObstacle: { begin: usual('triage', 'agent', { category: 'porting.portOutObstructed' }), meet: usual('find') },
  approval: {
    of: 'P1',
    begin: all(triage, usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 100 }] })),
    meet: usual('approve', 'shiftLeader'),
  },
  remedyPosting: {
    of: 'P1R1',
    begin: all(triage, usual('propose')),
    meet: usual('fulfil', 'agent', { remedy: 'P1R1', reference: 'ORDER-1' }),
  },
  callBack: { begin: answered, meet: usual('rate') },
  closing: { begin: rated, meet: usual('close') },
  confirmation: { begin: askedInWriting, meet: usual('rate') },
  promise: {
    of: 'M1',
    begin: usual('promise', 'agent', { due: '2026-03-04T18:00:00+08:00' }),
    meet: usual('fulfil', 'agent', { promise: 'M1', reference: 'WORK-1' }),
  },
  extensionDecision: { of: 'V1', begin: all(triage, usual('extend')), meet: usual('decideExtension', 'supervisor') },
  oversight: { of: 'O1', begin: usual('oversee', 'supervisor'), meet: usual('track', 'expert', { oversight: 'O1' }) },
  referralSignFor: { of: 'R1', begin: refer, meet: usual('signFor', 'liaison') },
  referralObjection: { of: 'R1', begin: refer, meet: usual('returnReferral', 'liaison') },
  referralContact: { of: 'R1', begin: refer, meet: usual('contact') },
  // The customer was answered in time; that the body hears of it is what can still be late.
  referralReply: { of: 'R1', begin: all(refer, answered), meet: usual('reportBack', 'liaison') },
  referralPrinted: { of: 'R1', begin: all(refer, answered), meet: usual('reportBack', 'liaison') },
  escalationResponse: { of: 'X1', begin: escalate, meet: usual('respond', 'shiftLeader') },
  escalationAssessment: { of: 'X1', begin: escalate, meet: usual('assess', 'shiftLeader') },
  escalationCoordination: { of: 'X1', begin: escalate, meet: usual('coordinate', 'shiftLeader') },
  escalationTracking: { of: 'X1', begin: escalate, meet: usual('track', 'shiftLeader') },
  escalationReport: { begin: all(escalate, rated, usual('close')), meet: usual('report', 'shiftLeader') },
};
/** It measures what lay before the registration, and is over with it. */
const measured = 'registration';

/** A complaint in which the clock has begun. */
function begun(name: string) {
  const { of, begin, meet } = lives[name] ?? { begin: nothing, meet: nothing };
  const complaint = ComplaintCase.registered(plan);
  begin(complaint);
  const id = of === undefined ? name : `${name}/${of}`;
  const clock = () => {
    const found = complaint.clock(id);
    if (found === undefined) throw new Error(`${id} has not begun`);
    return found;
  };
  return { complaint, id, clock, meet: () => meet(complaint), rule: ruleOf(name) };
}

function ruleOf(name: string) {
  const rule = clocks[name];
  if (rule === undefined) throw new Error(`the plan has no clock ${name}`);
  return rule;
}

const named = Object.keys(clocks).filter((name) => name !== measured);

test('every clock of the plan is tried', () => {
  expect([measured, ...Object.keys(lives)].toSorted()).toEqual(Object.keys(clocks).toSorted());
});

describe.each(named)('%s', (name) => {
  test('is met in time', () => {
    const { complaint, id, clock, meet } = begun(name);
    expect(clock().state).toBe('running');
    complaint.pass(minutes(1));
    meet();
    expect(complaint.all('clockStopped').filter(({ data }) => data.clock === id)).toMatchObject([{ data: { end: 'met', late: false } }]);
  });

  test('warns, and is late, at its instants, and does what the plan wants of being late', () => {
    const { complaint, id, clock, meet, rule } = begun(name);
    const { warnAt, lateAt: all } = clock();
    expect([warnAt.length, all.length]).toEqual([rule.warnings.length, rule.late.length]);
    complaint.pass(Math.max(...all) - complaint.now);
    // A step that closes the complaint is the last: those after it are for one that something keeps open.
    const closing = rule.late.findIndex(({ close }) => close !== undefined);
    const steps = closing < 0 ? rule.late : rule.late.slice(0, closing + 1);
    const lateAt = all.slice(0, steps.length);

    const warned = complaint.all('clockWarned').filter(({ data }) => data.clock === id);
    expect(warned.map(({ at, data: { owedAt, overtaken } }) => [at, owedAt, overtaken])).toEqual(warnAt.map((at) => [at, at, false]));
    const late = complaint.all('clockLate').filter(({ data }) => data.clock === id);
    expect(late.map(({ at, data: { owedAt } }) => [at, owedAt])).toEqual(lateAt.map((at) => [at, at]));
    steps.forEach((step, i) => {
      if (step.escalate !== undefined)
        expect(complaint.all('escalated').map(({ at, data }) => [at, data.rung, data.rule])).toContainEqual([
          lateAt[i],
          step.escalate,
          `late:${id}/${i}`,
        ]);
      if (step.remedy !== undefined)
        expect(complaint.all('remedyOrdered')).toMatchObject([{ at: lateAt[i], data: { kind: step.remedy, proposal: `late:${id}` } }]);
      if (step.close !== undefined) expect(complaint.all('closed')).toMatchObject([{ at: lateAt[i], data: { outcome: step.close } }]);
    });

    complaint.pass(minutes(1));
    if (clock().state !== 'stopped') meet();
    const stopped = complaint.all('clockStopped').filter(({ data }) => data.clock === id);
    expect(stopped).toMatchObject([{ data: { end: 'met', late: true } }]);
  });
});

describe(measured, () => {
  const registeredAfter = (minutesLater: number): ComplaintCase => {
    const received = '2026-03-02T10:00:00+08:00';
    const complaint = new ComplaintCase(plan, Date.parse(received) + minutes(minutesLater));
    complaint.register(phoneCall({ receivedAt: received }));
    return complaint;
  };
  test.each([
    [15, false],
    [16, true],
  ])('a call that was entered after %i minutes: late is %s', (minutesLater, late) => {
    expect(registeredAfter(minutesLater).all('clockStopped')).toMatchObject([{ data: { clock: measured, end: 'met', late } }]);
  });
});

test.each(named.filter((name) => clocks[name]?.pausesWhileCustomerOwes))('%s pauses while the customer owes an answer', (name) => {
  const { complaint, clock } = begun(name);
  const { due } = clock();
  usual('ask')(complaint);
  expect(clock().state).toBe('paused');
  complaint.pass(days(1) + hours(6));
  usual('inform', 'agent', { direction: 'fromCustomer', text: '账单截图已发' })(complaint);
  expect(clock()).toMatchObject({ state: 'running', due: due + days(1) + hours(6) });
});

test.each(named.filter((name) => !clocks[name]?.pausesWhileCustomerOwes && name !== 'progressNotice'))(
  '%s runs on while the customer owes an answer',
  (name) => {
    const { complaint, clock } = begun(name);
    const { due, state } = clock();
    complaint.usual('ask');
    expect(clock()).toMatchObject({ due, state });
  },
);

test.each(named.filter((name) => clocks[name]?.extendable))('%s is extended when that is granted', (name) => {
  const { complaint, clock } = begun(name);
  const { due } = clock();
  usual('extend')(complaint);
  expect(clock().due).toBe(due);
  usual('decideExtension', 'supervisor')(complaint);
  expect(clock().due).toBe(due + days(2));
});
