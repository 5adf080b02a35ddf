import { at, ComplaintCase, days, hours, minutes, phoneCall, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { isoInstant } from './instant';

const { plan } = shippedPlan();
const inStage = (stage: Parameters<typeof ComplaintCase.inStage>[1]): ComplaintCase => ComplaintCase.inStage(plan, stage);
const running = (c: ComplaintCase): string[] =>
  c.complaint.clocks
    .filter((x) => x.state === 'running')
    .map((x) => x.clock)
    .toSorted();
const warnings = (c: ComplaintCase, clock: string): number[] =>
  c
    .all('clockWarned')
    .filter((e) => e.data.clock === clock)
    .map((e) => e.data.warning);

describe('clocks (domain rule «Clocks») start and stop with events', () => {
  it('at registration: acknowledgement, classification, first contact, progress, resolution and the statutory one', () => {
    expect(running(inStage('registered'))).toEqual([
      'acknowledgement',
      'classification',
      'firstContact',
      'progressNotice',
      'resolution',
      'statutory',
    ]);
  });

  it('at triage classification ends and dispatch begins', () => {
    const c = inStage('triaged');
    expect(c.clock('classification')).toMatchObject({ state: 'stopped', stoppedLate: false });
    expect(running(c)).toContain('dispatch');
  });

  it('at transfer dispatch ends and acceptance begins, one for each department', () => {
    const c = inStage('dispatched');
    c.usual('transfer', 'agent', { department: 'networkOperations' });
    expect(running(c)).toEqual(expect.arrayContaining(['acceptance/H1', 'acceptance/H2']));
    c.give('accept', { handOff: 'H2' }, 'handler');
    expect(running(c)).toContain('acceptance/H1');
    expect(running(c)).not.toContain('acceptance/H2');
  });

  it('at the reply all of them end, and that of the call-back begins; the confirmation’s only once the customer was asked in writing', () => {
    const c = inStage('investigating');
    c.deliver();
    c.usual('reply');
    expect(running(c)).toEqual(['callBack']);
    expect(c.clock('resolution')).toMatchObject({ state: 'stopped', stoppedLate: false });
    expect(c.clock('statutory')).toMatchObject({ state: 'stopped', stoppedLate: false });
  });

  it('are met, or dropped where the stage leaves them behind', () => {
    const c = inStage('dispatched');
    c.deliver();
    c.usual('reply');
    const ends = Object.fromEntries(c.all('clockStopped').map((e) => [e.data.clock, e.data.end]));
    expect(ends).toMatchObject({ resolution: 'met', firstContact: 'met', 'acceptance/H1': 'dropped' });
  });

  it('say whether they were late when they were stopped', () => {
    const c = inStage('triaged');
    c.pass(hours(25));
    c.usual('contact');
    expect(c.all('clockStopped').find((e) => e.data.name === 'firstContact')?.data).toMatchObject({ late: true, end: 'met' });
  });

  it('a contact that is recorded later counts from when it was made', () => {
    const recorded = (madeAfter: number): ComplaintCase => {
      const c = inStage('triaged');
      c.pass(hours(30));
      c.usual('contact', 'agent', { at: isoInstant(c.complaint.receivedAt + hours(madeAfter)) });
      return c;
    };
    expect(recorded(20).clock('firstContact')).toMatchObject({ state: 'stopped', stoppedLate: false });
    expect(recorded(25).clock('firstContact')).toMatchObject({ state: 'stopped', stoppedLate: true });
  });

  it('repair: 48 hours, 72 in rural areas; when late the customer is told (电信条例 32)', () => {
    const urban = inStage('registered');
    urban.usual('triage', 'agent', { category: 'network.broadbandOutage' });
    const rural = inStage('registered');
    rural.usual('triage', 'agent', { category: 'network.broadbandOutage', tags: ['rural'] });
    expect([urban, rural].map((c) => (c.clock('repair')?.due ?? 0) - c.now)).toEqual([hours(48), hours(72)]);
    urban.pass(hours(48));
    expect(urban.messages()).toContain('repairLate→customer');
  });

  it('containment of an urgent matter: four hours, while it is urgent', () => {
    const c = inStage('registered');
    c.usual('triage', 'agent', { level: 'L4' });
    expect(c.clock('containment')).toMatchObject({ state: 'running', due: c.now + hours(4) });
    c.usual('triage', 'agent', { level: 'L2' });
    expect(c.clock('containment')?.state).toBe('stopped');
  });
});

describe('a clock that runs', () => {
  it('is not started again by another event of the kind that started it', () => {
    const c = inStage('registered');
    c.usual('triage', 'agent', { level: 'L4' });
    const started = c.clock('containment')?.from;
    c.pass(hours(1));
    c.usual('triage', 'agent', { level: 'L4', tags: ['safety'] });
    expect(c.clock('containment')).toMatchObject({ state: 'running', from: started });
  });
});

describe('while the customer owes an answer (domain rule «Pauses»)', () => {
  it('service clocks pause, the statutory one never does', () => {
    const c = inStage('triaged');
    c.usual('ask');
    expect(c.clock('resolution')?.state).toBe('paused');
    expect(c.clock('statutory')?.state).toBe('running');
    c.pass(days(20));
    expect(c.all('clockLate').map((e) => e.data.name)).not.toContain('resolution');
    expect(c.all('clockLate').map((e) => e.data.name)).toContain('statutory');
  });

  it('the due instant moves by exactly the pause, and so do its warnings', () => {
    const c = inStage('triaged');
    const before = c.clock('resolution');
    const statutory = c.clock('statutory');
    c.pass(hours(3));
    c.usual('ask');
    c.pass(hours(7) + minutes(13));
    c.give('inform', { direction: 'fromCustomer', text: '截图' });
    const pause = hours(7) + minutes(13);
    expect(c.clock('resolution')).toMatchObject({
      state: 'running',
      due: (before?.due ?? 0) + pause,
      warnAt: before?.warnAt.map((w) => w + pause),
    });
    expect(c.clock('statutory')).toEqual(statutory);
  });

  it('the pause ends with the last of several answers', () => {
    const c = inStage('triaged');
    const due = c.clock('resolution')?.due ?? 0;
    c.usual('ask');
    c.pass(hours(1));
    c.usual('ask');
    c.pass(hours(1));
    c.give('inform', { direction: 'fromCustomer', text: '截图', question: 'Q1' });
    expect(c.clock('resolution')?.state).toBe('paused');
    c.pass(hours(1));
    c.give('inform', { direction: 'fromCustomer', text: '截图', question: 'Q2' });
    expect(c.clock('resolution')).toMatchObject({ state: 'running', due: due + hours(3) });
  });

  it('what we tell the customer ends no pause', () => {
    const c = inStage('triaged');
    c.usual('ask');
    c.give('inform', { direction: 'toCustomer', text: '正在核查' });
    expect(c.clock('resolution')?.state).toBe('paused');
  });

  it('pauses add up', () => {
    const c = inStage('triaged');
    const due = c.clock('resolution')?.due ?? 0;
    for (const pause of [hours(5), hours(6)]) {
      c.usual('ask');
      c.pass(pause);
      c.give('inform', { direction: 'fromCustomer', text: '截图' });
      c.pass(hours(1));
    }
    expect(c.clock('resolution')?.due).toBe(due + hours(11));
  });

  it('a clock that begins then begins paused, and has all its time afterwards', () => {
    const c = inStage('registered');
    c.usual('ask');
    c.pass(hours(1));
    c.usual('triage');
    const from = c.now;
    expect(c.clock('dispatch')).toMatchObject({ state: 'paused', from });
    c.pass(hours(4));
    expect(c.all('clockLate').map((e) => e.data.name)).not.toContain('dispatch');
    c.give('inform', { direction: 'fromCustomer', text: '截图' });
    expect(c.clock('dispatch')).toMatchObject({ state: 'running', due: from + hours(4) + hours(2) });
  });

  it('a question is a notice of itself: the next one is due two days after his answer', () => {
    const c = inStage('triaged');
    c.pass(hours(3));
    c.usual('ask');
    const asked = c.now;
    expect(c.clock('progressNotice')).toMatchObject({ state: 'paused', from: asked });
    c.pass(hours(60));
    c.give('inform', { direction: 'fromCustomer', text: '截图' });
    expect(c.clock('progressNotice')).toMatchObject({ state: 'running', due: asked + hours(60) + hours(48) });
  });

  it('a clock that was late before gains nothing', () => {
    const c = inStage('triaged');
    const due = c.clock('resolution')?.due ?? 0;
    c.pass(due - c.now + hours(1));
    c.usual('ask');
    c.pass(hours(5));
    c.give('inform', { direction: 'fromCustomer', text: '截图' });
    expect(c.clock('resolution')).toMatchObject({ state: 'running', due, lateSteps: 1 });
  });
});

describe('a date printed on a referral waits for no customer (domain rule «Referrals»)', () => {
  const asked = (): ComplaintCase => {
    const c = ComplaintCase.registered(plan, referral({ dueOn: '2026-03-16' }));
    c.usual('triage', 'agent', { level: 'L3' });
    c.usual('ask');
    return c;
  };
  const beforePrinted = at('2026-03-14T00:00:00+08:00');

  it('while he owes an answer, the clock runs on by the date printed, warns and is late', () => {
    const c = asked();
    expect(c.clock('resolution')).toMatchObject({ state: 'running', due: beforePrinted, goal: 'printedDue less 1 WD' });
    c.pass(days(14));
    expect(warnings(c, 'resolution')).toEqual([0, 1]);
    expect(c.all('clockLate').find((e) => e.data.name === 'resolution')).toMatchObject({ at: beforePrinted, data: { step: 0 } });
  });

  it('once he has answered, the level’s own time binds again, moved by the pause', () => {
    const c = asked();
    c.pass(hours(5));
    c.give('inform', { direction: 'fromCustomer', text: '截图' });
    expect(c.clock('resolution')).toMatchObject({ state: 'running', due: at('2026-03-06T05:00:00+08:00'), goal: '3 WD' });
  });

  it('what was late before he was asked stays late', () => {
    const c = ComplaintCase.registered(plan, referral({ dueOn: '2026-03-16' }));
    c.usual('triage', 'agent', { level: 'L3' });
    c.pass(days(5));
    c.usual('ask');
    c.usual('reply');
    expect(c.all('replied')[0]?.data.late).toBe(true);
    expect(c.clock('resolution')).toMatchObject({ state: 'stopped', stoppedLate: true });
  });
});

describe('a changed level (domain rule «Clocks»)', () => {
  it('computes the due instant again from the reception, not from now', () => {
    const c = inStage('triaged');
    c.pass(hours(20));
    c.usual('triage', 'agent', { level: 'L1' });
    expect(c.clock('resolution')).toMatchObject({ due: c.complaint.receivedAt + hours(48), goal: '48 h' });
    expect(c.all('clockMoved').at(-1)?.data).toMatchObject({ why: 'triaged' });
  });

  it('keeps the pauses that were', () => {
    const c = inStage('triaged');
    c.usual('ask');
    c.pass(hours(10));
    c.give('inform', { direction: 'fromCustomer', text: '截图' });
    c.usual('triage', 'agent', { level: 'L1' });
    expect(c.clock('resolution')?.due).toBe(c.complaint.receivedAt + hours(58));
  });

  it('never repeats a warning that was given', () => {
    const c = ComplaintCase.registered(plan);
    c.usual('triage', 'agent', { level: 'L1' });
    c.pass(hours(25));
    expect(warnings(c, 'resolution')).toEqual([0]);
    for (const level of ['L2', 'L1', 'L2']) c.usual('triage', 'agent', { level });
    c.pass(days(6));
    expect(warnings(c, 'resolution')).toEqual([0, 1]);
  });

  it('leads to the same due instant by whatever way it came about', () => {
    const straight = ComplaintCase.registered(plan);
    straight.usual('triage', 'agent', { level: 'L3' });
    const winding = ComplaintCase.registered(plan);
    for (const level of ['L4', 'L1', 'L3']) winding.usual('triage', 'agent', { level });
    expect(winding.clock('resolution')?.due).toBe(straight.clock('resolution')?.due);
  });

  it('never moves the statutory day', () => {
    const c = inStage('registered');
    const due = c.clock('statutory')?.due;
    for (const level of ['L4', 'L1', 'L3', 'L2']) c.usual('triage', 'agent', { level, regulatory: true });
    expect(c.clock('statutory')?.due).toBe(due);
  });

  it('moves no clock whose due instant stays', () => {
    const c = inStage('triaged');
    expect(c.during(() => c.usual('triage', 'agent', { category: 'charges.data' }))).not.toContain('clockMoved');
  });
});

describe('the first contact keeps the hours of contact, 08:00 to 21:00 (domain rule «Contact»)', () => {
  it.each([
    ['L3', 'two hours, at 18:00 by 20:00', '18:00', '2026-03-02T20:00'],
    ['L3', 'half of two hours lies before closing time: by 21:00', '20:00', '2026-03-02T21:00'],
    ['L3', 'less than half: what is left, an hour and a half, goes on at 08:00', '20:30', '2026-03-03T09:30'],
    ['L3', 'at night all of it is left', '22:00', '2026-03-03T10:00'],
    ['L2', 'of 24 hours from 22:00 most lie before the last closing time', '22:00', '2026-03-03T21:00'],
    ['L4', 'half an hour at 20:50: ten minutes have passed', '20:50', '2026-03-03T08:20'],
  ])('%s: %s', (level, _what, time, due) => {
    const c = ComplaintCase.registered(plan, phoneCall(), at(`2026-03-02T${time}:00+08:00`));
    c.usual('triage', 'agent', { level });
    expect(c.clock('firstContact')).toMatchObject({ due: at(`${due}:00+08:00`) });
  });
});

describe('the posting of a remedy (1.1.29)', () => {
  const remedies = [
    { kind: 'refund', amount: 10, due: '2026-03-06T18:00:00+08:00' },
    { kind: 'credit', amount: 10 },
    { kind: 'refund', amount: 10, due: '2026-03-04T18:00:00+08:00' },
  ];
  const ordered = (): ComplaintCase => {
    const c = inStage('triaged');
    c.usual('propose', 'agent', { remedies });
    return c;
  };

  it('goes by the remedy’s own date, or seven days where it has none', () => {
    const c = ordered();
    expect([1, 2, 3].map((n) => c.clock(`remedyPosting/P1R${n}`)?.due)).toEqual([
      at('2026-03-06T18:00:00+08:00'),
      at('2026-03-10T00:00:00+08:00'),
      at('2026-03-04T18:00:00+08:00'),
    ]);
    c.give('fulfil', { remedy: 'P1R3', reference: 'O-3' });
    expect(c.clock('remedyPosting/P1R1')).toMatchObject({ state: 'running', due: at('2026-03-06T18:00:00+08:00') });
    expect(c.clock('remedyPosting/P1R2')).toMatchObject({ state: 'running' });
  });

  it.each([
    ['rejected', 'reject'],
    ['withdrawn', 'withdraw'],
  ])('is owed though the complaint was %s', (stage, name) => {
    const c = ordered();
    c.usual(name, 'supervisor');
    expect(c.complaint.stage).toBe(stage);
    expect(c.clock('remedyPosting/P1R1')).toMatchObject({ state: 'running' });
    c.pass(days(30));
    expect(c.all('clockLate').map((e) => e.data.clock)).toEqual(expect.arrayContaining([1, 2, 3].map((n) => `remedyPosting/P1R${n}`)));
  });
});

describe('acceptance by a department (1.1.22)', () => {
  const monday = at('2026-03-02T17:00:00+08:00');
  const transferredTo = (department: string): ComplaintCase => {
    const c = new ComplaintCase(plan, monday);
    c.register(phoneCall());
    c.usual('triage');
    c.usual('transfer', 'agent', { department });
    return c;
  };

  it('counts four working hours of the department’s own calendar', () => {
    expect(transferredTo('billing').clock('acceptance/H1')?.due).toBe(at('2026-03-03T12:00:00+08:00'));
    expect(transferredTo('networkOperations').clock('acceptance/H1')?.due).toBe(at('2026-03-02T21:00:00+08:00'));
  });

  it('of each department by its own calendar, when two have it at once', () => {
    const c = transferredTo('billing');
    c.usual('transfer', 'agent', { department: 'networkOperations' });
    c.give('note', { text: '已分派' });
    expect(c.clock('acceptance/H1')?.due).toBe(at('2026-03-03T12:00:00+08:00'));
    expect(c.clock('acceptance/H2')?.due).toBe(at('2026-03-02T21:00:00+08:00'));
  });
});

describe('a reopened complaint', () => {
  it('starts its clocks anew, with all their warnings', () => {
    const c = inStage('triaged');
    c.pass(days(7));
    expect(warnings(c, 'resolution')).toEqual([0, 1]);
    c.usual('reply');
    c.usual('reopen');
    expect(c.clock('resolution')).toMatchObject({ state: 'running', from: c.now, warned: 0, lateSteps: 0, stoppedLate: null });
    expect(c.complaint.clocks.filter((x) => x.clock === 'resolution')).toHaveLength(1);
  });

  it('has no second statutory day', () => {
    const c = inStage('replied');
    c.usual('reopen');
    expect(c.clock('statutory')?.state).toBe('stopped');
  });
});
