import { at, ComplaintCase, days, hours } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();
const triaged = (): ComplaintCase => ComplaintCase.inStage(plan, 'triaged');
const wednesday = '2026-03-04T15:00:00+08:00';
const thursday = '2026-03-05T15:00:00+08:00';
const states = (complaint: ComplaintCase) => complaint.complaint.appointments.map((a) => [a.appointment, a.state]);

describe('an appointment that the customer chose (domain rule «Pauses»)', () => {
  it('pauses the service clocks until its instant, and the statutory one never', () => {
    const complaint = triaged();
    const { resolution, statutory } = { resolution: complaint.clock('resolution')?.due ?? 0, statutory: complaint.clock('statutory')?.due };
    const made = complaint.now;
    expect(complaint.usual('schedule')).toMatchObject({ done: true, events: ['appointmentMade'] });
    expect(complaint.clock('resolution')).toMatchObject({ state: 'paused' });
    expect(complaint.clock('statutory')).toMatchObject({ state: 'running', due: statutory });
    complaint.pass(at(wednesday) - made);
    expect(complaint.all('appointmentCame')).toMatchObject([{ at: at(wednesday), data: { appointment: 'A1' } }]);
    expect(complaint.complaint.pauses).toEqual([{ from: made, to: at(wednesday), why: 'A1' }]);
    expect(complaint.clock('resolution')).toMatchObject({ state: 'running', due: resolution + (at(wednesday) - made) });
  });

  it('ends the pause at its own instant, also when it is noticed later, after an outage', () => {
    const complaint = triaged();
    complaint.usual('schedule');
    complaint.now = at(thursday);
    complaint.face({ kind: 'time' });
    expect(complaint.complaint.pauses).toMatchObject([{ to: at(wednesday) }]);
  });

  it('moves: the one before is cancelled, with the reason, and the new one keeps who chose', () => {
    const complaint = triaged();
    complaint.usual('schedule');
    const moved = complaint.usual('schedule', 'channel', { appointment: 'A1', at: thursday, reason: '客户改期' });
    expect(moved).toMatchObject({ done: true, events: ['appointmentCancelled', 'appointmentMade'] });
    expect(states(complaint)).toEqual([
      ['A1', 'cancelled'],
      ['A2', 'ahead'],
    ]);
    expect(complaint.all('appointmentCancelled')[0]?.personal).toEqual({ reason: '客户改期' });
    expect(complaint.all('appointmentMade')[1]?.data).toEqual({ appointment: 'A2', at: at(thursday), chosenBy: 'customer' });
    complaint.pass(days(4));
    expect(complaint.all('appointmentCame').map((e) => e.data.appointment)).toEqual(['A2']);
  });

  it('is cancelled with a reason, and the clocks run on', () => {
    const complaint = triaged();
    complaint.usual('schedule');
    complaint.pass(hours(2));
    const cancelled = complaint.give('schedule', { appointment: 'A1', cancel: true, reason: '客户取消' });
    expect(cancelled).toMatchObject({ done: true, events: ['appointmentCancelled'] });
    expect(states(complaint)).toEqual([['A1', 'cancelled']]);
    expect(complaint.clock('resolution')).toMatchObject({ state: 'running' });
  });

  it('is one at a time: the second is refused with the one that lies ahead', () => {
    const complaint = triaged();
    complaint.usual('schedule', 'agent', { chosenBy: 'company' });
    complaint.usual('schedule');
    expect(complaint.usual('schedule', 'agent', { at: thursday })).toMatchObject({ code: 'plan', allowed: ['A2'] });
    expect(complaint.usual('schedule', 'agent', { at: thursday, appointment: 'A1', chosenBy: 'customer' })).toMatchObject({
      code: 'plan',
      allowed: ['A2'],
    });
    expect(complaint.usual('schedule', 'agent', { at: thursday, chosenBy: 'company' })).toMatchObject({ done: true });
    complaint.pass(at(wednesday) - complaint.now);
    expect(complaint.usual('schedule', 'agent', { at: thursday })).toMatchObject({ done: true });
  });
});

describe('an appointment that we chose', () => {
  it('pauses nothing, and stays ours when it moves', () => {
    const complaint = triaged();
    complaint.usual('schedule', 'handler', { chosenBy: 'company' });
    expect(complaint.clock('resolution')).toMatchObject({ state: 'running' });
    complaint.usual('schedule', 'handler', { appointment: 'A1', at: thursday });
    expect(complaint.all('appointmentMade')[1]?.data.chosenBy).toBe('company');
    expect(complaint.all('appointmentCancelled')[0]?.personal).toEqual({ reason: 'moved: A2' });
    expect(complaint.complaint.pauses).toEqual([]);
  });
});

describe('what is no appointment', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['without a time', { purpose: '上门' }, 'at, purpose'],
    ['without a purpose', { at: wednesday }, 'at, purpose'],
    ['a reason for a new one', { at: wednesday, purpose: '上门', reason: '改期' }, 'reason: belongs'],
    ['cancelled without saying which', { cancel: true, reason: '取消' }, 'cancel: say which'],
    ['cancelled without a reason', { cancel: true, appointment: 'A1' }, 'cancel: say which'],
    ['cancelled and moved at once', { cancel: true, appointment: 'A1', reason: '取消', at: thursday }, 'cancel: goes without'],
  ])('%s', (_what, fields, detail) => {
    const complaint = triaged();
    complaint.usual('schedule');
    expect(complaint.give('schedule', fields)).toMatchObject({ code: 'malformed', detail: expect.stringContaining(detail) as string });
  });

  it('one that does not lie ahead, or lies more than sixty days ahead', () => {
    const complaint = triaged();
    const when = (iso: string) => complaint.usual('schedule', 'agent', { at: iso, chosenBy: 'company' });
    expect(when('2026-03-02T10:00:00+08:00')).toMatchObject({ code: 'plan' });
    expect(when('2026-05-01T10:00:00.001+08:00')).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('at most 60 days') as string,
    });
    expect(when('2026-05-01T10:00:00+08:00')).toMatchObject({ done: true });
  });

  it('to move or cancel one that came, was cancelled, or never was', () => {
    const complaint = triaged();
    complaint.usual('schedule');
    complaint.pass(days(3));
    complaint.usual('schedule', 'agent', { at: '2026-03-06T15:00:00+08:00', chosenBy: 'company' });
    const cancel = (appointment: string) => complaint.give('schedule', { appointment, cancel: true, reason: '取消' });
    expect(cancel('A1')).toMatchObject({ code: 'reference', allowed: ['A2'] });
    expect(cancel('A9')).toMatchObject({ code: 'reference', allowed: ['A2'] });
    cancel('A2');
    expect(cancel('A2')).toMatchObject({ code: 'reference', allowed: [] });
    expect(complaint.usual('schedule', 'agent', { appointment: 'A2', at: '2026-03-07T15:00:00+08:00' })).toMatchObject({
      code: 'reference',
    });
  });

  it('a twenty-first', () => {
    const complaint = triaged();
    for (let i = 0; i < 20; i++) complaint.usual('schedule', 'agent', { chosenBy: 'company' });
    expect(complaint.usual('schedule', 'agent', { chosenBy: 'company' })).toMatchObject({
      code: 'plan',
      detail: 'at most 20 appointments',
    });
  });
});
