import { ComplaintCase } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { roles, type Role, type Rung } from '../complaint/terms';
import { confirmsClaims, mayApprove, rungFor } from './authority';

const { plan } = shippedPlan();
const state = ComplaintCase.inStage(plan, 'triaged').complaint;

describe('authority (1.1.29, domain rule «Authority»)', () => {
  it.each<[Role, number, Rung | null]>([
    ['agent', 0, null],
    ['agent', 50, null],
    ['agent', 50.01, 'E1'],
    ['agent', 200, 'E1'],
    ['agent', 200.01, 'E2'],
    ['agent', 500.01, 'E3'],
    ['agent', 2000.01, 'E4'],
    ['agent', 10_000.01, 'E5'],
    ['shiftLeader', 200, null],
    ['expert', 500, null],
    ['serviceManager', 2000, null],
    ['departmentHead', 10_000, null],
    ['companyLeader', 1_000_000, null],
    // Whom the plan does not name grants nothing; what costs nothing needs nobody.
    ['handler', 0.01, 'E1'],
    ['handler', 0, null],
  ])('of %s over ¥%d needs %s', (role, total, rung) => {
    expect(rungFor(plan, state, role, total)).toBe(rung);
  });

  it.each<[Role, number, boolean]>([
    ['shiftLeader', 200, true],
    ['shiftLeader', 200.01, false],
    ['expert', 500, true],
    ['expert', 2000, false],
    ['companyLeader', 99_999, true],
    ['handler', 1, false],
  ])('lets %s approve ¥%d: %s', (role, total, may) => {
    expect(mayApprove(plan, state, total, { role, id: 'other' }) === null).toBe(may);
  });

  it('holds for the complaint: small sums one after the other need the rung of their sum', () => {
    const granted = ComplaintCase.inStage(plan, 'triaged');
    granted.give('propose', { solution: '退费', remedies: [{ kind: 'credit', amount: 40 }] });
    expect(rungFor(plan, granted.complaint, 'agent', 10)).toBeNull();
    expect(rungFor(plan, granted.complaint, 'agent', 10.01)).toBe('E1');
    expect(mayApprove(plan, granted.complaint, 160.01, { role: 'shiftLeader', id: 'other' })).not.toBeNull();
  });

  it('names those who may where one may not', () => {
    expect(mayApprove(plan, state, 1500, { role: 'expert', id: 'other' })).toMatchObject({
      refusal: 'plan',
      allowed: ['serviceManager', 'departmentHead', 'companyLeader'],
    });
  });

  it('is nobody’s who worked on the complaint (1.1.2)', () => {
    expect(state.handledBy).toContain('agent-1');
    expect(mayApprove(plan, state, 10, { role: 'companyLeader', id: 'agent-1' })).toMatchObject({ refusal: 'plan' });
  });

  it('confirms claims from E2 on', () => {
    expect(roles.filter((role) => confirmsClaims(plan, role))).toEqual(['expert', 'serviceManager', 'departmentHead', 'companyLeader']);
  });
});
