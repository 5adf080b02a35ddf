import { at, ComplaintCase, days, hours, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();
const triaged = (): ComplaintCase => ComplaintCase.inStage(plan, 'triaged');

/** Monday 2026-03-02, L2: five working days, until the end of Monday the 9th. */
const firstDue = at('2026-03-10T00:00:00+08:00');
const dueOf = (complaint: ComplaintCase, clock = 'resolution') => complaint.clock(clock)?.due;

describe('an extension (domain rule: one, approved, told to the customer)', () => {
  it('is asked for by one, decided by another, and moves the reply', () => {
    const complaint = triaged();
    expect(dueOf(complaint)).toBe(firstDue);
    expect(complaint.usual('extend')).toMatchObject({ done: true, events: ['extensionRequested'] });
    expect(complaint.complaint.extensions).toEqual([{ extension: 'V1', by: '2 WD', state: 'requested', requestedBy: 'agent-1' }]);
    expect(complaint.clock('extensionDecision/V1')).toMatchObject({ state: 'running' });
    expect(dueOf(complaint)).toBe(firstDue);
    expect(complaint.usual('decideExtension', 'expert')).toMatchObject({ done: true, events: ['extensionDecided'] });
    expect(complaint.clock('extensionDecision/V1')).toMatchObject({ state: 'stopped' });
    expect(dueOf(complaint)).toBe(at('2026-03-12T00:00:00+08:00'));
    expect(complaint.messages()).toContain('extension→customer');
  });

  it('may be granted in part, in the unit asked for', () => {
    const complaint = triaged();
    complaint.usual('extend');
    expect(complaint.usual('decideExtension', 'expert', { longer: '3 WD' })).toMatchObject({ code: 'plan', allowed: ['2 WD'] });
    expect(complaint.usual('decideExtension', 'expert', { longer: '1 h' })).toMatchObject({ code: 'plan', allowed: ['2 WD'] });
    complaint.usual('decideExtension', 'expert', { longer: '1 WD' });
    expect(complaint.complaint.extensions).toMatchObject([{ by: '1 WD', state: 'granted' }]);
    expect(dueOf(complaint)).toBe(at('2026-03-11T00:00:00+08:00'));
  });

  it('that is refused moves nothing, tells the customer nothing, and may be asked for again', () => {
    const complaint = triaged();
    complaint.usual('extend');
    expect(complaint.usual('decideExtension', 'expert', { granted: false, longer: '1 WD' })).toMatchObject({ code: 'malformed' });
    complaint.usual('decideExtension', 'expert', { granted: false });
    expect(dueOf(complaint)).toBe(firstDue);
    expect(complaint.messages()).not.toContain('extension→customer');
    expect(complaint.usual('extend')).toMatchObject({ done: true });
    expect(complaint.complaint.extensions.map((e) => [e.extension, e.state])).toEqual([
      ['V1', 'refused'],
      ['V2', 'requested'],
    ]);
  });

  it('is not decided by who asked for it (1.1.2)', () => {
    const complaint = triaged();
    complaint.usual('extend', 'expert');
    expect(complaint.usual('decideExtension', 'expert')).toMatchObject({
      code: 'plan',
      detail: 'expert-1 asked for V1: somebody else decides it',
    });
    expect(complaint.give('decideExtension', { granted: true, reason: '属实' }, 'expert', 'expert-2')).toMatchObject({ done: true });
  });

  it.each(['requested', 'granted'])('is one of a complaint: not again while it is %s', (state) => {
    const complaint = triaged();
    complaint.usual('extend');
    if (state === 'granted') complaint.usual('decideExtension', 'expert');
    expect(complaint.usual('extend')).toMatchObject({
      code: 'plan',
      detail: `the plan allows 1 extension(s) of a complaint: V1 is ${state}`,
    });
  });

  it('is decided once, and only where one waits', () => {
    const complaint = triaged();
    expect(complaint.usual('decideExtension', 'expert')).toMatchObject({
      code: 'reference',
      detail: 'no extension waits for its decision',
    });
    complaint.usual('extend');
    expect(complaint.usual('decideExtension', 'expert', { extension: 'V2' })).toMatchObject({ code: 'reference', allowed: ['V1'] });
    complaint.usual('decideExtension', 'expert', { extension: 'V1' });
    expect(complaint.usual('decideExtension', 'expert')).toMatchObject({ code: 'reference' });
  });
});

describe('what an extension cannot do', () => {
  it('it never passes the statutory day', () => {
    const complaint = triaged();
    const statutory = dueOf(complaint, 'statutory');
    complaint.usual('extend', 'agent', { longer: '60 WD' });
    complaint.usual('decideExtension', 'expert');
    expect(dueOf(complaint)).toBe(statutory);
    expect(dueOf(complaint, 'statutory')).toBe(statutory);
    expect(complaint.clock('resolution')?.because).toMatchObject({ extendedBy: '60 WD', keptTo: 'statutory' });
  });

  it('it gains nothing where the statutory day lies before', () => {
    const complaint = triaged();
    complaint.usual('ask');
    complaint.pass(days(12));
    complaint.usual('inform', 'channel', { direction: 'fromCustomer', text: '截图' });
    expect(dueOf(complaint)).toBeGreaterThanOrEqual(dueOf(complaint, 'statutory') ?? Infinity);
    expect(complaint.usual('extend')).toMatchObject({
      code: 'plan',
      detail: 'resolution is due no earlier than statutory (2026-03-18 00:00), which no extension passes',
    });
  });

  it('it does not move a printed date: the body is asked instead', () => {
    const complaint = ComplaintCase.registered(plan, referral({ dueOn: '2026-03-06' }));
    complaint.usual('triage', 'liaison');
    expect(complaint.usual('extend', 'liaison')).toMatchObject({
      code: 'plan',
      detail: 'resolution goes by the date printed on R1: only 12345 can extend it',
      allowed: ['requestReferralExtension'],
    });
  });

  it('it is asked for before the reply was due', () => {
    const complaint = triaged();
    complaint.pass(firstDue - complaint.now - 1);
    expect(complaint.usual('extend')).toMatchObject({ done: true });
    const late = triaged();
    late.pass(firstDue - late.now);
    expect(late.usual('extend')).toMatchObject({
      code: 'plan',
      detail: 'resolution was due 2026-03-10 00:00: an extension is asked for before that',
    });
  });

  it('it is not asked for while the clock waits for the customer, but may be granted then', () => {
    const complaint = triaged();
    complaint.usual('ask');
    expect(complaint.usual('extend')).toMatchObject({ code: 'plan', detail: expect.stringContaining('no clock is running') as string });
    complaint.usual('inform', 'channel', { direction: 'fromCustomer', text: '截图' });
    complaint.usual('extend');
    complaint.usual('ask');
    expect(complaint.usual('decideExtension', 'expert')).toMatchObject({ done: true });
    complaint.pass(hours(3));
    complaint.usual('inform', 'channel', { direction: 'fromCustomer', text: '截图' });
    // Two working days after Monday the 9th end with Wednesday the 11th; the pause of three hours pushes that on.
    expect(dueOf(complaint)).toBe(at('2026-03-12T03:00:00+08:00'));
  });

  it('it is not granted any more once a printed date came to bind', () => {
    const complaint = triaged();
    complaint.usual('extend');
    complaint.give('refer', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1', dueOn: '2026-03-05' }, 'liaison');
    expect(complaint.usual('decideExtension', 'expert')).toMatchObject({ code: 'plan', allowed: ['requestReferralExtension'] });
    expect(complaint.usual('decideExtension', 'expert', { granted: false })).toMatchObject({ done: true });
  });

  it.each(['2', '2 days', '0 WD', '61 WD', '61 d', '1441 h', '481 wh', '30 min', '1.5 WD', '-1 d'])(
    '"%s" is no time to extend by',
    (longer) => {
      expect(triaged().usual('extend', 'agent', { longer })).toMatchObject({
        code: 'malformed',
        detail: 'longer: must be a time such as "2 WD": up to 1440 h, up to 480 wh, up to 60 WD, up to 60 d',
      });
    },
  );

  it.each(['60 WD', '60 d', '1440 h', '480 wh', '0.5 h'])('"%s" is', (longer) => {
    expect(triaged().usual('extend', 'agent', { longer })).toMatchObject({ done: true });
  });

  it('twenty requests are enough', () => {
    const complaint = triaged();
    for (let i = 0; i < 20; i++) {
      complaint.usual('extend');
      complaint.usual('decideExtension', 'expert', { granted: false });
    }
    expect(complaint.usual('extend')).toMatchObject({ code: 'plan', detail: 'at most 20 requests for an extension' });
  });
});
