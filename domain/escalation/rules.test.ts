import { ComplaintCase, days, hours, minutes, phoneCall, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Rung } from '../complaint/terms';

const { plan } = shippedPlan();
const triaged = (tags: string[] = [], changes: Record<string, unknown> = {}): ComplaintCase => {
  const complaint = ComplaintCase.registered(plan);
  complaint.usual('triage', 'agent', { tags, ...changes });
  return complaint;
};
const observe = (complaint: ComplaintCase, repeats: number | null): void => {
  const observation = complaint.pending.find((e) => e.kind === 'observation');
  complaint.face({
    kind: 'effect',
    key: observation?.key ?? '',
    outcome: 'done',
    reference: null,
    observed: { repeats, duplicates: [], earlier: [], alike: null },
  });
};
const climbs = (complaint: ComplaintCase): (string | null)[][] =>
  complaint.all('escalated').map((e) => [e.data.from, e.data.rung, e.data.rule]);

describe('the ladder (1.1.34): a complaint goes', () => {
  it.each<[string, Rung, string, (c: ComplaintCase) => void]>([
    [
      'to E1 when the customer urges twice',
      'E1',
      'urgedTwice',
      (c) => {
        c.give('urge');
        c.give('urge');
      },
    ],
    ['to E2 with two complaints in 30 days', 'E2', 'repeated', (c) => observe(c, 2)],
    ['to E3 with three complaints in 30 days', 'E3', 'repeatedThrice', (c) => observe(c, 3)],
    [
      'to E2 when a return is disputed',
      'E2',
      'disputedReturn',
      (c) => {
        for (let i = 0; i < 2; i++) {
          c.usual('transfer');
          c.give('return', { reason: '非本部门' }, 'handler');
        }
      },
    ],
    [
      'to E2 when the customer rejects the first solution',
      'E2',
      'firstSolutionRejected',
      (c) => {
        c.usual('reply');
        c.usual('rate', 'inspector', { satisfaction: 'dissatisfied' });
      },
    ],
    [
      'to E4 with a red-line matter that is the company’s fault',
      'E4',
      'redLine',
      (c) => {
        c.usual('triage', 'agent', { category: 'service.suspendClose' });
        c.usual('find');
      },
    ],
    [
      'to E4 with a red-line matter that is repeated',
      'E4',
      'redLine',
      (c) => {
        c.usual('triage', 'agent', { category: 'service.suspendClose' });
        observe(c, 2);
      },
    ],
  ])('%s', (_what, rung, rule, act) => {
    const complaint = triaged();
    act(complaint);
    expect(complaint.complaint.rung).toBe(rung);
    expect(climbs(complaint)).toEqual([[null, rung, rule]]);
  });

  it.each<[string, Rung]>([
    ['asksForSuperior', 'E1'],
    ['insult', 'E1'],
    ['bypassThreat', 'E3'],
    ['exposure', 'E3'],
    ['lawyersLetter', 'E4'],
    ['portOutObstructed', 'E4'],
    ['media', 'E5'],
    ['safety', 'E5'],
    ['dataLeak', 'E5'],
    ['lawsuit', 'E5'],
  ])('with the tag %s to %s', (tag, rung) => {
    expect(triaged([tag]).complaint.rung).toBe(rung);
  });

  it.each(['difficult', 'elderly', 'rural', 'criticalCustomer'])('nowhere with the tag %s alone', (tag) => {
    expect(triaged([tag]).complaint.rung).toBeNull();
  });

  it.each<[number, Rung | null]>([
    [999.99, null],
    [1000, 'E2'],
    [4999.99, 'E2'],
    [5000, 'E3'],
    [20_000, 'E4'],
    [50_000, 'E5'],
  ])('with a claim of ¥%d to %s, once E2 has confirmed the amount', (amount, rung) => {
    const complaint = triaged();
    complaint.give('claim', { amount, grounds: '误工' });
    expect(complaint.complaint.rung).toBeNull();
    complaint.give('claim', { amount, grounds: '误工', confirmed: true }, 'expert');
    expect(complaint.complaint.rung).toBe(rung);
  });

  it.each<[string, Rung | null]>([
    ['appeal', 'E4'],
    ['supervision', 'E4'],
    ['hotline12345', null],
    ['lettersAndVisits', null],
  ])('when referred as %s to %s at once', (kind, rung) => {
    expect(ComplaintCase.registered(plan, referral({ kind })).complaint.rung).toBe(rung);
  });

  it('not for one complaint, nor for a count that nobody knows', () => {
    for (const repeats of [1, null]) {
      const complaint = triaged();
      observe(complaint, repeats);
      expect(complaint.complaint).toMatchObject({ rung: null, facts: { repeats } });
    }
  });

  it('to E3 when the reply is over 24 hours overdue, and to E4 by a red line after that', () => {
    const complaint = triaged([], { level: 'L1', category: 'service.suspendClose' });
    complaint.pass(hours(72) - 1);
    expect(complaint.complaint.rung).toBeNull();
    complaint.pass(1);
    expect(climbs(complaint)).toEqual([[null, 'E3', 'late:resolution/1']]);
    complaint.usual('find');
    expect(complaint.complaint.rung).toBe('E4');
  });

  it('to E3 when the statutory day passes while everything else is paused', () => {
    const complaint = triaged();
    complaint.usual('ask');
    complaint.pass(days(16));
    expect(climbs(complaint)).toEqual([[null, 'E3', 'late:statutory/0']]);
  });
});

describe('a rule of the ladder', () => {
  it('that is the highest of several is the one that counts', () => {
    expect(climbs(triaged(['insult', 'exposure', 'media']))).toEqual([[null, 'E5', 'media']]);
  });

  it('fires once', () => {
    const complaint = triaged();
    for (let i = 0; i < 5; i++) complaint.give('urge');
    expect(complaint.all('escalated')).toHaveLength(1);
  });

  it('but that of appeals and supervision once for each referral', () => {
    const complaint = ComplaintCase.registered(plan, referral({ kind: 'appeal' }));
    expect(climbs(complaint)).toEqual([[null, 'E4', 'regulatorOrSuperior/R1']]);
    complaint.usual('deescalate', 'supervisor');
    complaint.give('note', { text: '已与申诉机构沟通' });
    expect(complaint.complaint.rung).toBeNull();
    complaint.usual('refer', 'liaison', { kind: 'supervision', documentNumber: 'D-2', dueOn: undefined });
    expect(climbs(complaint).at(-1)).toEqual([null, 'E4', 'regulatorOrSuperior/R2']);
  });

  it('never lowers, and never repeats a rung', () => {
    const complaint = triaged(['media']);
    observe(complaint, 3);
    complaint.give('urge');
    complaint.give('urge');
    expect(climbs(complaint)).toEqual([[null, 'E5', 'media']]);
  });

  it('says nothing of a complaint that has ended', () => {
    const complaint = ComplaintCase.inStage(plan, 'closed');
    complaint.usual('reopen');
    const ended = ComplaintCase.registered(plan, phoneCall({ requestId: 'call-9' }));
    ended.usual('reject', 'supervisor');
    const observation = ended.complaint.effects.find((e) => e.kind === 'observation');
    ended.face({
      kind: 'effect',
      key: observation?.key ?? '',
      outcome: 'done',
      reference: null,
      observed: { repeats: 5, duplicates: [], earlier: [], alike: null },
    });
    expect(ended.all('escalated')).toEqual([]);
    expect(complaint.complaint.rung).toBe('E2');
  });

  it('gives its reason in the customer’s language, and its rung’s role to answer for it', () => {
    const complaint = triaged(['media']);
    expect(complaint.all('escalated')[0]).toMatchObject({
      data: { escalation: 'X1', accountable: 'role:companyLeader' },
      personal: { reason: '媒体已报道' },
      actor: { role: 'system' },
    });
  });
});

describe('by hand (1.1.37, 1.1.40)', () => {
  it('it is raised, never to where it stands already, and somebody named answers for it', () => {
    const complaint = triaged();
    complaint.usual('escalate', 'agent', { to: 'E3', accountable: 'manager-7' });
    expect(complaint.all('escalated')[0]).toMatchObject({ data: { rung: 'E3', rule: null, accountable: 'manager-7' } });
    expect(complaint.usual('escalate', 'agent', { to: 'E3' })).toMatchObject({ code: 'plan', allowed: ['E4', 'E5'] });
    expect(complaint.usual('escalate', 'agent', { to: 'E2' })).toMatchObject({ code: 'plan', allowed: ['E4', 'E5'] });
  });

  it('it is lowered to a rung below, or off the ladder; the highest stays on the record', () => {
    const complaint = triaged(['media']);
    expect(complaint.usual('deescalate', 'supervisor', { to: 'E5' })).toMatchObject({
      code: 'plan',
      allowed: ['null', 'E1', 'E2', 'E3', 'E4'],
    });
    complaint.usual('deescalate', 'supervisor', { to: 'E2' });
    expect(complaint.complaint).toMatchObject({ rung: 'E2', highestRung: 'E5' });
    complaint.usual('deescalate', 'supervisor');
    expect(complaint.complaint).toMatchObject({ rung: null, highestRung: 'E5' });
  });

  it('once lowered, facts that were weighed do not raise it again', () => {
    const complaint = triaged(['insult']);
    observe(complaint, 3);
    complaint.usual('deescalate', 'supervisor');
    complaint.give('note', { text: '已回访' });
    expect(complaint.complaint.rung).toBeNull();
  });

  it('once lowered, facts that are new raise it again', () => {
    const complaint = triaged(['insult']);
    complaint.usual('deescalate', 'supervisor');
    complaint.usual('triage', 'agent', { tags: ['insult', 'lawsuit'] });
    expect(climbs(complaint).at(-1)).toEqual([null, 'E5', 'lawsuit']);
  });
});

describe('each escalation has its response clock (1.1.35)', () => {
  it.each<[Rung, number]>([
    ['E1', hours(2)],
    ['E3', hours(2)],
    ['E4', minutes(30)],
    ['E5', minutes(30)],
  ])('at %s due after %d ms', (to, within) => {
    const complaint = triaged();
    complaint.usual('escalate', 'agent', { to });
    const clock = complaint.clock('escalationResponse/X1');
    expect((clock?.due ?? 0) - (clock?.from ?? 0)).toBe(within);
    complaint.give('respond', { text: '已联系客户' }, 'expert');
    expect(complaint.clock('escalationResponse/X1')).toMatchObject({ state: 'stopped', stoppedLate: false });
  });

  // An appeal that was weighed stays so.
  it('and is not fired again by a referral of another kind, once a person has weighed the appeal', () => {
    const complaint = ComplaintCase.registered(plan, referral({ kind: 'appeal' }));
    complaint.usual('deescalate', 'supervisor');
    complaint.usual('refer', 'liaison', { documentNumber: 'D-2' });
    expect(complaint.complaint.rung).toBeNull();
  });
});
