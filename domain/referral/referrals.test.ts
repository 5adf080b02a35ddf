import { at, by, ComplaintCase, days, phoneCall } from '../../test/support/complaintCase';
import { changedPlan, shippedPlan } from '../../test/support/plan';
import { complaintNumber } from '../complaint/number';
import { stages, type Role, type Stage } from '../complaint/terms';

const { plan } = shippedPlan();
const inStage = (stage: Stage): ComplaintCase => ComplaintCase.inStage(plan, stage);
const liaison: Role = 'liaison';

/** Monday 2 March 2026, 10:00: a complaint in a stage, joined by referral R1 with a printed date, 24:00 of 16 March. */
function referred(stage: Stage = 'triaged', changes: Record<string, unknown> = {}): ComplaintCase {
  const complaint = inStage(stage);
  expect(complaint.usual('refer', liaison, changes)).toMatchObject({ done: true });
  return complaint;
}
const lettersAndVisits = { body: '信访局', kind: 'lettersAndVisits', documentNumber: 'X-1' };
const r1 = (complaint: ComplaintCase) => complaint.complaint.referrals[0];
const endOf16March = at('2026-03-17T00:00:00+08:00');
const after = (complaint: ComplaintCase, name: string, changes: Record<string, unknown> = {}): ComplaintCase => {
  expect(complaint.usual(name, liaison, changes)).toMatchObject({ done: true });
  return complaint;
};

describe('a registration by the channel referral (1.1.12)', () => {
  it('opens the complaint with R1, and keeps all that the document says', () => {
    const complaint = ComplaintCase.registered(
      plan,
      by('referral', {
        body: '12345',
        kind: 'hotline12345',
        documentNumber: 'D-1',
        urgency: 'critical',
        signForBy: '2026-03-02T11:00:00+08:00',
        returnBy: '2026-03-03',
        dueOn: '2026-03-09',
        confidential: true,
        wants: '书面答复',
      }),
    );
    expect(r1(complaint)).toEqual({
      referral: 'R1',
      round: 1,
      body: '12345',
      kind: 'hotline12345',
      document: 'D-1',
      urgency: 'critical',
      receivedAt: complaint.now,
      signForBy: at('2026-03-02T11:00:00+08:00'),
      returnBy: at('2026-03-04T00:00:00+08:00'),
      due: at('2026-03-10T00:00:00+08:00'),
      confidential: true,
      wants: '书面答复',
      state: 'received',
      extensionAsked: null,
      extendedFrom: null,
      extended: false,
      returnedIn: null,
      at: complaint.now,
    });
    expect(complaint.complaint.regulatory).toBe(true);
  });

  it('needs no more than body, kind and number', () => {
    const complaint = ComplaintCase.registered(
      plan,
      by('referral', { body: '12315', kind: 'consumer12315', documentNumber: 'D-2' }, { receivedAt: '2026-03-02T08:00:00+08:00' }),
    );
    expect(r1(complaint)).toMatchObject({
      urgency: 'ordinary',
      due: null,
      confidential: false,
      receivedAt: at('2026-03-02T08:00:00+08:00'),
    });
  });
});

describe('a referral joins (refer)', () => {
  it.each(stages)('a complaint that is %s, and does not change its stage', (stage) => {
    const complaint = referred(stage);
    expect(complaint.complaint).toMatchObject({ stage, regulatory: true, referrals: [{ referral: 'R1', round: 1, state: 'received' }] });
  });

  it.each(stages)('one that is %s and drops or stops none of its clocks', (stage) => {
    const complaint = inStage(stage);
    const running = complaint.complaint.clocks.filter((c) => c.state !== 'stopped').map((c) => c.clock);
    const stops = complaint.during(() => complaint.usual('refer', liaison)).filter((type) => type === 'clockStopped');
    expect(stops).toEqual([]);
    expect(complaint.complaint.clocks.filter((c) => c.state !== 'stopped').map((c) => c.clock)).toEqual(expect.arrayContaining(running));
    for (const clock of ['referralSignFor/R1', 'referralObjection/R1', 'referralReply/R1', 'referralPrinted/R1'])
      expect(complaint.clock(clock)).toMatchObject({ state: 'running' });
  });

  it('names each after the one before, whatever became of that', () => {
    const complaint = after(after(referred(), 'returnReferral'), 'recordReferralDecision', { decision: 'returnAccepted' });
    after(complaint, 'refer', lettersAndVisits);
    expect(complaint.complaint.referrals).toMatchObject([
      { referral: 'R1', state: 'over' },
      { referral: 'R2', state: 'received', kind: 'lettersAndVisits' },
    ]);
  });

  it('keeps what the customer demands there as personal', () => {
    const complaint = referred('triaged', { demand: '要求书面道歉' });
    expect(complaint.all('referred')[0]).toMatchObject({ personal: { demand: '要求书面道歉' } });
    expect(JSON.stringify(complaint.all('referred')[0]?.data)).not.toContain('道歉');
  });

  it('takes printed dates as days, which end at 24:00, and as instants', () => {
    const dates = { dueOn: '2026-03-09T17:30:00+08:00', signForBy: '2026-03-02', returnBy: '2026-03-03T12:00:00+08:00' };
    expect(r1(referred('triaged', dates))).toMatchObject({
      due: at('2026-03-09T17:30:00+08:00'),
      signForBy: at('2026-03-03T00:00:00+08:00'),
      returnBy: at('2026-03-03T12:00:00+08:00'),
    });
  });

  it('tells when it reached us, also before the complaint did, and its clocks count from then', () => {
    const friday = at('2026-02-27T16:00:00+08:00');
    const complaint = referred('triaged', { receivedAt: '2026-02-27T16:00:00+08:00', dueOn: undefined });
    expect(r1(complaint)).toMatchObject({ receivedAt: friday });
    // Two hours; Saturday the 28th, which is worked; four hours; seven days.
    for (const [clock, due] of [
      ['referralSignFor/R1', '2026-02-27T18:00:00+08:00'],
      ['referralObjection/R1', '2026-03-01T00:00:00+08:00'],
      ['referralContact/R1', '2026-02-27T20:00:00+08:00'],
      ['referralReply/R1', '2026-03-07T00:00:00+08:00'],
    ] as const)
      expect([clock, complaint.clock(clock)]).toMatchObject([clock, { from: friday, due: at(due) }]);
  });

  it.each<[Stage, boolean]>([
    ['registered', true],
    ['resolving', true],
    ['replied', false],
    ['closed', false],
  ])('one that is %s: the customer is to be contacted about it: %s', (stage, owed) => {
    expect(referred(stage).clock('referralContact/R1')?.state).toBe(owed ? 'running' : undefined);
  });

  // Four hours, and customers are called from 08:00 to 21:00.
  it.each([
    ['at 16:00 by 20:00', '2026-03-02T16:00:00+08:00', '2026-03-02T20:00:00+08:00'],
    ['at 18:00 by 21:00, as most of the time lies before that', '2026-03-02T18:00:00+08:00', '2026-03-02T21:00:00+08:00'],
    ['at 20:00 by 11:00: one hour has passed at closing time', '2026-03-02T20:00:00+08:00', '2026-03-03T11:00:00+08:00'],
    ['at 23:00 by 12:00: all of it is left at opening time', '2026-03-02T23:00:00+08:00', '2026-03-03T12:00:00+08:00'],
    ['at 03:00 by 12:00 of that day', '2026-03-03T03:00:00+08:00', '2026-03-03T12:00:00+08:00'],
  ])('is contacted about within the hours of contact: what came %s', (_, now, due) => {
    const complaint = inStage('triaged');
    complaint.now = at(now);
    complaint.usual('refer', liaison);
    expect(complaint.clock('referralContact/R1')).toMatchObject({ from: at(now), due: at(due) });
  });

  it('takes a printed date that has passed by then: it is late at once', () => {
    const complaint = referred('triaged', { dueOn: '2026-03-01' });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ lateSteps: 1 });
  });

  it('refuses the same document again, and points to the redo', () => {
    const complaint = referred();
    const again = { body: ' 12345', documentNumber: 'ｄ-1' };
    expect(complaint.usual('refer', liaison, again)).toMatchObject({
      code: 'plan',
      detail: 'R1 is this document already: a redo is recorded once it was reported back',
      allowed: ['recordRedo'],
    });
    expect(complaint.usual('refer', liaison, { documentNumber: 'D-2' })).toMatchObject({ done: true });
    expect(complaint.usual('refer', liaison, { body: '12315' })).toMatchObject({ done: true });
    const reported = after(referred('replied'), 'reportBack');
    expect(reported.usual('refer', liaison)).toMatchObject({ code: 'plan', detail: 'R1 is this document already: record its redo' });
  });

  it('leaves the first contact and the progress notice their own time: these go by the channel', () => {
    const goals = (c: ComplaintCase): unknown[] => ['firstContact', 'progressNotice'].map((clock) => c.clock(clock)?.goal);
    expect(goals(referred())).toEqual(['24 h', '48 h']);
    const opened = ComplaintCase.registered(plan, by('referral', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1' }));
    expect(goals(opened)).toEqual(['4 h', '24 h']);
    expect(opened.clock('referralContact/R1')).toBeUndefined();
  });

  it('takes a document again that its body had taken back', () => {
    const complaint = after(after(referred(), 'returnReferral'), 'recordReferralDecision', { decision: 'returnAccepted' });
    expect(complaint.usual('refer', liaison)).toMatchObject({ done: true });
  });

  it('at most ten of them', () => {
    const complaint = inStage('triaged');
    for (let i = 1; i <= 10; i++) expect(complaint.usual('refer', 'agent', { documentNumber: `D-${i}` })).toMatchObject({ done: true });
    expect(complaint.usual('refer', 'agent', { documentNumber: 'D-11' })).toMatchObject({ code: 'plan', detail: 'at most 10 referrals' });
  });

  it('not one that was merged into another: it is answered there', () => {
    const complaint = inStage('triaged');
    const into = complaintNumber('phone', 'before');
    expect(complaint.give('merge', { into, reason: '同一件' }, 'supervisor')).toMatchObject({ done: true, stage: 'closed' });
    const outcome = complaint.usual('refer', liaison);
    expect(outcome).toMatchObject({ code: 'plan', detail: `it was merged into ${into}: refer it there`, allowed: [into] });
    complaint.usual('reopen');
    expect(complaint.usual('refer', liaison)).toMatchObject({ done: true });
  });

  it.each<[string, Record<string, unknown>, object]>([
    [
      'a kind that the plan has not',
      { kind: 'hotline110' },
      { code: 'plan', allowed: ['hotline12345', 'consumer12315', 'preHandling', 'appeal', 'lettersAndVisits', 'supervision'] },
    ],
    [
      'a reception in the future',
      { receivedAt: '2026-03-02T10:00:00.001+08:00' },
      { code: 'plan', detail: 'receivedAt must not lie in the future' },
    ],
    [
      'a reception of another age',
      { receivedAt: '1926-03-02T10:00:00+08:00' },
      { code: 'plan', detail: 'receivedAt lies at most 1826 days from now' },
    ],
    ['a printed date of another age', { dueOn: '9999-12-31' }, { code: 'plan', detail: 'dueOn lies at most 1826 days from now' }],
    [
      'a date to sign for of another age',
      { signForBy: '2062-03-02' },
      { code: 'plan', detail: 'signForBy lies at most 1826 days from now' },
    ],
    ['a date to return of another age', { returnBy: '2006-03-02' }, { code: 'plan', detail: 'returnBy lies at most 1826 days from now' }],
    [
      'a day that there is not',
      { dueOn: '2026-02-30' },
      { code: 'malformed', detail: expect.stringContaining('dueOn: must be a day') as string },
    ],
    ['an instant without its offset', { dueOn: '2026-03-09T17:00:00' }, { code: 'malformed' }],
    ['a date as a number', { dueOn: 1_772_000_000_000 }, { code: 'malformed' }],
    ['another urgency', { urgency: 'asap' }, { code: 'malformed', detail: expect.stringContaining('urgency') as string }],
    ['a blank body', { body: ' ' }, { code: 'malformed', detail: 'body: must not be blank' }],
  ])('refuses %s', (_, changes, refusal) => {
    const complaint = inStage('triaged');
    expect(complaint.usual('refer', liaison, changes)).toMatchObject({ done: false, ...refusal });
    expect(complaint.complaint.referrals).toEqual([]);
  });

  it('never is a ground for rejecting: a rejection still owes the report', () => {
    const complaint = referred('triaged', { kind: 'appeal' });
    expect(complaint.usual('reject', 'supervisor')).toMatchObject({ done: true, stage: 'rejected' });
    expect(complaint.clock('referralReply/R1')).toMatchObject({ state: 'running' });
    complaint.deliver();
    complaint.pass(days(40));
    complaint.deliver();
    expect(complaint.finished).toBe(false);
    // An appeal stands at E4 from the start; of other kinds being late is what raises it, ended or not.
    const hotline = referred('triaged');
    hotline.usual('reject', 'supervisor');
    hotline.pass(days(40));
    expect(hotline.all('escalated').map((e) => [e.data.rung, e.data.rule])).toEqual([
      ['E3', 'late:referralReply/R1/0'],
      ['E4', 'late:referralPrinted/R1/0'],
    ]);
    expect(hotline.complaint).toMatchObject({ stage: 'rejected', rung: 'E4' });
    after(complaint, 'reportBack');
    complaint.deliver();
    expect(complaint.clock('referralReply/R1')).toMatchObject({ state: 'stopped', stoppedLate: true });
  });
});

describe('which referral is meant', () => {
  it('is the only one that fits, where none is named', () => {
    const complaint = after(after(referred(), 'refer', lettersAndVisits), 'signFor', { referral: 'R2' });
    expect(complaint.give('signFor', {}, liaison)).toMatchObject({ done: true });
    expect(complaint.complaint.referrals).toMatchObject([{ state: 'signedFor' }, { state: 'signedFor' }]);
  });

  it('must be said where several fit', () => {
    const complaint = after(referred(), 'refer', lettersAndVisits);
    expect(complaint.give('signFor', {}, liaison)).toMatchObject({
      code: 'reference',
      detail: 'several referrals are received: say which',
      allowed: ['R1', 'R2'],
    });
    expect(complaint.give('signFor', { referral: 'R2' }, liaison)).toMatchObject({ done: true });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['none fits', {}, 'no referral is received'],
    ['it is not there', { referral: 'R9' }, 'there is no referral R9'],
    ['it does not fit', { referral: 'R1' }, 'referral R1 is signedFor, not received'],
  ])('is refused where %s', (_, fields, detail) => {
    expect(after(referred(), 'signFor').give('signFor', fields, liaison)).toMatchObject({ code: 'reference', detail, allowed: [] });
  });
});

describe('signing for it (signFor)', () => {
  it('meets its clock, and no other', () => {
    const complaint = after(referred(), 'signFor');
    expect(r1(complaint)).toMatchObject({ state: 'signedFor' });
    expect(complaint.all('clockStopped').map((e) => [e.data.clock, e.data.end])).toContainEqual(['referralSignFor/R1', 'met']);
    expect(complaint.clock('referralReply/R1')).toMatchObject({ state: 'running' });
  });
});

describe('returning it (returnReferral)', () => {
  it('is for one that was received or signed for; its reply is owed until the body takes it back', () => {
    const complaint = after(after(referred(), 'signFor'), 'returnReferral');
    expect(r1(complaint)).toMatchObject({ state: 'returned' });
    expect(complaint.clock('referralReply/R1')).toMatchObject({ state: 'running' });
    after(complaint, 'recordReferralDecision', { decision: 'returnAccepted', remark: '改派他企' });
    expect(r1(complaint)).toMatchObject({ state: 'over' });
    expect(complaint.clock('referralReply/R1')).toMatchObject({ state: 'stopped' });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ state: 'stopped' });
    expect(complaint.complaint.regulatory).toBe(false);
  });

  it('is for each round once', () => {
    const complaint = after(after(referred('replied'), 'returnReferral'), 'recordReferralDecision', { decision: 'returnRefused' });
    expect(r1(complaint)).toMatchObject({ state: 'signedFor', due: endOf16March });
    expect(complaint.usual('returnReferral', liaison)).toMatchObject({
      code: 'plan',
      detail: 'its body did not accept that R1 was returned, and is asked once a round',
      allowed: ['reportBack'],
    });
    after(after(complaint, 'reportBack'), 'recordRedo');
    expect(complaint.usual('returnReferral', liaison)).toMatchObject({ done: true });
  });

  it('is not for one that was reported back, nor without a reason', () => {
    const complaint = after(referred('replied'), 'reportBack');
    expect(complaint.usual('returnReferral', liaison)).toMatchObject({ code: 'reference', detail: 'no referral is received or signedFor' });
    expect(complaint.give('returnReferral', {}, liaison)).toMatchObject({ code: 'malformed', detail: expect.stringContaining('reason') });
  });
});

describe('asking for a later date (requestReferralExtension)', () => {
  it('leaves the printed date as it is until the body decides', () => {
    const complaint = after(referred(), 'requestReferralExtension');
    expect(r1(complaint)).toMatchObject({ due: endOf16March, extensionAsked: at('2026-03-21T00:00:00+08:00') });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ due: endOf16March });
  });

  it('is for one at a time, until the body has decided', () => {
    const complaint = after(referred(), 'requestReferralExtension');
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-03-23' })).toMatchObject({
      code: 'plan',
      allowed: ['recordReferralDecision'],
    });
    after(complaint, 'recordReferralDecision', { decision: 'extensionRefused' });
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-03-23' })).toMatchObject({ done: true });
  });

  it('also of one that was returned, and of one without a printed date', () => {
    expect(after(referred(), 'returnReferral').usual('requestReferralExtension', liaison)).toMatchObject({ done: true });
    expect(referred('triaged', { dueOn: undefined }).usual('requestReferralExtension', liaison)).toMatchObject({ done: true });
  });

  it.each<[string, string, string]>([
    ['the printed date itself', '2026-03-16', 'an extension ends later than the date printed on R1, 2026-03-17 00:00'],
    ['an earlier one', '2026-03-16T23:59:59+08:00', 'an extension ends later than the date printed on R1, 2026-03-17 00:00'],
    ['one that is past', '2026-03-01', 'the date asked for lies ahead: after 2026-03-02 10:00, and at most 1826 days from then'],
    ['one of another age', '2099-12-31', 'the date asked for lies ahead: after 2026-03-02 10:00, and at most 1826 days from then'],
  ])('is not for %s', (_, until, detail) => {
    expect(referred().usual('requestReferralExtension', liaison, { until })).toMatchObject({ code: 'plan', detail });
  });

  it('not after the report', () => {
    const complaint = after(after(referred('replied'), 'requestReferralExtension'), 'reportBack');
    expect(r1(complaint)).toMatchObject({ state: 'reportedBack', extensionAsked: null });
    expect(complaint.usual('requestReferralExtension', liaison)).toMatchObject({ code: 'reference' });
  });

  // 信访工作条例 34: 30 days at most. Printed 16 March; 30 days after it is 15 April.
  it('of letters and visits by no more than 30 days, in one step or in several', () => {
    const inOne = referred('triaged', lettersAndVisits);
    expect(inOne.usual('requestReferralExtension', liaison, { until: '2026-04-16' })).toMatchObject({
      code: 'plan',
      detail: 'for lettersAndVisits the plan allows extensions until 2026-04-16 00:00 at most',
    });
    expect(inOne.usual('requestReferralExtension', liaison, { until: '2026-04-15' })).toMatchObject({ done: true });
    const inTwo = after(after(referred('triaged', lettersAndVisits), 'requestReferralExtension'), 'recordReferralDecision');
    expect(inTwo.usual('requestReferralExtension', liaison, { until: '2026-04-16' })).toMatchObject({ code: 'plan' });
    expect(inTwo.usual('requestReferralExtension', liaison, { until: '2026-04-15' })).toMatchObject({ done: true });
  });

  // Sixty days from 2 March are 1 May, off until the 5th: Wednesday 6 May. Thirty days after it is 5 June.
  it('of letters and visits without a printed date by 30 days after the term that the plan counts by', () => {
    const complaint = referred('triaged', { ...lettersAndVisits, dueOn: undefined });
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-06-06' })).toMatchObject({
      code: 'plan',
      detail: 'for lettersAndVisits the plan allows extensions until 2026-06-06 00:00 at most',
    });
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-06-05' })).toMatchObject({ done: true });
  });

  it('in several steps of one without a printed date by no more than in one', () => {
    const complaint = referred('triaged', { ...lettersAndVisits, dueOn: undefined });
    after(complaint, 'recordReferralDecision', { dueOn: '2026-05-20' });
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-06-06' })).toMatchObject({ code: 'plan' });
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-06-05' })).toMatchObject({ done: true });
  });

  it('of other kinds as far as the body says', () => {
    expect(referred().usual('requestReferralExtension', liaison, { until: '2026-12-31' })).toMatchObject({ done: true });
  });

  // From Monday 16 March five working days are 17 to 20 and 23 March.
  it('in working days where the plan writes them so', () => {
    const { plan: inWorkingDays } = changedPlan([['extensionBy: 30 d', 'extensionBy: 5 WD']]);
    const complaint = ComplaintCase.inStage(inWorkingDays, 'triaged');
    complaint.usual('refer', liaison, lettersAndVisits);
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-03-24' })).toMatchObject({ code: 'plan' });
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-03-23' })).toMatchObject({ done: true });
  });
});

describe('what the body decides (recordReferralDecision)', () => {
  it('grants what was asked', () => {
    const complaint = after(after(referred(), 'requestReferralExtension'), 'recordReferralDecision');
    expect(r1(complaint)).toMatchObject({ due: at('2026-03-21T00:00:00+08:00'), extensionAsked: null });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ due: at('2026-03-21T00:00:00+08:00') });
  });

  it('or less, or what nobody asked for', () => {
    const less = after(after(referred(), 'requestReferralExtension'), 'recordReferralDecision', { dueOn: '2026-03-18' });
    expect(r1(less)).toMatchObject({ due: at('2026-03-19T00:00:00+08:00'), extensionAsked: null });
    expect(r1(after(referred(), 'recordReferralDecision', { dueOn: '2026-03-18' }))).toMatchObject({
      due: at('2026-03-19T00:00:00+08:00'),
    });
  });

  // Ten days are Thursday the 12th; printed is then Tuesday the 31st, and Monday the 30th is kept to inside.
  it('puts off also the plan’s own ten days of an appeal', () => {
    const complaint = referred('triaged', { kind: 'appeal', dueOn: undefined });
    expect(complaint.clock('referralReply/R1')).toMatchObject({ due: at('2026-03-13T00:00:00+08:00'), goal: '10 d' });
    after(complaint, 'recordReferralDecision', { dueOn: '2026-03-31' });
    expect(complaint.clock('referralReply/R1')).toMatchObject({ due: at('2026-03-31T00:00:00+08:00'), goal: 'printedDue less 1 WD' });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ due: at('2026-04-01T00:00:00+08:00') });
  });

  it('puts off the sixty days of letters and visits, which a printed date alone does not', () => {
    const dated = referred('triaged', { ...lettersAndVisits, dueOn: '2026-08-03' });
    // Sixty days are 1 May, which is off until the 5th.
    expect(dated.clock('referralReply/R1')).toMatchObject({ due: at('2026-05-07T00:00:00+08:00'), goal: '60 d' });
    const put = after(referred('triaged', { ...lettersAndVisits, dueOn: undefined }), 'recordReferralDecision', { dueOn: '2026-05-20' });
    expect(put.clock('referralReply/R1')).toMatchObject({ due: at('2026-05-20T00:00:00+08:00'), goal: 'printedDue less 1 WD' });
  });

  it('sets the first date of a referral that had none, which has its clock from then on', () => {
    const complaint = referred('triaged', { dueOn: undefined });
    expect(complaint.clock('referralPrinted/R1')).toBeUndefined();
    after(complaint, 'recordReferralDecision', { dueOn: '2026-03-18' });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ state: 'running', due: at('2026-03-19T00:00:00+08:00') });
  });

  it('refuses to extend, and the printed date stands', () => {
    const complaint = after(after(referred(), 'requestReferralExtension'), 'recordReferralDecision', { decision: 'extensionRefused' });
    expect(r1(complaint)).toMatchObject({ due: endOf16March, extensionAsked: null });
  });

  it('does not accept a return, with a new date or without', () => {
    const complaint = after(after(referred(), 'returnReferral'), 'recordReferralDecision', {
      decision: 'returnRefused',
      dueOn: '2026-03-13',
    });
    expect(r1(complaint)).toMatchObject({ state: 'signedFor', due: at('2026-03-14T00:00:00+08:00') });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ due: at('2026-03-14T00:00:00+08:00') });
  });

  it.each<[string, readonly string[], Record<string, unknown>, object]>([
    [
      'an extension that nobody asked for and without a date',
      [],
      { decision: 'extensionGranted' },
      { code: 'reference', detail: 'no referral is waiting for a decision on an extension' },
    ],
    ['the refusal of an extension that nobody asked for', [], { decision: 'extensionRefused' }, { code: 'reference' }],
    [
      'the acceptance of what was not returned',
      [],
      { decision: 'returnAccepted' },
      { code: 'reference', detail: 'no referral is returned' },
    ],
    ['the refusal of what was not returned', ['signFor'], { decision: 'returnRefused' }, { code: 'reference' }],
    [
      'an extension to an earlier date',
      ['requestReferralExtension'],
      { decision: 'extensionGranted', dueOn: '2026-03-13' },
      { code: 'plan', detail: 'an extension ends later than the date printed on R1, 2026-03-17 00:00' },
    ],
    [
      'a date with an extension refused',
      ['requestReferralExtension'],
      { decision: 'extensionRefused', dueOn: '2026-03-18' },
      { code: 'plan', detail: 'extensionRefused sets no date: leave out dueOn' },
    ],
    ['a date with a return accepted', ['returnReferral'], { decision: 'returnAccepted', dueOn: '2026-03-18' }, { code: 'plan' }],
    ['a date of another age', ['returnReferral'], { decision: 'returnRefused', dueOn: '2062-03-18' }, { code: 'plan' }],
    ['another decision', [], { decision: 'perhaps' }, { code: 'malformed' }],
  ])('is not recorded as %s', (_, before, fields, refusal) => {
    const complaint = before.reduce((c, name) => after(c, name), referred());
    const { referrals } = complaint.complaint;
    expect(complaint.give('recordReferralDecision', fields, liaison)).toMatchObject({ done: false, ...refusal });
    expect(complaint.complaint.referrals).toEqual(referrals);
  });
});

describe('reporting back (reportBack)', () => {
  it('comes after the reply to the customer, and says whether it was in time', () => {
    const complaint = after(referred('replied'), 'reportBack');
    expect(complaint.all('reportedBack')).toMatchObject([
      { data: { referral: 'R1', round: 1, onTime: true }, personal: { report: '已退费并告知客户' } },
    ]);
    expect(complaint.clock('referralReply/R1')).toMatchObject({ state: 'stopped', stoppedLate: false });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ state: 'stopped', stoppedLate: false });
  });

  it.each<[string, string, boolean | null]>([
    ['at the last instant of the printed day', '2026-03-17T00:00:00+08:00', true],
    ['a millisecond later', '2026-03-17T00:00:00.001+08:00', false],
  ])('is judged by the printed date: %s', (_, now, onTime) => {
    const complaint = referred('replied');
    complaint.now = at(now);
    after(complaint, 'reportBack');
    expect(complaint.all('reportedBack')).toMatchObject([{ data: { onTime } }]);
  });

  it('is neither in time nor late without a printed date', () => {
    expect(after(referred('replied', { dueOn: undefined }), 'reportBack').all('reportedBack')).toMatchObject([{ data: { onTime: null } }]);
  });

  it.each<Stage>(['closed', 'rejected', 'withdrawn'])('is owed by one that is %s', (stage) => {
    const complaint = after(referred(stage), 'reportBack');
    expect(complaint.complaint.stage).toBe(stage);
  });

  it.each<Stage>(['registered', 'triaged', 'dispatched', 'investigating', 'resolving'])('waits for the reply while it is %s', (stage) => {
    expect(referred(stage).usual('reportBack', liaison)).toMatchObject({
      code: 'plan',
      detail: 'the customer is answered before R1 is reported back',
      allowed: ['reply', 'reject'],
    });
  });

  it('waits for a new reply after a reopening', () => {
    const complaint = referred('closed');
    complaint.usual('reopen');
    expect(complaint.usual('reportBack', liaison)).toMatchObject({ code: 'plan' });
    complaint.usual('reply');
    expect(complaint.usual('reportBack', liaison)).toMatchObject({ done: true });
  });

  it('does not wait where the customer is not to know, nor for a superior’s supervision', () => {
    expect(referred('triaged', { confidential: true }).usual('reportBack', liaison)).toMatchObject({ done: true });
    expect(referred('triaged', { kind: 'supervision' }).usual('reportBack', liaison)).toMatchObject({ done: true });
  });

  it('is possible while a return is not accepted, and once', () => {
    const complaint = after(after(referred('replied'), 'returnReferral'), 'reportBack');
    expect(complaint.usual('reportBack', liaison)).toMatchObject({
      code: 'reference',
      detail: 'no referral is received or signedFor or returned',
    });
  });

  it('of one leaves the clocks of the other alone', () => {
    const complaint = after(referred('replied'), 'refer', { ...lettersAndVisits, dueOn: '2026-03-09' });
    after(complaint, 'reportBack', { referral: 'R1' });
    expect(complaint.clock('referralReply/R2')).toMatchObject({ state: 'running' });
    expect(complaint.clock('referralPrinted/R2')).toMatchObject({ state: 'running', due: at('2026-03-10T00:00:00+08:00') });
  });
});

describe('a redo (recordRedo)', () => {
  const reported = (stage: Stage): ComplaintCase => after(referred(stage), 'reportBack');

  it.each<Stage>(['replied', 'closed', 'rejected', 'withdrawn'])(
    'reopens what is %s, and begins a round with its own date and clocks',
    (stage) => {
      const complaint = reported(stage);
      // Rejected and withdrawn before anybody had triaged it, it comes back to where it stood.
      const back = stage === 'rejected' || stage === 'withdrawn' ? 'registered' : 'triaged';
      expect(complaint.usual('recordRedo', liaison)).toMatchObject({ done: true, events: ['reopened', 'redoRecorded'], stage: back });
      expect(r1(complaint)).toMatchObject({
        round: 2,
        state: 'received',
        due: at('2026-03-28T00:00:00+08:00'),
        signForBy: null,
        returnBy: null,
      });
      expect(complaint.all('reopened')).toMatchObject([
        { data: { count: 0, cause: 'redo', answered: true }, personal: { reason: '未说明到账时间' } },
      ]);
      expect(complaint.clock('referralPrinted/R1')).toMatchObject({ state: 'running', due: at('2026-03-28T00:00:00+08:00') });
    },
  );

  it('counts from its own instant, and the customer is contacted about it', () => {
    const complaint = reported('replied');
    complaint.pass(days(1));
    after(complaint, 'recordRedo', { dueOn: undefined });
    expect(r1(complaint)).toMatchObject({ receivedAt: complaint.now, extended: false });
    // Tuesday the 3rd, 10:00: two hours, four hours, seven days.
    for (const [clock, due] of [
      ['referralSignFor/R1', '2026-03-03T12:00:00+08:00'],
      ['referralContact/R1', '2026-03-03T14:00:00+08:00'],
      ['referralReply/R1', '2026-03-11T00:00:00+08:00'],
    ] as const)
      expect([clock, complaint.clock(clock)]).toMatchObject([clock, { state: 'running', from: complaint.now, due: at(due) }]);
  });

  it('does not reopen what is open', () => {
    const complaint = after(referred('triaged', { confidential: true }), 'reportBack');
    expect(complaint.usual('recordRedo', liaison)).toMatchObject({ done: true, events: ['redoRecorded'], stage: 'triaged' });
  });

  it('may have no date', () => {
    const complaint = reported('closed');
    expect(complaint.give('recordRedo', { reason: '材料不全' }, liaison)).toMatchObject({ done: true });
    expect(r1(complaint)).toMatchObject({ round: 2, due: null });
    expect(complaint.clock('referralPrinted/R1')).toMatchObject({ state: 'stopped' });
  });

  it('is not held back by the plan’s number of reopenings, and does not use them up', () => {
    const complaint = referred('closed');
    complaint.usual('reopen');
    complaint.usual('reply');
    expect(complaint.usual('reopen')).toMatchObject({ code: 'plan' });
    for (const round of [2, 3]) {
      after(after(complaint, 'reportBack'), 'recordRedo');
      expect(complaint.complaint).toMatchObject({ reopenings: 1, referrals: [{ round }] });
      complaint.usual('reply');
    }
    const other = reported('closed');
    after(other, 'recordRedo');
    other.usual('reply');
    expect(other.usual('reopen')).toMatchObject({ done: true });
  });

  it('starts the extensions anew', () => {
    const complaint = after(after(referred('replied', lettersAndVisits), 'requestReferralExtension'), 'recordReferralDecision');
    after(after(complaint, 'reportBack'), 'recordRedo');
    // Printed 27 March for this round; 30 days after it is 26 April.
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-04-27' })).toMatchObject({ code: 'plan' });
    expect(complaint.usual('requestReferralExtension', liaison, { until: '2026-04-26' })).toMatchObject({ done: true });
  });

  it.each<[string, Stage, Record<string, unknown>, object]>([
    ['of what was not reported back', 'replied', {}, { code: 'reference', detail: 'no referral is reportedBack' }],
    ['without a reason', 'replied', { reason: undefined }, { code: 'malformed' }],
  ])('is refused %s', (_, stage, changes, refusal) => {
    expect(referred(stage).usual('recordRedo', liaison, changes)).toMatchObject({ done: false, ...refusal });
  });

  it('is refused with a date of another age, and nothing is reopened', () => {
    const complaint = reported('closed');
    expect(complaint.usual('recordRedo', liaison, { dueOn: '2099-01-01' })).toMatchObject({ code: 'plan', stage: 'closed' });
    expect(complaint.complaint.stage).toBe('closed');
  });
});

describe('a mediation (recordMediation)', () => {
  it.each(['agreed', 'failed', 'adjourned'])('that is %s is recorded before the report and after it', (outcome) => {
    const complaint = referred('replied');
    after(complaint, 'recordMediation', { outcome });
    after(complaint, 'reportBack');
    after(complaint, 'recordMediation', { outcome });
    expect(complaint.all('mediationRecorded')).toMatchObject([
      { data: { referral: 'R1', outcome, at: complaint.now, next: null }, personal: { record: '双方达成一致' } },
      { data: { outcome } },
    ]);
    expect(r1(complaint)).toMatchObject({ state: 'reportedBack' });
  });

  it('says when it was held, and when it goes on', () => {
    const complaint = referred();
    complaint.pass(days(1));
    const held = '2026-03-02T15:00:00+08:00';
    after(complaint, 'recordMediation', { outcome: 'adjourned', at: held, next: '2026-03-06T15:00:00+08:00' });
    expect(complaint.all('mediationRecorded')).toMatchObject([{ data: { at: at(held), next: at('2026-03-06T15:00:00+08:00') } }]);
  });

  const between = 'a mediation was held between the reception of its referral and now';
  it.each<[string, Record<string, unknown>, string]>([
    ['held in the future', { at: '2026-03-02T10:00:00.001+08:00' }, between],
    ['held before the referral came', { at: '2026-03-02T09:59:59+08:00' }, between],
    ['that goes on though it is over', { next: '2026-03-06T15:00:00+08:00' }, 'next belongs to the outcome adjourned, and to no other'],
    [
      'that goes on in the past',
      { outcome: 'adjourned', next: '2026-03-02T10:00:00+08:00' },
      'the next mediation lies ahead: after 2026-03-02 10:00, and at most 1826 days from then',
    ],
  ])('is refused when %s', (_, changes, detail) => {
    expect(referred().usual('recordMediation', liaison, changes)).toMatchObject({ code: 'plan', detail });
  });

  it('is not held on one that its body took back', () => {
    const complaint = after(after(referred(), 'returnReferral'), 'recordReferralDecision', { decision: 'returnAccepted' });
    expect(complaint.usual('recordMediation', liaison)).toMatchObject({ code: 'reference', allowed: [] });
    expect(complaint.usual('recordMediation', liaison, { referral: 'R1' })).toMatchObject({
      detail: 'referral R1 is over, not received or signedFor or returned or reportedBack',
    });
  });
});

it('what is personal stays out of the public part of every event', () => {
  const complaint = ComplaintCase.registered(plan, phoneCall());
  const steps: [string, Record<string, unknown>][] = [
    ['refer', { demand: '张三的话' }],
    ['requestReferralExtension', { reason: '张三的话' }],
    ['recordReferralDecision', { remark: '张三的话' }],
    ['returnReferral', { reason: '张三的话' }],
    ['recordReferralDecision', { decision: 'returnRefused', remark: '张三的话' }],
    ['recordMediation', { record: '张三的话' }],
  ];
  for (const [name, changes] of steps) after(complaint, name, changes);
  complaint.usual('triage');
  complaint.usual('reply');
  after(complaint, 'reportBack', { report: '张三的话' });
  after(complaint, 'recordRedo', { reason: '张三的话' });
  expect(complaint.journal.filter((e) => JSON.stringify(e.personal ?? {}).includes('张三的话')).length).toBeGreaterThanOrEqual(8);
  for (const event of complaint.journal) expect(JSON.stringify(event.data)).not.toContain('张三的话');
});
