import { at, ComplaintCase, days, hours, minutes, phoneCall } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Clock, Complaint } from '../complaint/state';
import { nextOf, tick } from './tick';

const { plan } = shippedPlan();
const complaint = ComplaintCase.inStage(plan, 'triaged').complaint;
const clockOf = (changes: Partial<Clock>): Clock => ({
  clock: 'resolution',
  name: 'resolution',
  by: { type: 'registered', seq: 1 },
  from: 0,
  due: 100,
  warnAt: [50, 80],
  lateAt: [100, 200],
  goal: '100',
  basis: 'default',
  provisional: false,
  because: { calendar: 'office' },
  state: 'running',
  warned: 0,
  lateSteps: 0,
  stoppedLate: null,
  stopped: null,
  ...changes,
});
const withClocks = (...clocks: Clock[]): Complaint => ({ ...complaint, clocks });

describe('what time owes of a clock that is due at 100, warns at 50 and 80, and is late at 100 and 200', () => {
  it.each<[string, Partial<Clock>, number, object | null]>([
    ['nothing before the first warning', {}, 49, null],
    ['the first warning in its moment', {}, 50, { type: 'clockWarned', data: { warning: 0 } }],
    ['nothing twice', { warned: 1 }, 79, null],
    [
      'each of two warnings that have passed, the first as overtaken',
      {},
      90,
      { type: 'clockWarned', data: { warning: 0, owedAt: 50, overtaken: true } },
    ],
    [
      'the last warning, to be told while it is not late',
      { warned: 1 },
      90,
      { type: 'clockWarned', data: { warning: 1, owedAt: 80, overtaken: false } },
    ],
    ['a warning that lateness has overtaken', { warned: 1 }, 100, { type: 'clockWarned', data: { warning: 1, overtaken: true } }],
    ['lateness after its warnings', { warned: 2 }, 100, { type: 'clockLate', data: { step: 0, owedAt: 100 } }],
    ['no warning after lateness', { lateSteps: 1 }, 150, null],
    ['the next step in its moment', { lateSteps: 1 }, 200, { type: 'clockLate', data: { step: 1 } }],
    ['nothing after the last step', { lateSteps: 2 }, 1000, null],
    ['nothing while it is paused', { state: 'paused' }, 1000, null],
    ['nothing once it is stopped', { state: 'stopped' }, 1000, null],
  ])('%s', (_what, changes, now, owed) => {
    const happening = tick(withClocks(clockOf(changes)), now);
    if (owed === null) expect(happening).toBeNull();
    else expect(happening).toMatchObject(owed);
  });

  it('comes in the order of time, whichever clock owes it', () => {
    const state = withClocks(clockOf({ clock: 'a', warned: 2, lateAt: [120] }), clockOf({ clock: 'b', warned: 2, lateAt: [110] }));
    expect(tick(state, 300)?.data).toMatchObject({ clock: 'b' });
  });

  it.each<[string, Partial<Clock>, number | null]>([
    ['its first warning', {}, 50],
    ['its second warning', { warned: 1 }, 80],
    ['its lateness', { warned: 2 }, 100],
    ['its second late step', { lateSteps: 1 }, 200],
    ['never again', { lateSteps: 2 }, null],
    ['never while paused', { state: 'paused' }, null],
  ])('is looked for next at %s', (_what, changes, next) => {
    expect(nextOf(clockOf(changes))).toBe(next);
  });
});

describe('a complaint’s clocks as time passes', () => {
  const told = (c: ComplaintCase, name: string): string[] =>
    c.journal.flatMap((e) =>
      e.type === 'clockWarned' && e.data.name === name
        ? [`warned ${e.data.warning}`]
        : e.type === 'clockLate' && e.data.name === name
          ? [`late ${e.data.step}`]
          : [],
    );

  it('warn and are late each once, in order', () => {
    const c = ComplaintCase.inStage(plan, 'triaged');
    c.pass(days(30));
    expect(told(c, 'resolution')).toEqual(['warned 0', 'warned 1', 'late 0', 'late 1']);
    expect(told(c, 'statutory')).toEqual(['warned 0', 'late 0']);
    expect(told(c, 'firstContact')).toEqual(['warned 0', 'warned 1', 'late 0']);
  });

  it('record what was missed during an outage once and in order, and tell no warning that is past', () => {
    const c = ComplaintCase.inStage(plan, 'triaged');
    c.now += days(30);
    c.face({ kind: 'time' });
    expect(told(c, 'resolution')).toEqual(['warned 0', 'warned 1', 'late 0', 'late 1']);
    expect(c.messages().filter((m) => m.startsWith('clockWarning'))).toEqual([]);
    expect(told(c, 'statutory')).toEqual(['warned 0', 'late 0']);
    const before = c.journal.length;
    c.face({ kind: 'time' });
    expect(c.journal).toHaveLength(before);
  });

  it('tell first what time owes, then what a command says that came after it', () => {
    const c = ComplaintCase.inStage(plan, 'triaged');
    c.now += days(9);
    const types = c.during(() => c.usual('reply'));
    expect(types.indexOf('clockLate')).toBeLessThan(types.indexOf('replied'));
    expect(c.all('replied')[0]?.data.late).toBe(true);
  });

  it('know the next moment of interest by its name', () => {
    const c = ComplaintCase.inStage(plan, 'registered');
    // Acknowledgement is due in five minutes; nothing warns before.
    expect(c.nextDue).toEqual({ at: c.now + minutes(5), what: 'acknowledgement' });
    c.deliver();
    expect(c.nextDue).toEqual({ at: c.now + minutes(24), what: 'classification' });
  });

  it('are late at once, and told once, when the customer’s word reached us years before it was registered', () => {
    const c = ComplaintCase.registered(plan, phoneCall({ receivedAt: '2015-06-01T09:00:00+08:00' }));
    expect(c.complaint.receivedAt).toBe(at('2015-06-01T09:00:00+08:00'));
    for (const name of ['firstContact', 'progressNotice', 'resolution', 'statutory'])
      expect(c.all('clockLate').filter((e) => e.data.name === name && e.data.step === 0)).toHaveLength(1);
    expect(c.all('clockWarned')).toEqual([]);
    expect(c.complaint.rung).toBe('E3');
    expect(c.nextDue?.at).toBeGreaterThan(c.now);
    // What begins with the registration has its full time.
    expect(c.clock('classification')).toMatchObject({ from: c.now, due: c.now + minutes(30), lateSteps: 0 });
  });

  // First contact in 24 hours: warned of after 12 and after 19.2.
  it.each([
    [11, []],
    [13, [0]],
    [20, [1]],
    [23, [1]],
    [25, []],
  ])(
    'registered %d hours after the customer’s word, tell of the last warning that has passed, while it is not late: %j',
    (late, warned) => {
      const received = at('2026-03-02T09:00:00+08:00');
      const c = ComplaintCase.registered(plan, phoneCall({ receivedAt: '2026-03-02T09:00:00+08:00' }), received + hours(late));
      const warnings = c.all('clockWarned').filter((e) => e.data.name === 'firstContact');
      expect(warnings.map((e) => e.data.warning)).toEqual(warned);
      expect(warnings.filter((e) => e.data.overtaken)).toEqual([]);
      c.pass(hours(30));
      const all = c.all('clockWarned').filter((e) => e.data.name === 'firstContact');
      expect(all.map((e) => e.data.warning)).toEqual(late < 12 ? [0, 1] : late < 19 ? [0, 1] : warned);
    },
  );

  it('that a correction of the level makes late are late at once', () => {
    const c = ComplaintCase.inStage(plan, 'triaged');
    c.now += hours(30);
    const types = c.during(() => c.usual('triage', 'agent', { level: 'L4' }));
    expect(types).toContain('clockLate');
    expect(c.clock('resolution')).toMatchObject({ lateSteps: 1 });
    expect(c.nextDue?.at).toBeGreaterThan(c.now);
  });
});
