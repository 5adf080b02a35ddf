import { ComplaintCase, hours } from '../../test/support/complaintCase';
import { changedPlan, shippedPlan } from '../../test/support/plan';
import type { Plan } from '../plan/plan';

const { plan } = shippedPlan();
const reason = '新版预案';

/** A triaged complaint by the shipped plan, which may go over to the other version. */
function mayAdopt(other: Plan, triage: Record<string, unknown> = {}): ComplaintCase {
  const complaint = ComplaintCase.registered(plan);
  complaint.usual('triage', 'agent', triage);
  complaint.library = { plans: new Map([plan, other].map((version) => [version.hash, version])), calendars: new Map() };
  return complaint;
}
const adopt = (complaint: ComplaintCase, { hash }: Plan) => complaint.give('adopt', { plan: hash, reason }, 'administrator');

describe('going over to another version of the plan (1.1.3)', () => {
  const without = changedPlan([['  portOutObstacle:\n', '  portOutHindrance:\n']]).plan;

  it('is refused where a clock runs that the version has not: nothing would take its place', () => {
    const complaint = mayAdopt(without, { category: 'porting.portOutObstructed' });
    expect(adopt(complaint, without)).toMatchObject({
      code: 'plan',
      detail: 'that version has no clock "portOutObstacle", which runs: nothing would take its place',
    });
    expect(complaint.complaint.plan.hash).toBe(plan.hash);
  });

  it('is taken where that clock does not run, or does not run any more', () => {
    expect(adopt(mayAdopt(without), without)).toMatchObject({ done: true, events: ['adopted'] });
    const complaint = mayAdopt(without, { category: 'porting.portOutObstructed' });
    complaint.usual('find');
    expect(adopt(complaint, without)).toMatchObject({ done: true, events: ['adopted'] });
  });

  it('that it goes by already changes nothing, but is in order', () => {
    const complaint = mayAdopt(without);
    expect(complaint.during(() => expect(adopt(complaint, plan)).toMatchObject({ done: true, events: [] }))).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    ['late step', '      - { after: 24 h, escalate: E3 }', '      - { after: 48 h, escalate: E3 }', 'resolution'],
    ['warning', '    warnings: [{ at: 10 d }]', '    warnings: [{ at: 11 d }]', 'statutory'],
  ])('moves a clock whose %s alone is another', (_what, from, to, clock) => {
    const { plan: other } = changedPlan([[from, to]]);
    const complaint = mayAdopt(other);
    const before = complaint.clock(clock);
    adopt(complaint, other);
    expect(complaint.all('clockMoved')).toMatchObject([{ data: { clock, why: 'adopted', was: before?.due, due: before?.due } }]);
    const after = complaint.clock(clock);
    expect([after?.warnAt, after?.lateAt]).not.toEqual([before?.warnAt, before?.lateAt]);
  });

  it('takes a late step in its new place', () => {
    const { plan: other } = changedPlan([['      - { after: 24 h, escalate: E3 }', '      - { after: 48 h, escalate: E3 }']]);
    const complaint = mayAdopt(other);
    const due = complaint.clock('resolution')?.due ?? 0;
    adopt(complaint, other);
    complaint.pass(due + hours(48) - complaint.now - 1);
    expect(complaint.complaint.rung).toBeNull();
    complaint.pass(1);
    expect(complaint.complaint.rung).toBe('E3');
  });
});
