import { ComplaintCase, hours, phoneCall, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { Observed } from './input';
import { complaintNumber } from './number';
import type { Role, Stage } from './terms';

const { plan } = shippedPlan();
const first = complaintNumber('phone', 'the call before');
const other = complaintNumber('phone', 'another call');
const inStage = (stage: Stage): ComplaintCase => ComplaintCase.inStage(plan, stage);

/** What the registry tells of a complaint's customer, when asked next or just now. */
function observe(complaint: ComplaintCase, observed: Partial<Observed>): void {
  const asked = complaint.pending.find(({ kind }) => kind === 'observation');
  if (asked === undefined) throw new Error('nothing is asked of the registry');
  const all: Observed = { repeats: 1, duplicates: [], earlier: [], alike: null, ...observed };
  complaint.face({ kind: 'effect', key: asked.key, outcome: 'done', reference: null, observed: all });
}

/** A complaint whose registration showed another one in the same matter. */
function duplicate(stage: Stage = 'registered'): ComplaintCase {
  const complaint = inStage(stage);
  observe(complaint, { duplicates: [first] });
  return complaint;
}
const merge = (complaint: ComplaintCase, into = first, role: Role = 'agent') => complaint.give('merge', { into, reason: '同一件' }, role);

describe('a duplicate is merged into the complaint that was there before (1.1.20)', () => {
  it('ends it, keeps the link and carries its text over; the customer is told once the other has it', () => {
    const complaint = duplicate();
    expect(merge(complaint)).toMatchObject({ done: true, stage: 'closed', events: ['merged'] });
    expect(complaint.complaint).toMatchObject({
      stage: 'closed',
      outcome: 'merged',
      endedAt: complaint.now,
      links: [{ to: first, relation: 'mergedInto' }],
    });
    const carried = complaint.pending.find(({ kind }) => kind === 'merge');
    expect(carried).toMatchObject({
      key: `${complaint.number}/merge/1`,
      subject: first,
      content: { title: '话费争议', text: '三月账单多出一笔没有订过的业务费用。\n\n退费并说明原因' },
    });
    const told = () => complaint.messages().filter((message) => message === 'merged→customer');
    expect(told()).toEqual([]);
    complaint.deliver();
    expect(told()).toHaveLength(1);
  });

  it('leaves no clock running, and takes back what no department has accepted', () => {
    const complaint = duplicate('dispatched');
    merge(complaint);
    expect(complaint.complaint.clocks.filter(({ state }) => state !== 'stopped')).toEqual([]);
    expect(complaint.complaint.handOffs).toMatchObject([{ handOff: 'H1', state: 'recalled' }]);
  });

  it.each<Role>(['channel', 'agent', 'liaison'])('%s merges into an offered duplicate, and into no other', (role) => {
    const complaint = duplicate();
    expect(merge(complaint, other, role)).toMatchObject({ code: 'reference', allowed: [first] });
    expect(merge(complaint, first, role)).toMatchObject({ done: true });
  });

  it.each<Role>(['shiftLeader', 'expert', 'supervisor'])('%s may name a complaint that was not offered', (role) => {
    expect(merge(duplicate(), other, role)).toMatchObject({ done: true });
  });

  it('its dossier waits until the text was carried over', () => {
    const complaint = duplicate();
    for (const { key } of complaint.pending) complaint.face({ kind: 'effect', key, outcome: 'done', reference: null });
    merge(complaint);
    expect(complaint.pending.map(({ kind }) => kind)).not.toContain('dossier');
    complaint.deliver();
    expect(complaint.complaint.dossier).toMatchObject({ n: 1 });
  });
});

describe('what a complaint has begun is not lost by merging it', () => {
  it.each<[string, () => ComplaintCase, object]>([
    [
      'a department works on it',
      () => duplicate('investigating'),
      { detail: expect.stringContaining('H1 (billing) is being worked on'), allowed: ['answer', 'return'] },
    ],
    [
      'a proposal waits',
      () => {
        const complaint = duplicate('triaged');
        complaint.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 150 }] });
        return complaint;
      },
      { detail: 'P1 waits for approval', allowed: ['approve', 'disapprove'] },
    ],
    [
      'a body referred it',
      () => {
        const complaint = ComplaintCase.registered(plan, referral());
        observe(complaint, { duplicates: [first] });
        return complaint;
      },
      { detail: `its referral R1 is answered under this number: merge ${first} into this one instead` },
    ],
    [
      'the customer was answered before it was reopened',
      () => {
        const complaint = inStage('closed');
        complaint.usual('reopen');
        observe(complaint, { duplicates: [first] });
        return complaint;
      },
      { detail: expect.stringContaining('was answered under this number') },
    ],
    [
      'it has taken up another one',
      () => {
        const complaint = duplicate();
        complaint.usual('absorb', 'operator', { from: other });
        return complaint;
      },
      { detail: `it has taken up other complaints: merge ${first} into this one instead` },
    ],
    [
      'a manager answers for it',
      () => {
        const complaint = duplicate();
        complaint.usual('escalate', 'agent', { to: 'E3' });
        return complaint;
      },
      { detail: expect.stringContaining('it stands at E3: lower it first'), allowed: ['deescalate'] },
    ],
  ])('%s', (_what, given, refusal) => {
    expect(merge(given())).toMatchObject({ done: false, code: 'plan', ...refusal });
  });

  it('an escalation that the repeats alone brought about is no hindrance', () => {
    const complaint = inStage('registered');
    observe(complaint, { repeats: 2, duplicates: [first] });
    expect(complaint.complaint.rung).toBe('E2');
    expect(merge(complaint)).toMatchObject({ done: true });
  });
});

describe('a merge that fails for good', () => {
  /** A duplicate at 10:00, merged at 11:00; at 15:00 it is certain that the other complaint does not take its text. */
  function failed(stage: Stage = 'registered'): ComplaintCase {
    const complaint = duplicate(stage);
    complaint.pass(hours(1));
    merge(complaint);
    complaint.pass(hours(4));
    const key = complaint.pending.find(({ kind }) => kind === 'merge')?.key ?? '';
    complaint.face({ kind: 'effect', key, outcome: 'failed', permanent: true, error: '该投诉已结案' });
    return complaint;
  }

  it('takes the duplicate up again, and counts as no reopening', () => {
    const complaint = failed();
    expect(complaint.all('reopened')).toMatchObject([
      { data: { count: 0, cause: 'mergeFailed', answered: false }, personal: { reason: '该投诉已结案' } },
    ]);
    expect(complaint.complaint).toMatchObject({ stage: 'registered', outcome: null, endedAt: null, reopenings: 0 });
    expect(complaint.messages()).not.toContain('merged→customer');
  });

  it('leaves the customer nothing lost: what was owed him is owed by the same day as before', () => {
    const before = duplicate();
    const complaint = failed();
    for (const clock of ['firstContact', 'resolution', 'statutory', 'progressNotice'])
      expect([clock, complaint.clock(clock)]).toMatchObject([clock, { state: 'running', due: before.clock(clock)?.due }]);
    expect(complaint.clock('classification')).toMatchObject({ state: 'running', from: complaint.now });
  });

  it('brings one that was triaged back to be dispatched', () => {
    const complaint = failed('triaged');
    expect(complaint.complaint.stage).toBe('triaged');
    expect(complaint.clock('dispatch')).toMatchObject({ state: 'running', from: complaint.now });
    expect(complaint.clock('classification')).toMatchObject({ state: 'stopped' });
  });

  it('while it is tried again changes nothing', () => {
    const complaint = duplicate();
    merge(complaint);
    const key = complaint.pending.find(({ kind }) => kind === 'merge')?.key ?? '';
    complaint.face({ kind: 'effect', key, outcome: 'failed', permanent: false, error: '暂时无法连接' });
    expect(complaint.complaint).toMatchObject({ stage: 'closed', outcome: 'merged' });
  });
});

describe('a complaint is not merged in a circle', () => {
  it('nor into itself', () => {
    const complaint = duplicate();
    expect(merge(complaint, complaint.number, 'supervisor')).toMatchObject({ code: 'plan' });
  });

  it('nor into one that was merged into it', () => {
    const complaint = duplicate();
    complaint.usual('absorb', 'operator', { from: first });
    expect(merge(complaint)).toMatchObject({ code: 'plan', detail: `${first} was merged into this one` });
  });

  it('nor again into the one that it was taken out of by reopening', () => {
    const complaint = duplicate();
    merge(complaint);
    complaint.usual('reopen');
    expect(merge(complaint, first, 'supervisor')).toMatchObject({ code: 'plan', detail: expect.stringContaining('reopened since') });
    expect(merge(complaint, other, 'supervisor')).toMatchObject({ done: true });
  });
});

describe('the complaint that was there before absorbs the duplicate', () => {
  const absorb = (complaint: ComplaintCase, from = other) => complaint.usual('absorb', 'operator', { from });

  it.each<Stage>(['registered', 'resolving', 'replied'])('while it is %s, and stays so', (stage) => {
    const complaint = inStage(stage);
    expect(absorb(complaint)).toMatchObject({ done: true, stage, events: ['absorbed'] });
    expect(complaint.all('absorbed')).toMatchObject([
      { data: { from: other }, personal: { subject: '话费争议', facts: '又多扣一笔。\n\n一并退费' } },
    ]);
    expect(complaint.complaint.links).toContainEqual({ to: other, relation: 'absorbed' });
  });

  it('takes the longest text that a registration can have', () => {
    const longest = phoneCall({ content: { subject: '题'.repeat(200), facts: '事'.repeat(8000), demand: '求'.repeat(2000) } });
    const complaint = ComplaintCase.registered(plan, longest);
    merge(complaint, first, 'supervisor');
    const carried = complaint.pending.find(({ kind }) => kind === 'merge')?.content;
    const taken = inStage('triaged').give('absorb', { from: other, subject: carried?.title, facts: carried?.text }, 'operator');
    expect(taken).toMatchObject({ done: true });
  });

  it('though somebody linked the two before', () => {
    const complaint = inStage('triaged');
    complaint.give('link', { to: other, relation: 'duplicate' });
    expect(absorb(complaint)).toMatchObject({ done: true });
  });

  it.each<Stage>(['closed', 'rejected', 'withdrawn'])('but not once it is %s: nobody would look at it any more', (stage) => {
    expect(absorb(inStage(stage))).toMatchObject({ done: false, code: 'stage', stage });
  });

  it('but not twice, not itself, and not when it was merged away meanwhile', () => {
    const complaint = duplicate();
    absorb(complaint);
    expect(absorb(complaint)).toMatchObject({ code: 'plan', detail: expect.stringContaining('absorbed before') });
    expect(absorb(complaint, complaint.number)).toMatchObject({ code: 'plan' });
    const mergedAway = duplicate();
    merge(mergedAway);
    expect(absorb(mergedAway)).toMatchObject({ code: 'stage', stage: 'closed' });
  });

  it('nor beyond fifty links', () => {
    const complaint = inStage('triaged');
    for (let i = 0; i < 50; i++) complaint.give('link', { to: complaintNumber('phone', `link-${i}`), relation: 'related' });
    expect(absorb(complaint)).toMatchObject({ code: 'plan', allowed: ['note'] });
  });
});

describe('a possible duplicate is offered to whoever is in charge', () => {
  const observe = (c: ComplaintCase, duplicates: readonly string[]): void => {
    const key = c.complaint.effects.find((e) => e.kind === 'observation')?.key ?? '';
    c.face({ kind: 'effect', key, outcome: 'done', reference: null, observed: { repeats: 2, duplicates, earlier: [], alike: null } });
  };
  const offers = (c: ComplaintCase): readonly string[] => c.messages().filter((m) => m.startsWith('duplicatesOffered'));

  it('once, however often it is observed; another one anew', () => {
    const c = ComplaintCase.registered(plan);
    const [first, second] = [complaintNumber('phone', 'first'), complaintNumber('phone', 'second')];
    observe(c, [first]);
    expect(offers(c)).toEqual(['duplicatesOffered→agent-1']);
    c.usual('triage');
    observe(c, [first]);
    expect(offers(c)).toHaveLength(1);
    c.usual('reject', 'supervisor');
    c.usual('reopen', 'supervisor');
    observe(c, [second, first]);
    expect(offers(c)).toHaveLength(2);
    expect(c.all('effectOrdered').findLast((e) => e.data.purpose === 'duplicatesOffered')?.personal?.text).toContain(`：${second}。`);
  });

  it('not at all where nothing is known', () => {
    const c = ComplaintCase.registered(plan);
    observe(c, []);
    expect(offers(c)).toEqual([]);
  });
});
