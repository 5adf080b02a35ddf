import { ComplaintCase } from '../../test/support/complaintCase';
import { referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();

describe('the finding (1.1.23)', () => {
  it('names the element that it happened at, where one is known', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    complaint.usual('find', 'agent', { element: 'cell-0042' });
    expect(complaint.complaint.findings).toMatchObject({ element: 'cell-0042' });
    complaint.usual('find');
    expect(complaint.all('found').map((e) => e.data.element)).toEqual(['cell-0042', null]);
  });

  it.each([['x'.repeat(101)], ['a\nb'], [' ']])('takes no element such as %j', (element) => {
    expect(ComplaintCase.inStage(plan, 'triaged').usual('find', 'agent', { element })).toMatchObject({
      code: 'malformed',
      detail: expect.stringContaining('element:') as string,
    });
  });
});

describe('the flag R (domain rule «Levels»)', () => {
  it('that a person set stays when it is triaged again, until a person takes it off', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    complaint.usual('triage', 'agent', { regulatory: true });
    complaint.usual('triage', 'agent', { level: 'L3' });
    expect(complaint.complaint).toMatchObject({ flagged: true, regulatory: true });
    complaint.usual('triage', 'agent', { regulatory: false });
    expect(complaint.complaint).toMatchObject({ flagged: false, regulatory: false });
  });

  it('of a referral is no person’s: triage does not set it for good', () => {
    const complaint = ComplaintCase.registered(plan, referral());
    complaint.usual('triage', 'liaison');
    expect(complaint.complaint).toMatchObject({ flagged: false, regulatory: true });
  });
});
