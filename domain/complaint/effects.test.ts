import { ComplaintCase, hours, minutes } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Effect } from './state';

const { plan } = shippedPlan();
/** A complaint with one message of a purpose that is pending. */
function pending(purpose: string): { complaint: ComplaintCase; key: string; effect: () => Effect | undefined } {
  const complaint = ComplaintCase.inStage(plan, purpose === 'acknowledgement' ? 'registered' : 'replied');
  const key = complaint.pending.find((e) => e.purpose === purpose)?.key ?? '';
  return { complaint, key, effect: () => complaint.complaint.effects.find((e) => e.key === key) };
}
const failed = { outcome: 'failed', permanent: false, error: '网关无响应' } as const;

describe('an effect that fails', () => {
  it('is tried again after each of the plan’s pauses, and then waits for a person', () => {
    const { complaint, key, effect } = pending('acknowledgement');
    const pauses = [minutes(1), minutes(5), minutes(15), hours(1), hours(4), hours(12)];
    for (const [i, pause] of pauses.entries()) {
      complaint.face({ kind: 'effect', key, ...failed });
      expect(effect()).toMatchObject({ state: 'delayed', attempts: i + 1, retryAt: complaint.now + pause, error: '网关无响应' });
      expect(complaint.pending.some((e) => e.key === key)).toBe(false);
      complaint.pass(pause);
      expect(complaint.pending.some((e) => e.key === key)).toBe(true);
    }
    complaint.face({ kind: 'effect', key, ...failed });
    expect(effect()).toMatchObject({ state: 'failed', retryAt: null });
    expect(complaint.messages()).toContain('effectFailed→operator');
  });

  it('sets the timer for its next attempt', () => {
    const { complaint, key } = pending('acknowledgement');
    complaint.face({ kind: 'effect', key, ...failed });
    expect(complaint.nextDue).toEqual({ at: complaint.now + minutes(1), what: key });
  });

  it('for good waits for a person at once', () => {
    const { complaint, key, effect } = pending('acknowledgement');
    complaint.face({ kind: 'effect', key, ...failed, permanent: true });
    expect(effect()).toMatchObject({ state: 'failed', attempts: 0 });
    expect(complaint.all('effectFailed')[0]?.data).toMatchObject({ key, inDoubt: false });
  });

  it('is told the operator once: that this telling fails is not told by telling', () => {
    const { complaint, key } = pending('acknowledgement');
    complaint.face({ kind: 'effect', key, ...failed, permanent: true });
    const telling = complaint.pending.find((e) => e.purpose === 'effectFailed')?.key ?? '';
    complaint.face({ kind: 'effect', key: telling, ...failed, permanent: true });
    expect(complaint.messages().filter((m) => m === 'effectFailed→operator')).toHaveLength(1);
    expect(complaint.complaint.effects.map((e) => [e.key, e.state])).toEqual(
      expect.arrayContaining([
        [key, 'failed'],
        [telling, 'failed'],
      ]),
    );
  });
});

describe('an effect in doubt: it may or may not have been carried out', () => {
  it('is repeated where the plan says that a repetition does no harm', () => {
    const { complaint, key, effect } = pending('acknowledgement');
    complaint.face({ kind: 'effect', key, outcome: 'inDoubt', error: '超时' });
    expect(effect()).toMatchObject({ state: 'delayed', attempts: 1 });
  });

  it('is given to a person where the plan says so: a reply is not sent twice', () => {
    const { complaint, key, effect } = pending('reply');
    complaint.face({ kind: 'effect', key, outcome: 'inDoubt', error: '超时' });
    expect(effect()).toMatchObject({ state: 'inDoubt', retryAt: null });
    expect(complaint.all('effectFailed')[0]?.data).toMatchObject({ key, inDoubt: true });
    expect(complaint.messages()).toContain('effectFailed→operator');
  });

  it('is repeated where it is no message: the receiver tells a repeat', () => {
    const complaint = ComplaintCase.inStage(plan, 'dispatched');
    const key = complaint.pending.find((e) => e.kind === 'handOff')?.key ?? '';
    complaint.face({ kind: 'effect', key, outcome: 'inDoubt', error: '超时' });
    expect(complaint.complaint.effects.find((e) => e.key === key)?.state).toBe('delayed');
  });
});

describe('a person settles an effect that waits (1.1.16)', () => {
  const waiting = () => {
    const settled = pending('reply');
    settled.complaint.face({ kind: 'effect', key: settled.key, outcome: 'inDoubt', error: '超时' });
    const settle = (how: string) => settled.complaint.give('settle', { effect: settled.key, how, reason: '已核实' }, 'operator');
    return { ...settled, settle };
  };

  it('by having it tried again, with all pauses before it', () => {
    const { settle, effect, complaint, key } = waiting();
    settle('retry');
    expect(effect()).toMatchObject({ state: 'ordered', attempts: 0, error: null });
    complaint.face({ kind: 'effect', key, ...failed });
    expect(effect()).toMatchObject({ state: 'delayed', attempts: 1 });
  });

  it.each(['done', 'drop'])('by taking it as %s: it is off the list, and a reply stands in the way of closing no more', (how) => {
    const { settle, effect, complaint } = waiting();
    settle(how);
    expect(effect()).toBeUndefined();
    complaint.usual('rate');
    expect(complaint.usual('close')).toMatchObject({ done: true });
  });

  it('only once, and only while it waits', () => {
    const { settle } = waiting();
    settle('retry');
    expect(settle('drop')).toMatchObject({ done: false, code: 'plan' });
  });
});

describe('the result of an effect', () => {
  it('that is settled changes nothing', () => {
    const { complaint, key } = pending('reply');
    complaint.face({ kind: 'effect', key, outcome: 'done', reference: 'sms-1' });
    const after = complaint.complaint;
    for (const late of [{ outcome: 'done', reference: 'sms-2' }, { ...failed }, { outcome: 'inDoubt', error: '超时' }] as const) {
      expect(complaint.face({ kind: 'effect', key, ...late })).toMatchObject({ done: true, events: [] });
    }
    expect(complaint.complaint).toBe(after);
  });

  it('of which nobody knows changes nothing', () => {
    const { complaint } = pending('reply');
    const before = complaint.complaint;
    complaint.face({ kind: 'effect', key: `${complaint.number}/message/999`, outcome: 'done', reference: null });
    expect(complaint.complaint).toBe(before);
  });

  it('keeps its reference in the journal, and its content nowhere else any more', () => {
    const { complaint, key } = pending('reply');
    complaint.face({ kind: 'effect', key, outcome: 'done', reference: 'sms-1' });
    expect(complaint.all('effectDone').at(-1)?.data).toEqual({ key, kind: 'message', purpose: 'reply', reference: 'sms-1' });
    expect(JSON.stringify(complaint.complaint.effects)).not.toContain('资费公示');
  });

  it('is what stops the clock of the acknowledgement', () => {
    const { complaint, key } = pending('acknowledgement');
    expect(complaint.clock('acknowledgement')?.state).toBe('running');
    complaint.face({ kind: 'effect', key, outcome: 'done', reference: 'sms-1' });
    expect(complaint.clock('acknowledgement')).toMatchObject({ state: 'stopped', stoppedLate: false });
  });
});

describe('effects other than messages', () => {
  const kinds = (complaint: ComplaintCase): string[] =>
    complaint.complaint.effects.filter((e) => e.kind !== 'message').map((e) => `${e.kind} ${e.subject ?? ''}`);

  it('ask at registration, first triage and reopening how often this customer complained in the plan’s 30 days', () => {
    const complaint = ComplaintCase.inStage(plan, 'registered');
    expect(kinds(complaint)).toEqual(['observation 2026-01-31T16:00:00.000Z 2026-03-02T01:00:00.000Z']);
    complaint.usual('triage');
    complaint.usual('triage');
    expect(kinds(complaint)).toHaveLength(2);
    complaint.usual('reply');
    complaint.usual('reopen');
    expect(kinds(complaint)).toHaveLength(3);
  });

  it('carry each hand-off to its department, and each recall', () => {
    const complaint = ComplaintCase.inStage(plan, 'dispatched');
    complaint.usual('reject', 'supervisor');
    expect(kinds(complaint).filter((k) => !k.startsWith('observation'))).toEqual(['handOff H1', 'recall H1']);
  });

  it('have keys that say whose they are, of what kind, and which one', () => {
    const complaint = ComplaintCase.inStage(plan, 'dispatched');
    complaint.usual('transfer', 'agent', { department: 'marketing' });
    expect(complaint.complaint.effects.filter((e) => e.kind === 'handOff').map((e) => e.key)).toEqual(
      [1, 2].map((n) => `${complaint.number}/handOff/${n}`),
    );
  });
});
