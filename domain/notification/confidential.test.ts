import { ComplaintCase, days, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();

/** A complaint that a referral opened, with what the customer was told of it. */
function opened(confidential: boolean): ComplaintCase {
  const complaint = ComplaintCase.registered(plan, referral({ confidential }));
  complaint.usual('triage', 'agent', { category: 'network.broadbandOutage', level: 'L2' });
  return complaint;
}
const toCustomer = (c: ComplaintCase): string[] =>
  c.messages().flatMap((m) => (m.endsWith('→customer') ? [m.slice(0, -'→customer'.length)] : []));

/** All that makes messages go out by themselves. */
function live(c: ComplaintCase): void {
  c.usual('schedule');
  c.give('schedule', { appointment: 'A1', cancel: true, reason: '客户改期' });
  c.usual('extend');
  c.usual('decideExtension', 'supervisor');
  for (let i = 0; i < 3; i++) {
    c.usual('attemptContact');
    c.pass(days(1));
  }
  c.usual('find');
  c.usual('reply', 'agent', { medium: 'sms' });
  c.pass(days(2.5));
  c.usual('reopen');
}

describe('a confidential referral, of which the customer is not to know (domain rule «Referrals»)', () => {
  it('sends the customer nothing by itself', () => {
    const open = opened(false);
    live(open);
    const byItself = [
      'acknowledgement',
      'appointment',
      'appointmentCancelled',
      'extension',
      'contactMissed',
      'repairLate',
      'ratingRequest',
      'reopening',
    ];
    expect(toCustomer(open)).toEqual(expect.arrayContaining(byItself));

    const secret = opened(true);
    live(secret);
    expect(toCustomer(secret)).toEqual(['reply']);
  });

  it('sends what a person chooses to say', () => {
    const secret = opened(true);
    secret.usual('ask');
    secret.give('inform', { direction: 'toCustomer', text: '正在核查' });
    expect(toCustomer(secret)).toEqual(['question', 'progress']);
  });

  it('moves no date that the customer was told, and tells nobody of a new one', () => {
    const secret = opened(true);
    secret.give('inform', { direction: 'toCustomer', text: '正在核查' });
    secret.usual('ask');
    secret.pass(days(2));
    secret.give('inform', { direction: 'fromCustomer', text: '见附件', question: 'Q1' });
    expect(toCustomer(secret)).not.toContain('replyDateMoved');
  });
});
