import { at, ComplaintCase, days, hours, minutes, phoneCall } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();
const outage = { category: 'network.broadbandOutage' };

/** Monday 2026-03-02, 10:00. */
function triaged(triage: Record<string, unknown> = {}, registration: Record<string, unknown> = {}): ComplaintCase {
  const complaint = ComplaintCase.registered(plan, phoneCall(registration));
  complaint.usual('triage', 'agent', triage);
  return complaint;
}
const ends = (complaint: ComplaintCase, clock: string): string[] =>
  complaint.all('clockStopped').flatMap((e) => (e.data.clock === clock ? [e.data.end] : []));
const starts = (complaint: ComplaintCase, clock: string): number =>
  complaint.all('clockStarted').filter((e) => e.data.clock === clock).length;

/** The department has it, accepts and answers. */
function answeredBy(complaint: ComplaintCase, department: string): void {
  complaint.usual('transfer', 'agent', { department });
  const handOff = complaint.complaint.handOffs.at(-1)?.handOff;
  complaint.give('accept', { handOff }, 'handler');
  expect(complaint.usual('answer', 'handler', { handOff })).toMatchObject({ done: true });
}

describe('a clock that runs while a condition holds (domain rule «Clocks»)', () => {
  it.each([
    ['repair', outage],
    ['repair', { category: 'network.leasedLine' }],
    ['repair', { category: 'installation.lateRepair' }],
    ['portOutObstacle', { category: 'porting.portOutObstructed' }],
    ['containment', { level: 'L4' }],
  ])('%s starts with a triage to %j, also one that corrects, and is dropped by one that corrects it away', (clock, triage) => {
    const complaint = triaged();
    expect(complaint.clock(clock)).toBeUndefined();
    complaint.pass(minutes(30));
    complaint.usual('triage', 'agent', triage);
    expect(complaint.clock(clock)).toMatchObject({ state: 'running' });
    complaint.usual('triage');
    expect(complaint.clock(clock)).toMatchObject({ state: 'stopped' });
    expect(ends(complaint, clock)).toEqual(['dropped']);
    complaint.usual('triage', 'agent', triage);
    expect(complaint.clock(clock)).toMatchObject({ state: 'running' });
  });

  it('does not begin again once it was met', () => {
    const complaint = triaged(outage);
    answeredBy(complaint, 'networkOperations');
    expect(ends(complaint, 'repair')).toEqual(['met']);
    complaint.usual('triage', 'agent', { ...outage, level: 'L3' });
    expect(starts(complaint, 'repair')).toBe(1);
  });
});

describe('the term of repair (电信条例 32)', () => {
  it.each([
    ['installation', ['met']],
    ['networkOperations', ['met']],
    ['billing', []],
    ['customerService', []],
  ])('an answer of %s: %j', (department, expected) => {
    const complaint = triaged(outage);
    answeredBy(complaint, department);
    expect(ends(complaint, 'repair')).toEqual(expected);
  });

  it.each([
    ['repair', ['met']],
    ['retest', []],
    ['apology', []],
  ])('the remedy %s carried out: %j', (kind, expected) => {
    const complaint = triaged(outage);
    complaint.usual('propose', 'agent', { remedies: [{ kind }] });
    complaint.give('fulfil', { remedy: 'P1R1', reference: 'WORK-1' }, 'handler');
    expect(complaint.all('fulfilled')[0]?.data).toMatchObject({ remedy: 'P1R1', kind });
    expect(ends(complaint, 'repair')).toEqual(expected);
  });

  it('runs on after a reply that restores nothing, and is late though the complaint was answered', () => {
    const complaint = triaged(outage);
    const due = complaint.clock('repair')?.due ?? 0;
    complaint.usual('reply');
    expect(complaint.clock('repair')).toMatchObject({ state: 'running', due });
    complaint.pass(due - complaint.now);
    expect(complaint.all('clockLate')).toContainEqual(
      expect.objectContaining({ at: due, data: expect.objectContaining({ clock: 'repair' }) as object }),
    );
    expect(complaint.all('remedyOrdered')).toMatchObject([{ data: { kind: 'rentWaiver', proposal: 'late:repair' } }]);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'from the customer’s report of the fault',
      { faultReportedAt: '2026-02-28T18:00:00+08:00' },
      '2026-02-28T18:00:00+08:00',
      '2026-03-02T18:00:00+08:00',
    ],
    ['from the reception, where no report is on record', {}, '2026-03-02T09:00:00+08:00', '2026-03-04T09:00:00+08:00'],
  ])('counts %s', (_what, service, from, due) => {
    const complaint = triaged(outage, { receivedAt: '2026-03-02T09:00:00+08:00', service: { number: '13900000001', ...service } });
    expect(complaint.clock('repair')).toMatchObject({ from: at(from), due: at(due), goal: '48 h' });
  });

  it('never counts from a report that lies ahead', () => {
    const complaint = ComplaintCase.registered(
      plan,
      phoneCall({ service: { number: '13900000001', faultReportedAt: '2026-03-05T09:00:00+08:00' } }),
    );
    complaint.usual('triage', 'agent', outage);
    expect(complaint.clock('repair')).toMatchObject({ from: complaint.now });
  });
});

describe('what the clocks inside of containment have (domain rule «Clocks never contradict each other»)', () => {
  it('a share of the clock’s time where the department is closed until it is due', () => {
    // Sunday the 1st, 10:00: billing works again on Monday at 09:00, and containment ends at 14:00.
    const complaint = new ComplaintCase(plan, at('2026-03-01T10:00:00+08:00'));
    complaint.register(phoneCall());
    complaint.usual('triage', 'agent', { level: 'L4' });
    complaint.usual('transfer');
    expect(complaint.clock('acceptance/H1')).toMatchObject({
      due: at('2026-03-01T11:00:00+08:00'),
      because: { share: { percent: 25, of: 'containment' } },
    });
  });

  it('never less than a quarter of an hour', () => {
    // Forty minutes remain of the 48 hours of L1: a quarter of them are ten.
    const complaint = triaged({ level: 'L1' });
    complaint.pass(days(2) - minutes(40));
    complaint.usual('transfer');
    expect(complaint.clock('acceptance/H1')).toMatchObject({ due: complaint.now + minutes(15), because: { share: { of: 'resolution' } } });
  });

  it('or than the own goal, where that is less', () => {
    // Received at 06:20: of containment twenty minutes remain at 10:00. Ten minutes are what dispatching has at L4.
    const complaint = triaged({ level: 'L4' }, { receivedAt: '2026-03-02T06:20:00+08:00' });
    expect(complaint.clock('containment')?.due).toBe(complaint.now + minutes(20));
    expect(complaint.clock('dispatch')).toMatchObject({ due: complaint.now + minutes(10), goal: '10 min' });
    expect(complaint.clock('dispatch')?.because).not.toHaveProperty('share');
  });

  it('and the department’s own goal, where that ends before the share', () => {
    const complaint = triaged({ level: 'L4' });
    complaint.usual('transfer', 'agent', { department: 'networkOperations' });
    expect(complaint.clock('acceptance/H1')).toMatchObject({ due: complaint.now + hours(0.25) });
  });
});
