import { at, ComplaintCase, hours, minutes, phoneCall } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Level } from './terms';

const { plan } = shippedPlan();
const triaged = (): ComplaintCase => ComplaintCase.inStage(plan, 'triaged');
const attempts = (complaint: ComplaintCase) =>
  complaint.all('contactAttempted').map((e) => [e.data.attempt, e.data.tooSoon, e.data.exhausted]);

describe('attempts to reach the customer (domain rule «Call-back»)', () => {
  it('three in a minute exhaust nothing: those too soon are recorded and do not count', () => {
    const complaint = triaged();
    for (let i = 0; i < 3; i++) {
      complaint.usual('attemptContact');
      complaint.now += 20_000;
    }
    expect(attempts(complaint)).toEqual([
      [1, false, false],
      [1, true, false],
      [1, true, false],
    ]);
    expect(complaint.complaint).toMatchObject({ contactAttempts: 1, firstContactAt: null });
    expect(complaint.clock('firstContact')).toMatchObject({ state: 'running' });
  });

  it('three at least two hours apart exhaust them, once; a further one is only recorded', () => {
    const complaint = triaged();
    for (let i = 0; i < 4; i++) {
      complaint.usual('attemptContact');
      complaint.pass(hours(2));
    }
    expect(attempts(complaint)).toEqual([
      [1, false, false],
      [2, false, false],
      [3, false, true],
      [4, false, false],
    ]);
    expect(complaint.clock('firstContact')).toMatchObject({ state: 'stopped' });
    expect(complaint.messages().filter((m) => m === 'contactMissed→customer')).toHaveLength(1);
  });

  it('the time between is counted from the last one that counted', () => {
    const complaint = triaged();
    complaint.usual('attemptContact');
    complaint.pass(hours(2) - 1);
    complaint.usual('attemptContact');
    complaint.pass(1);
    complaint.usual('attemptContact');
    expect(attempts(complaint)).toEqual([
      [1, false, false],
      [1, true, false],
      [2, false, false],
    ]);
  });

  it('the first one after the reply counts, however soon after the last one before it', () => {
    const complaint = triaged();
    complaint.usual('attemptContact');
    complaint.usual('find');
    complaint.usual('reply');
    complaint.now += minutes(5);
    complaint.usual('attemptContact');
    complaint.now += minutes(5);
    complaint.usual('attemptContact');
    expect(attempts(complaint).slice(1)).toEqual([
      [1, false, false],
      [1, true, false],
    ]);
  });
});

describe('the hours in which customers are called (domain rule «Contact»)', () => {
  /** At night, with the level and whatever the customer agreed to. */
  function atNight(level: Level, contact: Record<string, unknown> = {}): ComplaintCase {
    const complaint = ComplaintCase.registered(plan, phoneCall({ contact: { preferred: 'sms', phone: '13900000001', ...contact } }));
    complaint.usual('triage', 'agent', { level });
    complaint.now = at('2026-03-02T22:10:00+08:00');
    return complaint;
  }

  it.each<[string, boolean]>([
    ['2026-03-03T07:59:59.999+08:00', false],
    ['2026-03-03T08:00:00+08:00', true],
    ['2026-03-03T21:00:00+08:00', true],
    ['2026-03-03T21:00:00.001+08:00', false],
    // 01:00 and 23:00 of UTC: the plan's zone decides.
    ['2026-03-03T01:00:00Z', true],
    ['2026-03-03T23:00:00Z', false],
  ])('a call at %s: %s', (iso, done) => {
    const complaint = triaged();
    complaint.now = at(iso);
    expect(complaint.usual('attemptContact')).toMatchObject({ done });
  });

  it('are said where a call is refused', () => {
    expect(atNight('L2').usual('attemptContact')).toMatchObject({
      code: 'plan',
      detail:
        'customers are called 08:00–21:00 (Asia/Shanghai), and it is 2026-03-02 22:10; at other hours at L4 alone, where the customer agreed to it (agreed)',
    });
  });

  it.each<[string, Level, Record<string, unknown>, Record<string, unknown>, boolean]>([
    ['an urgent matter alone is no leave', 'L4', {}, {}, false],
    ['agreement alone is no leave', 'L3', {}, { agreed: true }, false],
    ['an urgent matter, and the customer agreed', 'L4', {}, { agreed: true }, true],
    ['an urgent matter, and he agreed at registration', 'L4', { atNight: true }, {}, true],
    ['he agreed at registration, and it is not urgent', 'L3', { atNight: true }, {}, false],
  ])('at night: %s', (_what, level, contact, fields, done) => {
    expect(atNight(level, contact).usual('attemptContact', 'agent', fields)).toMatchObject({ done });
  });

  it('hold for calls alone', () => {
    expect(atNight('L2').usual('attemptContact', 'agent', { medium: 'sms' })).toMatchObject({ done: true });
  });

  it('do not hold for the customer, who calls us when he likes', () => {
    expect(atNight('L2').usual('contact')).toMatchObject({ done: true });
  });
});
