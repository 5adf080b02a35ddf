import { at, ComplaintCase, days, hours } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Stage } from './terms';

const { plan } = shippedPlan();
const due = '2026-03-12T18:00:00+08:00';
const inStage = (stage: Stage): ComplaintCase => ComplaintCase.inStage(plan, stage);

/** Replied to, delivered and rated: nothing but the outcome is missing. */
function readyToClose(): ComplaintCase {
  const complaint = inStage('replied');
  complaint.deliver();
  complaint.usual('rate');
  return complaint;
}

describe('a promise to the customer (domain rule «Results»)', () => {
  it.each<Stage>(['registered', 'triaged', 'resolving', 'replied', 'closed'])('may be given while it is %s, and has its clock', (stage) => {
    const complaint = inStage(stage);
    expect(complaint.usual('promise', 'liaison')).toMatchObject({ done: true, events: ['promised'] });
    expect(complaint.complaint.promises).toEqual([{ promise: 'M1', owner: 'handler-3', due: at(due), kept: false }]);
    expect(complaint.clock('promise/M1')).toMatchObject({ state: 'running', due: at(due) });
    expect(complaint.all('promised')[0]?.personal).toEqual({ what: '完成扩容' });
  });

  it('lies ahead, within five years', () => {
    const complaint = inStage('triaged');
    expect(complaint.usual('promise', 'agent', { due: '2026-03-02T10:00:00+08:00' })).toMatchObject({
      code: 'plan',
      detail: 'a promise lies ahead: after 2026-03-02 10:00, and at most 1826 days from then',
    });
    expect(complaint.usual('promise', 'agent', { due: '2031-03-03T10:00:00+08:00' })).toMatchObject({ code: 'plan' });
    expect(complaint.usual('promise', 'agent', { due: '2031-03-02T10:00:00+08:00' })).toMatchObject({ done: true });
  });

  it('is given at most ten times', () => {
    const complaint = inStage('triaged');
    for (let i = 0; i < 10; i++) expect(complaint.usual('promise')).toMatchObject({ done: true });
    expect(complaint.usual('promise')).toMatchObject({ code: 'plan', detail: 'at most 10 promises' });
  });

  it('outlives the closing, and being late is told to its owner and the supervisor, and goes to E2', () => {
    const complaint = inStage('triaged');
    complaint.usual('promise');
    complaint.usual('find');
    complaint.usual('reply');
    complaint.deliver();
    complaint.usual('rate');
    expect(complaint.usual('close')).toMatchObject({ done: true });
    expect(complaint.clock('promise/M1')).toMatchObject({ state: 'running' });
    complaint.pass(days(11));
    expect(complaint.clock('promise/M1')).toMatchObject({ state: 'running', lateSteps: 1 });
    expect(complaint.messages().filter((m) => m.startsWith('clockLate'))).toEqual([
      'clockLate→handler-3',
      'clockLateToSupervisor→role:supervisor',
    ]);
    expect(complaint.all('escalated')).toMatchObject([{ at: at(due), data: { rung: 'E2', rule: 'late:promise/M1/0' } }]);
    expect(complaint.complaint).toMatchObject({ stage: 'closed', rung: 'E2' });
    complaint.deliver();
    complaint.pass(days(60));
    complaint.deliver();
    expect(complaint.finished).toBe(false);
  });

  it('lets the workflow end once it is kept', () => {
    const complaint = readyToClose();
    complaint.usual('close', 'agent', { outcome: 'agreedWithPromise', promise: { what: '扩容', owner: 'handler-3', due } });
    complaint.deliver();
    complaint.give('fulfil', { promise: 'M1', reference: 'W-1' });
    complaint.deliver();
    complaint.pass(days(60));
    complaint.deliver();
    expect(complaint.finished).toBe(true);
  });
});

describe('keeping a promise (fulfil)', () => {
  it('stops its clock and no other', () => {
    const complaint = inStage('triaged');
    complaint.usual('promise');
    complaint.usual('promise', 'agent', { due: '2026-03-20T18:00:00+08:00' });
    complaint.now += hours(1);
    const kept = complaint.give('fulfil', { promise: 'M2', reference: 'W-1', remark: '已开通' }, 'handler');
    expect(kept).toMatchObject({ done: true, events: ['promiseKept'] });
    expect(complaint.all('promiseKept')).toMatchObject([{ data: { promise: 'M2', reference: 'W-1' }, personal: { remark: '已开通' } }]);
    expect(complaint.all('clockStopped').at(-1)).toMatchObject({ data: { clock: 'promise/M2', end: 'met', late: false } });
    expect(complaint.clock('promise/M1')).toMatchObject({ state: 'running' });
  });

  it.each<[string, (c: ComplaintCase) => unknown]>([
    ['withdrawn', (c) => c.usual('withdraw', 'supervisor')],
    ['rejected', (c) => c.usual('reject', 'supervisor')],
  ])('is owed also after the complaint was %s', (stage, end) => {
    const complaint = inStage('registered');
    complaint.usual('promise');
    end(complaint);
    expect(complaint.complaint.stage).toBe(stage);
    expect(complaint.clock('promise/M1')).toMatchObject({ state: 'running' });
    expect(complaint.give('fulfil', { promise: 'M1', reference: 'W-1' })).toMatchObject({ done: true });
  });

  it('is recorded once, and of a promise that there is', () => {
    const complaint = inStage('triaged');
    complaint.usual('promise');
    expect(complaint.give('fulfil', { promise: 'M2', reference: 'W-1' })).toMatchObject({ code: 'reference', allowed: ['M1'] });
    complaint.give('fulfil', { promise: 'M1', reference: 'W-1' });
    expect(complaint.give('fulfil', { promise: 'M1', reference: 'W-2' })).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('kept before') as string,
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['neither a remedy nor a promise', {}, 'either "remedy" or "promise"'],
    ['both', { remedy: 'P1R1', promise: 'M1' }, 'either "remedy" or "promise"'],
    ['a posting date of a promise', { promise: 'M1', postedAt: due }, 'postedAt: belongs to a remedy'],
    ['a remark on a remedy', { remedy: 'P1R1', remark: '好' }, 'remark: belongs to a promise'],
  ])('does not take %s', (_what, fields, detail) => {
    const complaint = inStage('triaged');
    complaint.usual('promise');
    complaint.usual('propose');
    expect(complaint.give('fulfil', { ...fields, reference: 'W-1' })).toMatchObject({
      code: 'malformed',
      detail: expect.stringContaining(detail) as string,
    });
  });
});

describe('closing with a promise (1.1.17)', () => {
  const promise = { what: '十日内到账', owner: 'agent-1', due };

  it('gives the promise and closes, naming it', () => {
    const complaint = readyToClose();
    const closed = complaint.usual('close', 'agent', { outcome: 'agreedWithPromise', promise });
    expect(closed).toMatchObject({ done: true, events: ['promised', 'closed'] });
    expect(complaint.all('closed')[0]?.data).toEqual({ outcome: 'agreedWithPromise', promise: 'M1' });
    expect(complaint.clock('promise/M1')).toMatchObject({ state: 'running', due: at(due) });
  });

  it('goes by the promise that stands where none is given; a kept one stands no more', () => {
    const complaint = readyToClose();
    complaint.usual('promise');
    complaint.usual('promise');
    complaint.give('fulfil', { promise: 'M2', reference: 'W-1' });
    expect(complaint.usual('close', 'agent', { outcome: 'agreedWithPromise' })).toMatchObject({ done: true, events: ['closed'] });
    expect(complaint.all('closed')[0]?.data.promise).toBe('M1');
  });

  it('needs one to stand, or to be given', () => {
    const complaint = readyToClose();
    complaint.usual('promise');
    complaint.give('fulfil', { promise: 'M1', reference: 'W-1' });
    expect(complaint.usual('close', 'agent', { outcome: 'agreedWithPromise' })).toMatchObject({ code: 'plan', allowed: ['promise'] });
  });

  it('takes none with another outcome, nor one that does not lie ahead', () => {
    const complaint = readyToClose();
    expect(complaint.usual('close', 'agent', { promise })).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('agreedWithPromise') as string,
    });
    const past = { ...promise, due: '2026-03-02T09:00:00+08:00' };
    expect(complaint.usual('close', 'agent', { outcome: 'agreedWithPromise', promise: past })).toMatchObject({ code: 'plan' });
    expect(complaint.complaint.stage).toBe('replied');
    expect(complaint.complaint.promises).toEqual([]);
  });

  it('is not hindered by promises that are still to be kept', () => {
    const complaint = readyToClose();
    complaint.usual('promise');
    expect(complaint.usual('close')).toMatchObject({ done: true });
    expect(complaint.all('closed')[0]?.data.promise).toBeNull();
  });
});
