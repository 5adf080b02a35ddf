import { dayEnd } from '../clocks/dayEnd';
import { by, ComplaintCase, days, phoneCall, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { promisedDue } from './promisedDue';

const { plan } = shippedPlan();
const triaged = (): ComplaintCase => ComplaintCase.inStage(plan, 'triaged');
const last = (c: ComplaintCase, purpose: string) => c.all('effectOrdered').findLast((e) => e.data.purpose === purpose);
const inform = (c: ComplaintCase) => c.give('inform', { direction: 'toCustomer', text: '正在核查' });
const printed = (c: ComplaintCase, clock: string): string => dayEnd(c.clock(clock)?.due ?? Number.NaN, plan.offsetMinutes);

/** Asked on the first day and answered thirteen days later: the reply is then due after the statutory day. */
function pausedLong(): ComplaintCase {
  const complaint = triaged();
  complaint.usual('ask');
  complaint.pass(days(13));
  complaint.give('inform', { direction: 'fromCustomer', text: '见附件', question: 'Q1' });
  return complaint;
}

describe('the date that the customer is told (domain rule «Contact»)', () => {
  it('is that of the reply, and stands in the journal as told', () => {
    const complaint = triaged();
    inform(complaint);
    expect(last(complaint, 'progress')?.data.tells).toEqual({ resolution: complaint.clock('resolution')?.due });
    expect(last(complaint, 'progress')?.personal?.text).toContain(printed(complaint, 'resolution'));
  });

  it('is never later than the statutory one', () => {
    const complaint = pausedLong();
    const [reply, statutory] = [complaint.clock('resolution')?.due ?? 0, complaint.clock('statutory')?.due ?? Infinity];
    expect(reply).toBeGreaterThan(statutory);
    expect(promisedDue(plan, complaint.complaint, 'resolution')).toBe(statutory);
    inform(complaint);
    expect(last(complaint, 'progress')?.data.tells).toEqual({ resolution: statutory });
    expect(last(complaint, 'progress')?.personal?.text).toContain(printed(complaint, 'statutory'));
    expect(last(complaint, 'progress')?.personal?.text).not.toContain(printed(complaint, 'resolution'));
  });

  it('of a clock that no extension moves, is its own', () => {
    const complaint = pausedLong();
    expect(promisedDue(plan, complaint.complaint, 'statutory')).toBe(complaint.clock('statutory')?.due);
    complaint.usual('promise', 'agent', { due: '2026-03-30T18:00:00+08:00' });
    expect(promisedDue(plan, complaint.complaint, 'promise/M1')).toBe(complaint.clock('promise/M1')?.due);
  });

  it('is not told while the customer owes an answer: nobody knows it', () => {
    const complaint = triaged();
    complaint.usual('ask');
    expect(complaint.clock('resolution')).toMatchObject({ state: 'paused' });
    expect(promisedDue(plan, complaint.complaint, 'resolution')).toBeNull();
    inform(complaint);
    expect(last(complaint, 'progress')?.data.tells).toEqual({});
    expect(last(complaint, 'progress')?.personal?.text).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  it('is told anew of a complaint that is taken up again, by hand or for dissatisfaction', () => {
    const complaint = ComplaintCase.inStage(plan, 'replied');
    complaint.usual('rate', 'inspector', { satisfaction: 'dissatisfied' });
    expect(last(complaint, 'reopening')?.data.tells).toEqual({
      resolution: promisedDue(plan, complaint.complaint, 'resolution'),
    });
  });

  it('is not told where a body wants it done again: the customer did not ask for that', () => {
    const complaint = ComplaintCase.registered(plan, referral());
    complaint.usual('triage');
    complaint.usual('find');
    complaint.usual('reply');
    complaint.usual('reportBack', 'liaison');
    complaint.usual('recordRedo', 'liaison');
    expect(complaint.all('reopened').at(-1)?.data.cause).toBe('redo');
    expect(last(complaint, 'reopening')).toBeUndefined();
  });
});

describe('when it was received', () => {
  it('is told to the minute, and of a letter to the day', () => {
    const call = ComplaintCase.registered(plan, phoneCall());
    expect(last(call, 'acknowledgement')?.personal?.text).toContain('2026-03-02 10:00');
    const letter = by('written', { form: 'letter', receivedOn: '2026-03-01' }, { contact: { address: '测试路 1 号' } });
    const text = last(ComplaintCase.registered(plan, letter), 'acknowledgement')?.personal?.text;
    expect(text).toContain('于 2026-03-01 收到');
  });
});

describe('what a referring body is told', () => {
  it('in the language in which we work, when its own referral reached us, and the date that it printed alone', () => {
    const complaint = ComplaintCase.registered(plan, phoneCall({ language: 'en' }));
    complaint.usual('triage');
    complaint.pass(days(2));
    complaint.usual('refer', 'liaison', { receivedAt: '2026-03-04T09:15:00+08:00', dueOn: '2026-03-16' });
    const receipt = last(complaint, 'referralReceipt')?.personal;
    expect(receipt).toMatchObject({ language: 'zh', title: expect.stringContaining('收到回执') as string });
    expect(receipt?.text).toContain('2026-03-04 09:15');
    expect(receipt?.text).toContain('2026-03-16 24:00');
    expect(receipt?.text?.match(/\d{4}-\d\d-\d\d/g)).toHaveLength(2);
  });

  it('no date, where its document prints none', () => {
    const complaint = ComplaintCase.registered(plan, referral());
    expect(last(complaint, 'referralReceipt')?.personal?.text?.match(/\d{4}-\d\d-\d\d/g)).toEqual(['2026-03-02']);
  });
});

describe('how it is said', () => {
  it('a moved date comes with its reason and an apology', () => {
    const complaint = triaged();
    inform(complaint);
    complaint.usual('ask');
    complaint.pass(days(3));
    complaint.give('inform', { direction: 'fromCustomer', text: '见附件', question: 'Q1' });
    expect(last(complaint, 'replyDateMoved')?.personal?.text).toMatch(/核实情况.*敬请谅解/);
  });

  it('the waiver of rent is not promised before the cause is known', () => {
    const complaint = ComplaintCase.registered(plan);
    complaint.usual('triage', 'agent', { category: 'network.broadbandOutage' });
    complaint.pass(days(3));
    expect(last(complaint, 'repairLate')?.personal?.text).toContain('我们将核实原因，依照规定减免障碍期间的月租费');
  });

  it('a cancelled appointment says which one, and nothing of our own reasons', () => {
    const complaint = triaged();
    complaint.usual('schedule');
    complaint.give('schedule', { appointment: 'A1', cancel: true, reason: '装维人员不足' });
    expect(last(complaint, 'appointmentCancelled')).toMatchObject({ data: { subject: 'customer' } });
    expect(last(complaint, 'appointmentCancelled')?.personal?.text).toContain('2026-03-04 15:00');
    expect(last(complaint, 'appointmentCancelled')?.personal?.text).not.toContain('装维人员不足');
  });

  it('the customer is asked for a rating also when nobody called in time', () => {
    const complaint = ComplaintCase.inStage(plan, 'replied');
    complaint.pass(days(2.5));
    expect(complaint.messages().filter((m) => m === 'ratingRequest→customer')).toHaveLength(1);
  });
});
