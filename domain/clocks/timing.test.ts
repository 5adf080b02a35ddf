import { at, by, ComplaintCase, phoneCall, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { RegistrationFields } from '../complaint/commands/registration';
import { formatInstant } from './civil';
import { bindingClock } from './limits';

const { plan } = shippedPlan();
const show = (instant: number | undefined): string => (instant === undefined ? '' : formatInstant(instant, plan.offsetMinutes));
/** A complaint registered on a Monday at ten, triaged as said. */
function triaged(fields: RegistrationFields, triage: Record<string, unknown>): ComplaintCase {
  const complaint = ComplaintCase.registered(plan, fields);
  complaint.usual('triage', 'agent', triage);
  return complaint;
}
const letter = (receivedOn: string): RegistrationFields => by('written', { form: 'letter', receivedOn });

describe('the table of levels (domain rule «Levels»): on Monday 2026-03-02 at 10:00', () => {
  it.each([
    ['L1', '2026-03-03 10:00', '2026-03-03 10:00', '2026-03-04 10:00'],
    ['L2', '2026-03-03 10:00', '2026-03-04 10:00', '2026-03-10 00:00'],
    ['L3', '2026-03-02 12:00', '2026-03-03 10:00', '2026-03-06 00:00'],
    ['L4', '2026-03-02 10:30', '2026-03-02 14:00', '2026-03-03 10:00'],
  ])('%s: first contact by %s, progress by %s, reply by %s', (level, contact, progress, reply) => {
    const complaint = triaged(phoneCall(), { level });
    expect(['firstContact', 'progressNotice', 'resolution'].map((clock) => show(complaint.clock(clock)?.due))).toEqual([
      contact,
      progress,
      reply,
    ]);
  });

  it('a network matter that needs a technical solution has seven working days', () => {
    expect(show(triaged(phoneCall(), { category: 'network.voice', level: 'L2' }).clock('resolution')?.due)).toBe('2026-03-12 00:00');
  });

  it('until somebody has triaged, the plan’s presumed level counts', () => {
    expect(ComplaintCase.registered(plan).clock('resolution')?.goal).toBe('5 WD');
  });

  it.each([
    ['a call', phoneCall(), '2026-03-02 10:05'],
    ['an app', by('network', { medium: 'app', session: 's-1' }), '2026-03-02 12:00'],
    ['a letter', letter('2026-03-02'), '2026-03-04 00:00'],
    ['a referral', referral(), '2026-03-02 12:00'],
  ])('what comes by %s is acknowledged in time', (_what, fields, due) => {
    expect(show(ComplaintCase.registered(plan, fields).clock('acknowledgement')?.due)).toBe(due);
  });
});

describe('a letter (1.1.10)', () => {
  it('counts from the day of its receipt', () => {
    const complaint = ComplaintCase.registered(plan, letter('2026-02-27'));
    expect(show(complaint.complaint.receivedAt)).toBe('2026-02-27 23:59');
    expect(show(complaint.clock('statutory')?.due)).toBe('2026-03-15 00:00');
  });
});

describe('the statutory day (电信用户申诉处理办法)', () => {
  it.each([
    ['is the fifteenth day after the reception, at 24:00', '2026-03-02T10:00:00+08:00', '2026-03-18 00:00'],
    ['does not roll over days of rest', '2026-02-28T10:00:00+08:00', '2026-03-16 00:00'],
    ['does not roll over a holiday', '2026-09-20T10:00:00+08:00', '2026-10-06 00:00'],
  ])('%s', (_what, received, due) => {
    expect(show(ComplaintCase.registered(plan, phoneCall(), at(received)).clock('statutory')?.due)).toBe(due);
  });

  it('warns from the tenth day on', () => {
    expect(ComplaintCase.registered(plan).clock('statutory')?.warnAt.map(show)).toEqual(['2026-03-13 00:00']);
  });
});

describe('a referral with a date printed on it (domain rule «Referrals»)', () => {
  it('is replied to one working day before the date printed, where the level gives more time', () => {
    const complaint = triaged(referral({ dueOn: '2026-03-09' }), { level: 'L2', category: 'network.voice' });
    // Monday the 9th is printed: the working day before it is Friday the 6th.
    expect(complaint.clock('resolution')).toMatchObject({ goal: 'printedDue less 1 WD', provisional: false });
    expect(show(complaint.clock('resolution')?.due)).toBe('2026-03-07 00:00');
  });

  it('has the level’s own time where that is shorter', () => {
    const complaint = triaged(referral({ dueOn: '2026-03-31' }), { level: 'L3' });
    expect(show(complaint.clock('resolution')?.due)).toBe('2026-03-06 00:00');
  });

  it('ends at 24:00 of the day printed, as its own', () => {
    expect(show(ComplaintCase.registered(plan, referral({ dueOn: '2026-03-09' })).complaint.referrals[0]?.due ?? undefined)).toBe(
      '2026-03-10 00:00',
    );
  });

  it('whose date is past is late at once, and told once', () => {
    const complaint = ComplaintCase.registered(plan, referral({ dueOn: '2026-02-20' }));
    expect(complaint.all('clockLate').filter((e) => e.data.name === 'resolution')).toHaveLength(2);
    expect(complaint.all('clockWarned').filter((e) => e.data.name === 'resolution')).toEqual([]);
  });

  it('without a date is reported back on within seven days, which binds; the reply has the time of its level', () => {
    const complaint = triaged(referral(), { level: 'L2', category: 'network.voice' });
    // Monday the 2nd and seven days: the end of Monday the 9th. Seven working days end with Wednesday the 11th.
    expect(show(complaint.clock('referralReply/R1')?.due)).toBe('2026-03-10 00:00');
    expect(complaint.clock('resolution')?.goal).toBe('7 WD');
    expect(show(complaint.clock('resolution')?.due)).toBe('2026-03-12 00:00');
    expect(bindingClock(plan, complaint.complaint, complaint.now)?.clock).toBe('referralReply/R1');
  });
});

describe('a date beyond what is published of the calendar', () => {
  it('is marked provisional', () => {
    const complaint = ComplaintCase.registered(plan, phoneCall(), at('2026-12-29T10:00:00+08:00'));
    expect(complaint.clock('resolution')).toMatchObject({ provisional: true });
    expect(complaint.clock('firstContact')).toMatchObject({ provisional: false });
  });
});

describe('warnings', () => {
  it('come at 50 % and 80 % of the goal', () => {
    expect(triaged(phoneCall(), { level: 'L1' }).clock('resolution')?.warnAt.map(show)).toEqual(['2026-03-03 10:00', '2026-03-04 00:24']);
  });
});
