import { at, ComplaintCase, days, hours } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';

const { plan } = shippedPlan();
const registered = (): ComplaintCase => ComplaintCase.registered(plan);
const inStage = (stage: Parameters<typeof ComplaintCase.inStage>[1]): ComplaintCase => ComplaintCase.inStage(plan, stage);
const stagesOf = (complaint: ComplaintCase, ...acts: (() => unknown)[]): string[] =>
  acts.map((act) => {
    act();
    return complaint.complaint.stage;
  });
/** Lets the time for reopening pass with every effect carried out. */
const outlive = (complaint: ComplaintCase): void => {
  complaint.deliver();
  complaint.pass(days(31));
};

describe('a complaint settled in one call (level L1)', () => {
  const complaint = registered();
  const stages = stagesOf(
    complaint,
    () => complaint.usual('triage', 'agent', { level: 'L1' }),
    () => complaint.usual('contact'),
    () => complaint.usual('reply', 'agent', { medium: 'phone', recording: 'R-1' }),
    () => complaint.usual('find'),
    () => complaint.usual('rate'),
    () => complaint.deliver(),
    () => complaint.usual('close'),
  );

  it('is triaged, replied and closed, without a hand-off', () => {
    expect(stages).toEqual(['triaged', 'triaged', 'replied', 'replied', 'replied', 'replied', 'closed']);
    expect(complaint.complaint).toMatchObject({ outcome: 'agreed', satisfaction: 'satisfied', handOffs: [], owner: 'agent-1' });
  });

  it('is not told once more in writing what was said on the phone', () => {
    expect(complaint.messages()).not.toContain('reply→customer');
  });

  it('has no clock that still runs', () => {
    expect(complaint.complaint.clocks.filter((c) => c.state !== 'stopped')).toEqual([]);
  });

  it('is over when the time for reopening is over, and then nothing is due any more', () => {
    const then = inStage('closed');
    then.deliver();
    then.pass(days(29));
    expect(then.finished).toBe(false);
    expect(then.nextDue?.what).toBe('reopening window');
    then.pass(days(2));
    expect(then.finished).toBe(true);
    expect(then.nextDue).toBeNull();
  });
});

describe('a complaint that a department works on (1.1.21–1.1.32)', () => {
  it('goes from the department to the reply and its end', () => {
    const complaint = registered();
    const stages = stagesOf(
      complaint,
      () => complaint.usual('triage'),
      () => complaint.usual('transfer'),
      () => complaint.give('accept', {}, 'handler'),
      () => complaint.usual('answer', 'handler'),
      () => complaint.usual('find', 'handler'),
      () => complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 150 }] }),
      () => complaint.give('approve', {}, 'shiftLeader'),
      () => complaint.give('fulfil', { remedy: 'P1R1', reference: 'O-1' }, 'handler'),
      () => complaint.usual('reply'),
      () => complaint.deliver(),
      () => complaint.usual('rate'),
      () => complaint.usual('close'),
    );
    expect(stages).toEqual([
      'triaged',
      'dispatched',
      'investigating',
      'investigating',
      'resolving',
      'resolving',
      'resolving',
      'resolving',
      'replied',
      'replied',
      'replied',
      'closed',
    ]);
    expect(complaint.complaint).toMatchObject({
      owner: 'agent-1',
      assignee: 'handler-1',
      department: 'billing',
      handledBy: ['agent-1', 'handler-1'],
    });
    outlive(complaint);
    expect(complaint.finished).toBe(true);
  });

  it('comes back to be dispatched anew when the department returns it, with a clock of its own', () => {
    const complaint = inStage('dispatched');
    complaint.give('return', { reason: '非本部门' }, 'handler');
    expect(complaint.complaint).toMatchObject({ stage: 'triaged', returns: 1, disputedReturns: 0, rung: null });
    expect(complaint.clock('dispatch')).toMatchObject({ state: 'running', from: complaint.now });
    complaint.usual('transfer', 'agent', { department: 'marketing' });
    expect(complaint.complaint.handOffs.map((h) => [h.handOff, h.department, h.round, h.state])).toEqual([
      ['H1', 'billing', 1, 'returned'],
      ['H2', 'marketing', 1, 'waiting'],
    ]);
  });

  it('goes to E2 when a return is disputed', () => {
    const complaint = inStage('dispatched');
    complaint.give('return', { reason: '非本部门' }, 'handler');
    complaint.usual('transfer');
    complaint.give('return', { reason: '仍非本部门' }, 'handler');
    expect(complaint.complaint).toMatchObject({ rung: 'E2', disputedReturns: 1 });
    expect(complaint.complaint.handOffs.map((h) => h.round)).toEqual([1, 2]);
  });

  it('waits for each of two departments, however one of them answers', () => {
    const complaint = inStage('dispatched');
    complaint.usual('transfer', 'agent', { department: 'networkOperations' });
    complaint.give('accept', { handOff: 'H2' }, 'handler', 'handler-2');
    complaint.give('return', { handOff: 'H1', reason: '非本部门' }, 'handler');
    expect(complaint.complaint.stage).toBe('investigating');
    complaint.usual('answer', 'handler');
    expect(complaint.complaint.handOffs.map((h) => h.state)).toEqual(['returned', 'answered']);
  });

  it('takes its hand-offs back with the reply, and is handed over anew when it is reopened', () => {
    const waiting = inStage('dispatched');
    waiting.usual('reply');
    expect(waiting.all('handOffRecalled').map((e) => e.data.handOff)).toEqual(['H1']);
    waiting.usual('reopen');
    expect(waiting.complaint.stage).toBe('triaged');
    expect(waiting.usual('transfer')).toMatchObject({ done: true, stage: 'dispatched' });
  });

  it('takes its hand-offs back when it ends, each once', () => {
    const complaint = inStage('investigating');
    complaint.usual('transfer', 'agent', { department: 'marketing' });
    complaint.usual('reject', 'supervisor');
    expect(complaint.all('handOffRecalled').map((e) => e.data.handOff)).toEqual(['H1', 'H2']);
    expect(complaint.pending.filter((e) => e.kind === 'recall').map((e) => e.subject)).toEqual(['H1', 'H2']);
    complaint.usual('note');
    complaint.face({ kind: 'time' });
    expect(complaint.all('handOffRecalled')).toHaveLength(2);
  });
});

describe('a proposal (1.1.29)', () => {
  it('within its author’s authority stands at once', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose', 'agent', {
      remedies: [
        { kind: 'refund', amount: 49.9 },
        { kind: 'credit', amount: 0.1 },
      ],
    });
    expect(complaint.complaint).toMatchObject({ stage: 'resolving', proposal: { state: 'approved', total: 50, needs: null } });
    expect(complaint.complaint.remedies.map((r) => r.remedy)).toEqual(['P1R1', 'P1R2']);
    expect(complaint.clock('approval/P1')).toBeUndefined();
  });

  it('above it waits, on a clock, and orders nothing before it is approved', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 400 }] });
    expect(complaint.complaint).toMatchObject({ proposal: { state: 'waiting', needs: 'E2' }, remedies: [] });
    expect(complaint.clock('approval/P1')).toMatchObject({ state: 'running', goal: '2 wh' });
    expect(complaint.give('approve', {}, 'shiftLeader')).toMatchObject({
      code: 'plan',
      allowed: ['expert', 'serviceManager', 'departmentHead', 'companyLeader'],
    });
    complaint.give('approve', {}, 'expert');
    expect(complaint.complaint.remedies).toMatchObject([{ remedy: 'P1R1', amount: 400, fulfilled: false }]);
    expect(complaint.clock('approval/P1')).toMatchObject({ state: 'stopped', stoppedLate: false });
  });

  it('is never approved by who worked on the complaint, whatever his role (1.1.2)', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 60 }] });
    expect(complaint.give('approve', {}, 'shiftLeader', 'agent-1')).toMatchObject({ code: 'plan' });
  });

  it('that was turned down makes room for another', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 60 }] });
    complaint.give('disapprove', { reason: '依据不足' }, 'shiftLeader');
    expect(complaint.complaint).toMatchObject({ disapprovals: 1, remedies: [] });
    expect(complaint.usual('propose')).toMatchObject({ done: true });
    expect(complaint.complaint.remedies.map((r) => r.remedy)).toEqual(['P2R1']);
  });
});

describe('a reply (1.1.31)', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['that meets the demand in time', {}, false],
    ['that meets it partly', { result: 'partlyMet' }, true],
    ['that refuses it', { result: 'refused' }, true],
    ['that is disputed', { result: 'disputed' }, true],
    ['whose author states it', { appeal: '您可向申诉机构申诉' }, true],
  ])('%s: right to appeal stated %#', (_what, fields, stated) => {
    const complaint = inStage('triaged');
    complaint.usual('reply', 'agent', fields);
    expect(complaint.all('replied')[0]?.data).toMatchObject({ late: false, appealStated: stated });
    const message = complaint.complaint.effects.find((e) => e.purpose === 'reply');
    if (stated) expect(message?.content.text).toContain('申诉');
    else expect(message?.content.text).not.toContain('申诉');
  });

  it('that is late states the right to appeal', () => {
    const complaint = inStage('triaged');
    complaint.pass(days(12));
    complaint.usual('reply');
    expect(complaint.all('replied')[0]).toMatchObject({
      data: { late: true, appealStated: true },
      personal: { appeal: plan.file.closing.appeal.zh },
    });
    expect(complaint.clock('resolution')).toMatchObject({ state: 'stopped', stoppedLate: true });
  });

  it('is not late because the customer owed an answer', () => {
    const complaint = inStage('triaged');
    complaint.usual('ask');
    complaint.pass(days(10));
    complaint.usual('reply');
    expect(complaint.all('replied')[0]?.data.late).toBe(false);
    expect(complaint.clock('resolution')).toMatchObject({ state: 'stopped', stoppedLate: false });
  });

  it('stays late though the customer was asked afterwards', () => {
    const complaint = inStage('triaged');
    complaint.pass(days(9));
    complaint.usual('ask');
    complaint.pass(hours(1));
    complaint.usual('reply');
    expect(complaint.all('replied')[0]?.data.late).toBe(true);
    expect(complaint.clock('resolution')).toMatchObject({ state: 'stopped', stoppedLate: true });
  });
});

describe('a dissatisfied customer’s complaint (domain rule «Results»)', () => {
  const dissatisfied = (complaint: ComplaintCase): void => {
    complaint.usual('reply');
    complaint.deliver();
    complaint.usual('rate', 'inspector', { satisfaction: 'dissatisfied', comment: '没有解决' });
  };
  const complaint = inStage('resolving');
  dissatisfied(complaint);

  it('is reopened, goes to E2, and has a reply clock that counts from now', () => {
    expect(complaint.complaint).toMatchObject({ stage: 'triaged', reopenings: 1, rung: 'E2', reply: null, satisfaction: null });
    expect(complaint.clock('resolution')).toMatchObject({ state: 'running', from: complaint.now });
    expect(complaint.all('reopened')[0]).toMatchObject({ data: { count: 1, cause: 'dissatisfied' }, personal: { reason: '没有解决' } });
  });

  it('is not reopened twice, but goes to E3 and ends without agreement', () => {
    dissatisfied(complaint);
    expect(complaint.complaint).toMatchObject({ stage: 'replied', reopenings: 1, rung: 'E3' });
    expect(complaint.usual('close', 'agent', { outcome: 'agreed' })).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('dissatisfied') as string,
    });
    complaint.usual('close', 'agent', { outcome: 'notAgreed' });
    expect(complaint.complaint).toMatchObject({ stage: 'closed', outcome: 'notAgreed' });
  });
});

describe('who calls back after the reply (domain rule «Call-back»)', () => {
  it.each([
    ['attemptContact', {}],
    ['contact', {}],
  ])('has not handled the complaint by it (%s), and takes the rating', (name, changes) => {
    const complaint = inStage('replied');
    expect(complaint.usual(name, 'inspector', changes)).toMatchObject({ done: true });
    expect(complaint.complaint.handledBy).not.toContain('inspector-1');
    expect(complaint.usual('rate', 'inspector')).toMatchObject({ done: true });
  });

  it('and had called before the reply has handled it', () => {
    const complaint = inStage('triaged');
    complaint.usual('contact', 'inspector');
    complaint.usual('reply');
    expect(complaint.usual('rate', 'inspector')).toMatchObject({ code: 'plan', detail: expect.stringContaining('worked on') as string });
  });
});

describe('another reply (1.1.31)', () => {
  it('is given to a customer whom the last one left dissatisfied, and is rated anew', () => {
    const complaint = inStage('replied');
    complaint.usual('rate', 'inspector', { satisfaction: 'dissatisfied' });
    complaint.usual('reply');
    complaint.usual('rate', 'inspector', { satisfaction: 'dissatisfied' });
    expect(complaint.complaint.stage).toBe('replied');
    expect(complaint.usual('reply')).toMatchObject({ done: true });
    expect(complaint.complaint).toMatchObject({ stage: 'replied', replies: 3, satisfaction: null, reply: { reply: 'Y3' } });
    expect(complaint.clock('callBack')).toMatchObject({ state: 'running', from: complaint.now });
    expect(complaint.usual('rate', 'inspector')).toMatchObject({ done: true });
  });

  it.each(['satisfied', 'neutral', null])('is refused where he is %s', (satisfaction) => {
    const complaint = inStage('replied');
    if (satisfaction !== null) complaint.usual('rate', 'inspector', { satisfaction });
    expect(complaint.usual('reply')).toMatchObject({ code: 'plan', allowed: ['reopen', 'rate', 'close'] });
  });
});

describe('a complaint that is rejected or withdrawn (1.1.17, 1.1.20)', () => {
  it('is rejected with a reasoned reply to the customer', () => {
    const complaint = inStage('rejected');
    expect(complaint.complaint).toMatchObject({ stage: 'rejected', outcome: 'rejected', endedAt: complaint.now });
    expect(complaint.complaint.effects.find((e) => e.purpose === 'rejection')?.content.text).toContain('该业务由他方提供');
    outlive(complaint);
    expect(complaint.finished).toBe(true);
  });

  it('is withdrawn only with a check by somebody who did not work on it', () => {
    const complaint = inStage('triaged');
    expect(complaint.give('withdraw', { words: '不投诉了', recording: 'R-1' }, 'shiftLeader', 'agent-1')).toMatchObject({ code: 'plan' });
    // Neither a name that is only written down nor a look-alike id is another person.
    expect(complaint.usual('withdraw', 'shiftLeader', { checkedBy: 'supervisor-2' })).toMatchObject({ code: 'malformed' });
    expect(complaint.give('withdraw', { words: '不投诉了', recording: 'R-1' }, 'shiftLeader', ' Ａgent-1')).toMatchObject({ code: 'plan' });
    complaint.usual('withdraw', 'shiftLeader');
    expect(complaint.all('withdrawn')[0]?.data).toEqual({ recording: 'R-9', checkedBy: 'shiftleader-1' });
    outlive(complaint);
    expect(complaint.finished).toBe(true);
  });

  it('can be taken up again, and then runs anew', () => {
    const complaint = inStage('rejected');
    complaint.usual('reopen');
    // Nobody had triaged it before it was rejected: that is still to be done.
    expect(complaint.complaint).toMatchObject({ stage: 'registered', outcome: null, endedAt: null });
    expect(complaint.clock('resolution')).toMatchObject({ state: 'running' });
  });
});

describe('a customer who says nothing after the reply (domain rule «Contact»)', () => {
  // Asked in writing on Monday at 14:00; three working days end on Thursday at 24:00. It is closed by day: nine hours later.
  const due = at('2026-03-06T00:00:00+08:00');
  const end = at('2026-03-06T09:00:00+08:00');
  /** Called in vain at 10:00, 12:00 and 14:00: he is asked in writing then. */
  const calledInVain = (complaint: ComplaintCase): void => {
    for (let attempt = 1; attempt <= 3; attempt++) {
      if (attempt > 1) complaint.pass(hours(2));
      expect(complaint.usual('attemptContact', 'inspector')).toMatchObject({ done: true });
    }
  };
  const asked = (stage: 'triaged' | 'replied'): ComplaintCase => {
    const complaint = inStage(stage);
    if (stage === 'triaged') complaint.usual('reply');
    complaint.deliver();
    calledInVain(complaint);
    complaint.deliver();
    return complaint;
  };

  it('has no time run against him before he was asked in writing', () => {
    const complaint = inStage('replied');
    complaint.deliver();
    complaint.pass(hours(48) - 1);
    expect(complaint.messages()).not.toContain('ratingRequest→customer');
    expect(complaint.clock('confirmation')).toBeUndefined();
  });

  it('is asked in writing when nobody called in time, and has three working days from then', () => {
    const complaint = inStage('replied');
    complaint.deliver();
    complaint.pass(hours(48));
    expect(complaint.messages()).toContain('ratingRequest→customer');
    // Wednesday the 4th at 10:00: Thursday, Friday, and Monday the 9th.
    expect(complaint.clock('confirmation')).toMatchObject({ state: 'running', from: complaint.now, due: at('2026-03-10T00:00:00+08:00') });
  });

  it('has the complaint closed as not confirmed by day, after three working days', () => {
    const complaint = asked('replied');
    expect(complaint.clock('confirmation')).toMatchObject({ state: 'running', due });
    complaint.pass(end - complaint.now - 1);
    expect(complaint.complaint.stage).toBe('replied');
    complaint.pass(1);
    expect(complaint.complaint).toMatchObject({ stage: 'closed', outcome: 'notConfirmed', endedAt: end });
    expect(complaint.messages()).toContain('closingNotConfirmed→customer');
  });

  it('has it kept open while cause and responsibility are not coded, and closed as soon as they are', () => {
    const complaint = asked('triaged');
    complaint.pass(end - complaint.now);
    expect(complaint.complaint.stage).toBe('replied');
    expect(complaint.all('clockLate').at(-1)?.data).toMatchObject({ name: 'confirmation', step: 0 });
    expect(complaint.usual('close', 'agent', { outcome: 'notConfirmed' })).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('not coded') as string,
    });
    complaint.pass(hours(2));
    complaint.usual('find');
    expect(complaint.complaint).toMatchObject({ stage: 'closed', outcome: 'notConfirmed', endedAt: end + hours(2) });
  });

  it('has it kept open while the reply is not delivered, and closed as soon as it is', () => {
    const complaint = inStage('replied');
    calledInVain(complaint);
    complaint.pass(end - complaint.now);
    expect(complaint.complaint.stage).toBe('replied');
    complaint.deliver();
    expect(complaint.complaint).toMatchObject({ stage: 'closed', outcome: 'notConfirmed' });
  });

  it('brings it to E1 where it is kept open for a day more', () => {
    const complaint = asked('triaged');
    complaint.pass(end + hours(24) - complaint.now - 1);
    expect(complaint.complaint.rung).toBeNull();
    complaint.pass(1);
    expect(complaint.all('escalated')).toMatchObject([{ data: { rung: 'E1', rule: 'late:confirmation/1' } }]);
  });

  it('who answers after all is not closed in silence', () => {
    const complaint = asked('replied');
    complaint.pass(due - complaint.now);
    complaint.usual('rate', 'channel', { satisfaction: 'neutral' });
    complaint.pass(days(1));
    expect(complaint.complaint.stage).toBe('replied');
    expect(complaint.clock('confirmation')).toMatchObject({ state: 'stopped' });
  });

  it('has it closed earlier when three attempts to call back were in vain', () => {
    const complaint = inStage('replied');
    complaint.deliver();
    expect(complaint.usual('close', 'agent', { outcome: 'notConfirmed' })).toMatchObject({ code: 'plan' });
    for (let i = 0; i < 3; i++) {
      complaint.usual('attemptContact');
      complaint.pass(hours(2));
    }
    expect(complaint.messages().filter((m) => m.startsWith('ratingRequest'))).toHaveLength(1);
    complaint.deliver();
    expect(complaint.usual('close', 'agent', { outcome: 'agreed' })).toMatchObject({ code: 'plan' });
    expect(complaint.usual('close', 'agent', { outcome: 'notConfirmed' })).toMatchObject({ done: true });
  });

  it('was not called back because the first contact took three attempts', () => {
    const complaint = inStage('triaged');
    for (let i = 0; i < 3; i++) {
      if (i > 0) complaint.pass(hours(2));
      complaint.usual('attemptContact');
    }
    expect(complaint.complaint.firstContactAt).toBe(complaint.now);
    complaint.usual('find');
    complaint.usual('reply');
    complaint.deliver();
    expect(complaint.usual('close', 'agent', { outcome: 'notConfirmed' })).toMatchObject({ code: 'plan' });
    complaint.usual('attemptContact');
    expect(complaint.clock('callBack')).toMatchObject({ state: 'running' });
  });
});

describe('what stands in the way of closing (domain rule «Closing needs»)', () => {
  it('is said in full', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose', 'agent', {
      remedies: [
        { kind: 'refund', amount: 10 },
        { kind: 'credit', amount: 10, due: '2026-03-20T18:00:00+08:00' },
      ],
    });
    complaint.usual('reply');
    const outcome = complaint.usual('close');
    expect(outcome).toMatchObject({ code: 'plan' });
    expect(outcome.done ? '' : outcome.detail).toMatch(/reply is not delivered.*not coded.*P1R1 \(fulfil\).*not asked/);
    expect(outcome.done ? '' : outcome.detail).not.toContain('P1R2');
  });
});

describe('the dossier (1.1.18)', () => {
  const dossiers = (complaint: ComplaintCase): string[] =>
    complaint
      .all('effectOrdered')
      .filter((e) => e.data.kind === 'dossier')
      .map((e) => e.data.key);

  it('is ordered once when the complaint has ended, after all that was pending', () => {
    const complaint = inStage('closed');
    expect(dossiers(complaint)).toEqual([]);
    complaint.deliver();
    expect(dossiers(complaint)).toEqual([`${complaint.number}/dossier/1`]);
    complaint.face({ kind: 'time' });
    expect(dossiers(complaint)).toHaveLength(1);
    expect(complaint.complaint.dossier).toMatchObject({ n: 1, reference: `ref/${complaint.number}/dossier/1` });
  });

  it('is sealed again when something happens after closing, and holds that', () => {
    const complaint = inStage('closed');
    complaint.deliver();
    complaint.give('note', { text: '客户来电致谢' });
    expect(complaint.pending.map((e) => e.kind)).toEqual(['dossier']);
    complaint.deliver();
    expect(dossiers(complaint)).toHaveLength(2);
    expect(complaint.complaint.dossier?.seq).toBeGreaterThan(complaint.all('noted')[0]?.seq ?? 0);
  });

  it('is sealed again at each further end', () => {
    const complaint = inStage('closed');
    complaint.deliver();
    complaint.usual('reopen');
    complaint.usual('reply');
    complaint.deliver();
    complaint.usual('rate');
    complaint.usual('close');
    complaint.deliver();
    expect(dossiers(complaint)).toHaveLength(2);
  });

  it('whose sealing took several rounds is no reason for another', () => {
    const complaint = inStage('closed');
    for (const effect of complaint.pending) complaint.face({ kind: 'effect', key: effect.key, outcome: 'done', reference: null });
    const [key = ''] = dossiers(complaint);
    complaint.face({ kind: 'effect', key, outcome: 'failed', permanent: false, error: 'archive away' });
    complaint.face({ kind: 'effect', key, outcome: 'done', reference: 'sealed' });
    expect(dossiers(complaint)).toEqual([key]);
  });

  it('that cannot be sealed waits for a person and is not ordered over and over', () => {
    const complaint = inStage('closed');
    for (const effect of complaint.pending) complaint.face({ kind: 'effect', key: effect.key, outcome: 'done', reference: null });
    const [key = ''] = dossiers(complaint);
    complaint.face({ kind: 'effect', key, outcome: 'failed', permanent: true, error: 'archive full' });
    complaint.deliver();
    expect(dossiers(complaint)).toEqual([key]);
    complaint.give('settle', { effect: key, how: 'retry', reason: '已扩容' }, 'operator');
    complaint.deliver();
    // What was told the operator meanwhile belongs on the record: one more, and no more.
    expect(dossiers(complaint)).toHaveLength(2);
    outlive(complaint);
    expect(complaint.finished).toBe(true);
  });

  it('that a person drops is not ordered again', () => {
    const complaint = inStage('closed');
    for (const effect of complaint.pending) complaint.face({ kind: 'effect', key: effect.key, outcome: 'done', reference: null });
    const [key = ''] = dossiers(complaint);
    complaint.face({ kind: 'effect', key, outcome: 'failed', permanent: false, error: 'archive away' });
    complaint.give('settle', { effect: key, how: 'drop', reason: '纸质归档' }, 'operator');
    expect(complaint.complaint.effects).toEqual([]);
    outlive(complaint);
    expect(dossiers(complaint)).toEqual([key]);
    expect(complaint.finished).toBe(true);
  });
});

describe('a complaint whose reopening time is over', () => {
  it('does not end while an effect waits for a person', () => {
    const complaint = inStage('closed');
    const [effect] = complaint.pending;
    complaint.face({ kind: 'effect', key: effect?.key ?? '', outcome: 'failed', permanent: true, error: '网关停用' });
    outlive(complaint);
    expect(complaint.finished).toBe(false);
    complaint.give('settle', { effect: effect?.key, how: 'drop', reason: '已电话告知' }, 'operator');
    complaint.deliver();
    expect(complaint.finished).toBe(true);
  });

  it('does not end while the posting of a remedy is owed', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 10, due: '2026-04-20T18:00:00+08:00' }] });
    complaint.usual('find');
    complaint.usual('reply');
    complaint.deliver();
    complaint.usual('rate');
    complaint.usual('close');
    outlive(complaint);
    complaint.deliver();
    expect(complaint.finished).toBe(false);
    complaint.give('fulfil', { remedy: 'P1R1', reference: 'O-1' });
    complaint.deliver();
    expect(complaint.finished).toBe(true);
  });
});
