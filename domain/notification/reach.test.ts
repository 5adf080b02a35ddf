import { by, ComplaintCase } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();
const without = { complainant: {}, contact: {}, service: undefined };
const acknowledgement = (c: ComplaintCase) => c.all('effectOrdered').find((e) => e.data.purpose === 'acknowledgement');

describe('reaching the customer (1.1.30)', () => {
  it('answers through the app session it came by, where nothing else is known', () => {
    const c = ComplaintCase.registered(plan, by('network', { medium: 'app', session: 'S-77' }, without));
    expect(acknowledgement(c)).toMatchObject({ data: { medium: 'app' }, personal: { to: 'S-77' } });
    expect(c.all('effectFailed')).toEqual([]);
  });

  it('never counts as told what cannot reach the customer: a person must settle it, and the operator hears of it', () => {
    const c = ComplaintCase.registered(plan, by('onSite', { counter: '3', clerk: 'clerk-1' }, without));
    const key = acknowledgement(c)?.data.key;
    expect(c.complaint.effects).toContainEqual(expect.objectContaining({ key, state: 'failed' }));
    expect(c.messages()).toContain('effectFailed→operator');
    expect(c.clock('acknowledgement')).toMatchObject({ state: 'running' });
    c.give('settle', { effect: key, how: 'done', reason: '当面告知' }, 'operator');
    expect(c.clock('acknowledgement')).toMatchObject({ state: 'stopped' });
  });
});

describe('the rating (domain rule «Contact»)', () => {
  it('is asked for by someone who did not handle it, or by the channel itself', () => {
    const c = ComplaintCase.inStage(plan, 'replied');
    expect(c.give('rate', { satisfaction: 'satisfied' }, 'agent', 'agent-1')).toMatchObject({ done: false, code: 'plan' });
    expect(c.give('rate', { satisfaction: 'satisfied' }, 'channel')).toMatchObject({ done: true });
  });
});
