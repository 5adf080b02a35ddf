import { ComplaintCase, days, hours } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { rosterSchema } from '../escalation/rosterSchema';
import type { Roster } from '../escalation/roster';

const { plan } = shippedPlan();
const inStage = (stage: Parameters<typeof ComplaintCase.inStage>[1]): ComplaintCase => ComplaintCase.inStage(plan, stage);

/** What an act has told, and whom. */
function told(complaint: ComplaintCase, act: () => unknown): string[] {
  const before = complaint.messages().length;
  act();
  return complaint.messages().slice(before);
}

/** What the clock’s first lateness has told: `clockLate→…`. */
function toldOfLateness(complaint: ComplaintCase, clock: string): string[] {
  const from = complaint.journal.findIndex((e) => e.type === 'clockLate' && e.data.clock === clock && e.data.step === 0);
  expect(from).toBeGreaterThan(0);
  const after = complaint.journal.slice(from + 1);
  const end = after.findIndex((e) => e.type !== 'effectOrdered');
  return after
    .slice(0, end === -1 ? undefined : end)
    .flatMap((e) => (e.type === 'effectOrdered' ? [`${e.data.purpose}→${e.data.subject}`] : []));
}

const shifts = (role: string, ...entries: [person: string, from: string, to: string][]): Roster =>
  rosterSchema.parse({ roles: { [role]: entries.map(([person, from, to]) => ({ person, shifts: [{ from, to }] })) }, absences: [] });

describe('who must act is told (domain rule «Contact»)', () => {
  it('a department that does not accept, by its own hand-off, and the owner, who cannot go on', () => {
    const complaint = inStage('dispatched');
    complaint.usual('transfer', 'agent', { department: 'networkOperations' });
    complaint.pass(days(3));
    expect(toldOfLateness(complaint, 'acceptance/H1')).toEqual(['clockLate→department:billing', 'clockLateToOwner→agent-1']);
    expect(toldOfLateness(complaint, 'acceptance/H2')).toEqual(['clockLate→department:networkOperations', 'clockLateToOwner→agent-1']);
    expect(complaint.messages()).toContain('clockWarning→department:billing');
  });

  it('tells the department which hand-off it is', () => {
    const complaint = inStage('dispatched');
    complaint.pass(days(3));
    const late = complaint.all('effectOrdered').find((e) => e.data.purpose === 'clockLate' && e.data.subject === 'department:billing');
    expect(late?.personal?.text).toContain('H1');
  });

  it('the owner of a promise, and the supervisor of its being broken', () => {
    const complaint = inStage('replied');
    complaint.usual('promise');
    complaint.pass(days(20));
    expect(complaint.messages()).toContain('clockWarning→handler-3');
    expect(toldOfLateness(complaint, 'promise/M1')).toEqual(['clockLate→handler-3', 'clockLateToSupervisor→role:supervisor']);
  });

  it('whoever must approve a proposal, when it comes and when it is late', () => {
    const complaint = inStage('resolving');
    const act = () => complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 1500 }] });
    expect(told(complaint, act)).toEqual(['approvalNeeded→role:serviceManager']);
    complaint.pass(days(1));
    expect(toldOfLateness(complaint, 'approval/P1')).toEqual(['clockLate→role:serviceManager']);
  });

  it('says what waits for approval, and how much it comes to', () => {
    const complaint = inStage('resolving');
    complaint.usual('propose', 'agent', { solution: '全额退费', remedies: [{ kind: 'refund', amount: 1500 }] });
    const { text } = complaint.all('effectOrdered').findLast((e) => e.data.purpose === 'approvalNeeded')?.personal ?? {};
    for (const part of ['1500', '服务经理', '全额退费', 'approve']) expect(text).toContain(part);
  });

  it('nobody, of a proposal within its author’s authority', () => {
    const complaint = inStage('resolving');
    expect(told(complaint, () => complaint.usual('propose'))).toEqual([]);
  });

  it('the person on duty who may approve it, and the role where he worked on it himself (1.1.2)', () => {
    const propose = (onDuty: string): string[] => {
      const complaint = inStage('resolving');
      complaint.roster = shifts('serviceManager', [onDuty, '00:00', '24:00']);
      return told(complaint, () => complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 1500 }] }));
    };
    expect(propose('manager-4')).toEqual(['approvalNeeded→manager-4']);
    expect(propose('agent-1')).toEqual(['approvalNeeded→role:serviceManager']);
  });
});

describe('nobody is told the same twice by one event', () => {
  it('the owner who has the rung as well hears once that the department is late', () => {
    const complaint = inStage('triaged');
    complaint.roster = shifts('shiftLeader', ['agent-1', '00:00', '24:00']);
    complaint.usual('escalate', 'agent', { to: 'E1' });
    complaint.usual('transfer');
    complaint.pass(days(1));
    expect(toldOfLateness(complaint, 'acceptance/H1')).toEqual(['clockLate→department:billing', 'clockLateToOwner→agent-1']);
  });
});

describe('who answers for an escalation is told at the time of the message', () => {
  const roster = shifts('expert', ['day-1', '08:00', '16:00'], ['night-2', '16:00', '08:00']);
  const responseLate = (complaint: ComplaintCase, fields: Record<string, unknown>): string[] => {
    complaint.roster = roster;
    complaint.now += hours(4.5);
    complaint.usual('escalate', 'agent', { to: 'E2', ...fields });
    expect(complaint.complaint.raised.at(-1)?.accountable).toBe(fields.accountable ?? 'day-1');
    complaint.pass(hours(5));
    return toldOfLateness(complaint, 'escalationResponse/X1');
  };

  it('whoever has the rung’s shift by then', () => {
    expect(responseLate(inStage('triaged'), {})).toEqual(['clockLate→night-2']);
  });

  it('whoever was named by hand, whatever the shifts', () => {
    expect(responseLate(inStage('triaged'), { accountable: 'named-3' })).toEqual(['clockLate→named-3']);
  });

  it('whoever answered from the start, where no roster is kept for the role any more', () => {
    const complaint = inStage('triaged');
    complaint.roster = roster;
    complaint.usual('escalate', 'agent', { to: 'E2' });
    complaint.roster = null;
    complaint.pass(hours(5));
    expect(toldOfLateness(complaint, 'escalationResponse/X1')).toEqual(['clockLate→day-1']);
  });

  it('after a de-escalation, whoever has the rung on which it stands', () => {
    const complaint = inStage('replied');
    complaint.usual('escalate', 'agent', { to: 'E4' });
    complaint.usual('deescalate', 'supervisor', { to: 'E1' });
    expect(told(complaint, () => complaint.usual('rate', 'inspector', { satisfaction: 'dissatisfied' }))).toContain(
      'dissatisfactionOnRung→role:shiftLeader',
    );
  });
});

describe('notices to staff', () => {
  const waiting = (): ComplaintCase => {
    const complaint = inStage('resolving');
    complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 1500 }] });
    return complaint;
  };
  const extending = (): ComplaintCase => {
    const complaint = inStage('triaged');
    complaint.usual('extend');
    return complaint;
  };
  const returned = (): ComplaintCase => {
    const complaint = inStage('triaged');
    complaint.usual('refer');
    complaint.usual('returnReferral', 'liaison');
    return complaint;
  };
  const onRung = (): ComplaintCase => {
    const complaint = inStage('triaged');
    complaint.usual('escalate', 'agent', { to: 'E3' });
    return complaint;
  };

  it.each<[string, () => ComplaintCase, (c: ComplaintCase) => unknown, string, readonly string[]]>([
    [
      'a hand-off sent back',
      () => inStage('dispatched'),
      (c) => c.give('return', { reason: '非本部门' }, 'handler'),
      'handOffNews→agent-1',
      ['部门退单', '非本部门', 'H1'],
    ],
    [
      'a hand-off answered',
      () => inStage('investigating'),
      (c) => c.usual('answer', 'handler'),
      'handOffNews→agent-1',
      ['部门回复', '已核对'],
    ],
    [
      'what the customer added',
      () => inStage('triaged'),
      (c) => c.give('inform', { direction: 'fromCustomer', text: '补交截图' }),
      'customerNews→agent-1',
      ['客户补充信息', '补交截图'],
    ],
    [
      'the customer’s urging',
      () => inStage('triaged'),
      (c) => c.give('urge', { words: '请尽快' }),
      'customerNews→agent-1',
      ['催单', '请尽快'],
    ],
    [
      'a duplicate that came in',
      () => inStage('triaged'),
      (c) => c.usual('absorb', 'operator'),
      'customerNews→agent-1',
      ['并入重复件', '又多扣一笔'],
    ],
    [
      'an extension refused',
      extending,
      (c) => c.usual('decideExtension', 'supervisor', { granted: false, reason: '材料已齐' }),
      'decisionNews→agent-1',
      ['延期审批：不同意', '材料已齐'],
    ],
    [
      'a proposal turned down',
      waiting,
      (c) => c.give('disapprove', { reason: '依据不足' }, 'serviceManager', 'manager-4'),
      'decisionNews→agent-1',
      ['审批不同意', '依据不足'],
    ],
    [
      'a body’s decision',
      returned,
      (c) => c.usual('recordReferralDecision', 'liaison', { decision: 'returnRefused' }),
      'decisionNews→agent-1',
      ['转办单位决定：不同意退回'],
    ],
    [
      'work that is now another’s',
      () => inStage('triaged'),
      (c) => c.give('assign', { to: 'expert-7' }, 'supervisor'),
      'assignment→expert-7',
      ['指派'],
    ],
    [
      'a lower rung, which now has it',
      onRung,
      (c) => c.usual('deescalate', 'supervisor', { to: 'E1' }),
      'deescalation→role:shiftLeader',
      ['降级', '已缓和'],
    ],
    [
      'a customer who is not content',
      () => inStage('replied'),
      (c) => c.usual('rate', 'inspector', { satisfaction: 'dissatisfied', comment: '仍未到账' }),
      'dissatisfaction→agent-1',
      ['客户评价：不满意', '仍未到账'],
    ],
  ])('%s', (_what, given, act, message, words) => {
    const complaint = given();
    expect(told(complaint, () => act(complaint))).toContain(message);
    const notice = complaint.all('effectOrdered').findLast((e) => `${e.data.purpose}→${e.data.subject}` === message);
    for (const word of words) expect(`${notice?.personal?.title}\n${notice?.personal?.text}`).toContain(word);
  });

  it.each<[string, () => ComplaintCase, (c: ComplaintCase) => unknown]>([
    ['an extension granted, of which the customer is told', extending, (c) => c.usual('decideExtension', 'supervisor')],
    ['a complaint that left the ladder', onRung, (c) => c.usual('deescalate', 'supervisor')],
    [
      'what we told the customer ourselves',
      () => inStage('triaged'),
      (c) => c.give('inform', { direction: 'toCustomer', text: '正在核查' }),
    ],
    ['a content customer', () => inStage('replied'), (c) => c.usual('rate')],
  ])('none, of %s', (_what, given, act) => {
    const complaint = given();
    const purposes = told(complaint, () => expect(act(complaint)).toMatchObject({ done: true })).map((m) => m.split('→')[0]);
    expect(purposes.filter((p) => /News|escalation$|dissatisf/i.test(p ?? ''))).toEqual([]);
  });
});
