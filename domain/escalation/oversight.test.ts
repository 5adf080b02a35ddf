import { at, ComplaintCase, hours } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();
const tomorrow = '2026-03-03T18:00:00+08:00';

function overseen(): ComplaintCase {
  const complaint = ComplaintCase.inStage(plan, 'triaged');
  complaint.usual('oversee', 'supervisor', { due: tomorrow });
  return complaint;
}

const stops = (complaint: ComplaintCase): string[] => complaint.all('clockStopped').map((e) => e.data.clock);

describe('oversight (1.1.43)', () => {
  it('keeps its instruction in the journal and its due time in the state', () => {
    const complaint = overseen();
    expect(complaint.complaint.oversights).toEqual([{ oversight: 'O1', due: at(tomorrow), at: complaint.now }]);
    expect(complaint.all('overseen')).toMatchObject([{ personal: { instruction: '请说明进展' } }]);
    expect(complaint.clock('oversight/O1')).toMatchObject({ state: 'running', due: at(tomorrow) });
  });

  it('is answered by a tracking note that names it, on no rung of the ladder too', () => {
    const complaint = overseen();
    expect(complaint.usual('track', 'expert', { oversight: 'O1' })).toMatchObject({ done: true });
    expect(complaint.all('tracked').map((e) => e.data)).toEqual([{ escalation: null, oversight: 'O1' }]);
    expect(complaint.all('clockStopped').at(-1)).toMatchObject({ data: { clock: 'oversight/O1', end: 'met', late: false } });
  });

  it('is no one’s to answer but by its name: other oversights and the daily note of an escalation go on', () => {
    const complaint = overseen();
    complaint.usual('oversee', 'inspector', { due: tomorrow });
    complaint.usual('escalate', 'agent', { to: 'E2' });
    complaint.usual('track', 'expert', { oversight: 'O1' });
    expect(stops(complaint)).toContain('oversight/O1');
    expect(stops(complaint)).not.toContain('oversight/O2');
    expect(stops(complaint)).not.toContain('escalationTracking/X1');
    complaint.usual('track', 'expert');
    expect(stops(complaint)).toContain('escalationTracking/X1');
    expect(complaint.clock('oversight/O2')).toMatchObject({ state: 'running' });
    expect(complaint.complaint.clocks.map((c) => c.clock)).not.toContain('escalationTracking');
  });

  it('may be answered by the same note as the escalation, where both are named', () => {
    const complaint = overseen();
    complaint.usual('escalate', 'agent', { to: 'E2' });
    complaint.usual('track', 'expert', { oversight: 'O1', escalation: 'X1' });
    expect(complaint.all('tracked').map((e) => e.data)).toEqual([{ escalation: 'X1', oversight: 'O1' }]);
    expect(stops(complaint)).toEqual(expect.arrayContaining(['oversight/O1', 'escalationTracking/X1']));
  });

  it('that nobody answered is late, and rises', () => {
    const complaint = overseen();
    complaint.pass(hours(32));
    expect(complaint.all('clockLate').map((e) => e.data.clock)).toContain('oversight/O1');
    expect(complaint.all('escalated').map((e) => e.data.rule)).toContain('late:oversight/O1/0');
  });

  it('names those there are where another one is meant', () => {
    expect(overseen().usual('track', 'expert', { oversight: 'O2' })).toMatchObject({ code: 'reference', allowed: ['O1'] });
  });

  it('is due ahead, within five years', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    const due = (iso: string) => complaint.usual('oversee', 'companyLeader', { due: iso });
    expect(due('2026-03-02T10:00:00+08:00')).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('after 2026-03-02 10:00') as string,
    });
    expect(due('2062-03-02T10:00:00+08:00')).toMatchObject({ code: 'plan' });
    expect(due('2026-03-02T10:00:00.001+08:00')).toMatchObject({ done: true });
  });

  it('is given at most ten times', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    for (let i = 0; i < 10; i++) expect(complaint.usual('oversee', 'supervisor')).toMatchObject({ done: true });
    expect(complaint.usual('oversee', 'supervisor')).toMatchObject({ code: 'plan', detail: 'at most 10 oversights' });
  });

  it('without a due time is refused: nothing would remind of it', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    expect(complaint.usual('oversee', 'supervisor', { due: undefined })).toMatchObject({
      code: 'malformed',
      detail: expect.stringContaining('due'),
    });
  });
});
