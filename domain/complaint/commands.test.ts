import type { z } from 'zod';
import { at, ComplaintCase, hours, phoneCall } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { commands } from './commands';
import { commandNames, type CommandName } from './commands/names';
import { allowedCommands } from './commandInput';
import { complaintNumber } from './number';
import { roles, stages, type Role, type Stage } from './terms';

const { plan } = shippedPlan();
const inStage = (stage: Stage): ComplaintCase => ComplaintCase.inStage(plan, stage);
const inTime = '2026-03-02T09:00:00+08:00';

/** A right use of each command: where, by whom, with what; `given` puts before it what it needs. */
interface Use {
  readonly stage: Stage;
  readonly role: Role;
  readonly fields: Record<string, unknown>;
  readonly given?: (complaint: ComplaintCase) => void;
  readonly events: readonly string[];
}

const waitingProposal = (c: ComplaintCase): void => void c.usual('propose', 'agent', { remedies: [{ kind: 'refund', amount: 150 }] });
const onLadder = (c: ComplaintCase): void => void c.usual('escalate');
const endedOnLadder = (c: ComplaintCase): void => {
  c.usual('reopen');
  c.usual('escalate');
  c.usual('withdraw', 'supervisor');
};
const later = '2026-03-05T15:00:00+08:00';
const joined = (c: ComplaintCase): void =>
  void c.give('refer', { body: '12345', kind: 'hotline12345', documentNumber: 'D-7', dueOn: '2026-03-20' }, 'liaison');
const newVersion = 'a'.repeat(64);
const uses: Readonly<Record<CommandName, Use>> = {
  contact: { stage: 'registered', role: 'agent', fields: { medium: 'phone', summary: '了解情况' }, events: ['contacted'] },
  attemptContact: { stage: 'triaged', role: 'handler', fields: { medium: 'phone', outcome: 'busy' }, events: ['contactAttempted'] },
  preserve: { stage: 'registered', role: 'legal', fields: { what: '短信记录', reference: 'S-1' }, events: ['preserved'] },
  correct: { stage: 'dispatched', role: 'agent', fields: { reason: '误听', contact: { phone: '13900000003' } }, events: ['corrected'] },
  note: { stage: 'withdrawn', role: 'inspector', fields: { text: '抽检' }, events: ['noted'] },
  link: { stage: 'closed', role: 'supervisor', fields: { to: complaintNumber('phone', 'other'), relation: 'repeat' }, events: ['linked'] },
  urge: { stage: 'resolving', role: 'channel', fields: { words: '快一点' }, events: ['urged'] },
  triage: {
    stage: 'registered',
    role: 'agent',
    fields: { category: 'network.voice', level: 'L1', tags: ['elderly'] },
    events: ['triaged'],
  },
  reject: { stage: 'triaged', role: 'expert', fields: { ground: 'notOurs', reply: '非我方业务' }, events: ['rejected'] },
  assign: { stage: 'registered', role: 'shiftLeader', fields: { to: 'agent-7', department: 'billing' }, events: ['assigned'] },
  transfer: { stage: 'triaged', role: 'agent', fields: { department: 'billing', request: '请核对' }, events: ['transferred'] },
  accept: { stage: 'dispatched', role: 'handler', fields: { handOff: 'H1' }, events: ['handOffAccepted'] },
  return: { stage: 'dispatched', role: 'departmentHead', fields: { reason: '非本部门' }, events: ['handOffReturned'] },
  answer: { stage: 'investigating', role: 'handler', fields: { answer: '已核对' }, events: ['handOffAnswered'] },
  ask: { stage: 'investigating', role: 'handler', fields: { text: '请提供截图' }, events: ['asked'] },
  inform: { stage: 'dispatched', role: 'channel', fields: { direction: 'toCustomer', text: '正在核查' }, events: ['informed'] },
  schedule: { stage: 'investigating', role: 'channel', fields: { at: later, purpose: '上门复测' }, events: ['appointmentMade'] },
  find: {
    stage: 'triaged',
    role: 'agent',
    fields: { cause: 'billing.error', responsibility: 'notAtFault', finding: '无误', evidence: ['S-1'] },
    events: ['found'],
  },
  claim: { stage: 'triaged', role: 'agent', fields: { amount: 999.99, grounds: '误工' }, events: ['claimed'] },
  propose: {
    stage: 'triaged',
    role: 'agent',
    fields: { solution: '退费', remedies: [{ kind: 'refund', amount: 50 }] },
    events: ['proposed', 'remedyOrdered'],
  },
  approve: { stage: 'triaged', role: 'shiftLeader', fields: {}, given: waitingProposal, events: ['approved', 'remedyOrdered'] },
  disapprove: { stage: 'triaged', role: 'shiftLeader', fields: { reason: '依据不足' }, given: waitingProposal, events: ['disapproved'] },
  fulfil: {
    stage: 'triaged',
    role: 'handler',
    fields: { remedy: 'P1R1', reference: 'O-1' },
    given: (c) => void c.usual('propose'),
    events: ['fulfilled'],
  },
  promise: { stage: 'closed', role: 'agent', fields: { what: '扩容', owner: 'handler-3', due: later }, events: ['promised'] },
  extend: { stage: 'dispatched', role: 'handler', fields: { longer: '2 WD', reason: '等待数据' }, events: ['extensionRequested'] },
  decideExtension: {
    stage: 'triaged',
    role: 'departmentHead',
    fields: { granted: true, reason: '情况属实' },
    given: (c) => void c.usual('extend'),
    events: ['extensionDecided'],
  },
  reply: {
    stage: 'resolving',
    role: 'agent',
    fields: { finding: '差错', basis: '资费公示', solution: '退费', timing: '三日内' },
    events: ['replied'],
  },
  rate: { stage: 'replied', role: 'channel', fields: { satisfaction: 'neutral' }, events: ['rated'] },
  withdraw: { stage: 'triaged', role: 'supervisor', fields: { words: '不投诉了', recording: 'R-2' }, events: ['withdrawn'] },
  reopen: { stage: 'closed', role: 'agent', fields: { reason: '未到账' }, events: ['reopened'] },
  close: {
    stage: 'replied',
    role: 'agent',
    fields: { outcome: 'agreed' },
    given: (c) => {
      c.deliver();
      c.usual('rate');
    },
    events: ['closed'],
  },
  escalate: { stage: 'registered', role: 'operator', fields: { to: 'E2', reason: '客户坚持' }, events: ['escalated'] },
  respond: { stage: 'triaged', role: 'shiftLeader', fields: { text: '已接手' }, given: onLadder, events: ['responded'] },
  assess: { stage: 'resolving', role: 'expert', fields: { assessment: '需当日核实' }, given: onLadder, events: ['assessed'] },
  coordinate: {
    stage: 'replied',
    role: 'departmentHead',
    fields: { owner: 'expert-2', plan: '计费部门核对' },
    given: onLadder,
    events: ['coordinated'],
  },
  track: { stage: 'triaged', role: 'publicRelations', fields: { text: '已核对' }, given: onLadder, events: ['tracked'] },
  report: { stage: 'withdrawn', role: 'companyLeader', fields: { report: '经过与改进' }, given: endedOnLadder, events: ['reported'] },
  deescalate: {
    stage: 'triaged',
    role: 'supervisor',
    fields: { reason: '已缓和' },
    given: onLadder,
    events: ['deescalated'],
  },
  oversee: {
    stage: 'registered',
    role: 'inspector',
    fields: { instruction: '请说明进展', due: '2026-03-04T12:00:00+08:00' },
    events: ['overseen'],
  },
  merge: {
    stage: 'triaged',
    role: 'supervisor',
    fields: { into: complaintNumber('phone', 'other'), reason: '同一事项' },
    events: ['merged'],
  },
  absorb: {
    stage: 'dispatched',
    role: 'operator',
    fields: { from: complaintNumber('phone', 'other'), subject: '话费争议', facts: '又扣了一次' },
    events: ['absorbed'],
  },
  refer: {
    stage: 'closed',
    role: 'liaison',
    fields: { body: '12345', kind: 'hotline12345', documentNumber: 'D-7', dueOn: '2026-03-20' },
    events: ['referred'],
  },
  signFor: { stage: 'triaged', role: 'liaison', fields: {}, given: joined, events: ['referralSigned'] },
  returnReferral: { stage: 'triaged', role: 'liaison', fields: { reason: '非我方业务' }, given: joined, events: ['referralReturned'] },
  requestReferralExtension: {
    stage: 'triaged',
    role: 'liaison',
    fields: { until: '2026-04-10', reason: '等待检测' },
    given: joined,
    events: ['referralExtensionRequested'],
  },
  recordReferralDecision: {
    stage: 'triaged',
    role: 'liaison',
    fields: { decision: 'returnAccepted' },
    given: (c) => {
      joined(c);
      c.give('returnReferral', { reason: '非我方业务' }, 'liaison');
    },
    events: ['referralDecided'],
  },
  reportBack: { stage: 'replied', role: 'liaison', fields: { report: '已答复客户' }, given: joined, events: ['reportedBack'] },
  recordRedo: {
    stage: 'replied',
    role: 'liaison',
    fields: { reason: '客户不满意', dueOn: '2026-04-20' },
    given: (c) => {
      joined(c);
      c.give('reportBack', { report: '已答复客户' }, 'liaison');
    },
    events: ['reopened', 'redoRecorded'],
  },
  recordMediation: {
    stage: 'triaged',
    role: 'liaison',
    fields: { outcome: 'agreed', record: '双方同意' },
    given: joined,
    events: ['mediationRecorded'],
  },
  adopt: {
    stage: 'triaged',
    role: 'administrator',
    fields: { calendars: { office: newVersion }, reason: '新的放假安排' },
    given: (c) => {
      const office = plan.calendars.get('office');
      if (office === undefined) throw new Error('the plan has no office calendar');
      c.library = { plans: new Map(), calendars: new Map([[newVersion, office]]) };
    },
    events: ['adopted'],
  },
  settle: {
    stage: 'registered',
    role: 'operator',
    fields: { effect: '', how: 'retry', reason: '网关已恢复' },
    given: (c) => void c.face({ kind: 'effect', key: c.pending[0]?.key ?? '', outcome: 'failed', permanent: true, error: '网关停用' }),
    events: ['effectSettled'],
  },
};

const begin = (name: CommandName): { complaint: ComplaintCase; use: Use } => {
  const use = uses[name];
  const complaint = inStage(use.stage);
  use.given?.(complaint);
  const failed = complaint.complaint.effects.find((e) => e.state === 'failed')?.key;
  return { complaint, use: name === 'settle' ? { ...use, fields: { ...use.fields, effect: failed } } : use };
};

describe.each(commandNames)('%s', (name) => {
  const definition = commands[name];

  it('says in one definition what it is, which section it carries out, who may give it and when', () => {
    expect(definition.name).toBe(name);
    expect(definition.summary).toMatch(/^\S.{20,}\.$/);
    expect(definition.section).toMatch(/^[12]\.\d(\.\d+)?$/);
    expect(definition.roles.length).toBeGreaterThan(0);
    expect(definition.stages.length).toBeGreaterThan(0);
    expect(new Set(definition.roles).size).toBe(definition.roles.length);
    expect(new Set(definition.stages).size).toBe(definition.stages.length);
  });

  it('is carried out where it is in place', () => {
    const { complaint, use } = begin(name);
    expect(complaint.give(name, use.fields, use.role)).toMatchObject({ done: true, repeated: false, events: use.events });
    expect(complaint.complaint.seq).toBe(complaint.journal.length);
  });

  it('is refused in every other stage, with what this role may do there instead', () => {
    for (const stage of stages.filter((s) => !definition.stages.includes(s))) {
      const { use } = begin(name);
      const complaint = inStage(stage);
      const outcome = complaint.give(name, { ...use.fields, ...(name === 'settle' ? { effect: 'x' } : {}) }, use.role);
      expect(outcome).toMatchObject({ done: false, code: 'stage', stage, allowed: allowedCommands({ stage }, use.role) });
      expect(complaint.journal.at(-1)).toMatchObject({ type: 'refused', data: { command: name, code: 'stage', via: 'update' } });
    }
  });

  it('is refused of every other role, with the roles that may', () => {
    for (const role of roles.filter((r) => !definition.roles.includes(r))) {
      const { complaint, use } = begin(name);
      expect(complaint.give(name, use.fields, role)).toMatchObject({ done: false, code: 'role', allowed: definition.roles });
    }
  });

  it('changes nothing but the journal when it is refused', () => {
    const { complaint, use } = begin(name);
    const { seq: _seq, head: _head, recordSeq: _recordSeq, ...before } = complaint.complaint;
    complaint.give(name, { ...use.fields, mistyped: 1 }, use.role);
    expect(complaint.complaint).toMatchObject(before);
  });

  it('names a field that it does not know', () => {
    const { complaint, use } = begin(name);
    expect(complaint.give(name, { ...use.fields, mistyped: 1 }, use.role)).toMatchObject({
      done: false,
      code: 'malformed',
      detail: expect.stringContaining('mistyped') as string,
    });
  });

  it('names every field that is missing', () => {
    const { complaint, use } = begin(name);
    const needed = Object.entries((definition.fields as z.ZodObject).shape).flatMap(([key, field]) =>
      field.safeParse(undefined).success ? [] : [key],
    );
    const outcome = complaint.give(name, {}, use.role);
    for (const field of needed)
      expect(outcome).toMatchObject({ code: 'malformed', detail: expect.stringContaining(`${field}:`) as string });
  });
});

it('has a definition for each of the names that the workflow knows, and for no other', () => {
  expect(Object.keys(commands).toSorted()).toEqual([...commandNames].toSorted());
});

describe('what the plan or the case does not allow is refused, with what would be right', () => {
  it.each<[string, Stage, (c: ComplaintCase) => ReturnType<ComplaintCase['give']>, object]>([
    ['a contact before the reception (1.1.56)', 'registered', (c) => c.usual('contact', 'agent', { at: inTime }), { code: 'plan' }],
    [
      'a contact in the future (1.1.56)',
      'registered',
      (c) => c.usual('contact', 'agent', { at: '2026-03-02T10:00:00.001+08:00' }),
      { code: 'plan' },
    ],
    ['a correction of nothing (1.1.13)', 'registered', (c) => c.give('correct', { reason: '误听' }), { code: 'malformed' }],
    ['a link to itself (1.1.20)', 'registered', (c) => c.give('link', { to: c.number, relation: 'repeat' }), { code: 'plan' }],
    [
      'a link to a number with a wrong check character (1.1.20)',
      'registered',
      (c) => c.give('link', { to: 'P6FH-PTRZ-VYPM-H', relation: 'repeat' }),
      { code: 'malformed' },
    ],
    [
      'a category that the plan has not (1.1.14)',
      'registered',
      (c) => c.usual('triage', 'agent', { category: 'weather' }),
      { code: 'plan', allowed: expect.arrayContaining(['network.voice']) as string[] },
    ],
    [
      'a tag that the plan has not (1.1.19)',
      'registered',
      (c) => c.usual('triage', 'agent', { tags: ['elderly', 'tall'] }),
      { code: 'plan', allowed: expect.arrayContaining(['media']) as string[] },
    ],
    [
      'an appeal as a ground for rejecting (domain rule «Referrals»)',
      'registered',
      (c) => c.usual('reject', 'supervisor', { ground: 'appealed' }),
      { code: 'plan', allowed: ['notOurs', 'alreadySettled', 'beforeCourt', 'tooOld'] },
    ],
    [
      'a department that the plan has not (1.1.21)',
      'triaged',
      (c) => c.usual('transfer', 'agent', { department: 'kitchen' }),
      { code: 'plan', allowed: expect.arrayContaining(['billing']) as string[] },
    ],
    [
      'to assign to such a department (1.1.22)',
      'triaged',
      (c) => c.give('assign', { to: 'a', department: 'kitchen' }, 'supervisor'),
      { code: 'plan' },
    ],
    ['a department that has it already (1.1.21)', 'dispatched', (c) => c.usual('transfer'), { code: 'plan' }],
    ['to accept what is not waiting (1.1.22)', 'investigating', (c) => c.give('accept', {}, 'handler'), { code: 'reference', allowed: [] }],
    [
      'to answer what was not accepted (1.1.24)',
      'investigating',
      (c) => c.usual('answer', 'handler', { handOff: 'H9' }),
      { code: 'reference', allowed: ['H1'] },
    ],
    [
      'to return what was accepted (1.1.22)',
      'investigating',
      (c) => c.give('return', { reason: '非本部门' }, 'handler'),
      { code: 'reference' },
    ],
    [
      'information on a question that is not open (1.1.24)',
      'triaged',
      (c) => c.give('inform', { direction: 'fromCustomer', text: '截图', question: 'Q1' }),
      { code: 'reference', allowed: [] },
    ],
    ['a cause that the plan has not (1.1.23)', 'triaged', (c) => c.usual('find', 'agent', { cause: 'moon' }), { code: 'plan' }],
    [
      'a responsibility that the plan has not (1.1.23)',
      'triaged',
      (c) => c.usual('find', 'agent', { responsibility: 'nobody' }),
      { code: 'plan' },
    ],
    [
      'a claim confirmed below E2 (1.1.34)',
      'triaged',
      (c) => c.give('claim', { amount: 1000, grounds: '误工', confirmed: true }, 'shiftLeader'),
      { code: 'role' },
    ],
    [
      'a remedy that the plan has not (1.1.29)',
      'triaged',
      (c) => c.usual('propose', 'agent', { remedies: [{ kind: 'holiday' }] }),
      { code: 'plan' },
    ],
    [
      'to approve when nothing waits (1.1.29)',
      'triaged',
      (c) => c.give('approve', {}, 'expert'),
      { code: 'reference', allowed: ['propose'] },
    ],
    [
      'to fulfil a remedy that nobody ordered (1.1.29)',
      'triaged',
      (c) => c.give('fulfil', { remedy: 'P1R1', reference: 'O-1' }),
      { code: 'reference', allowed: [] },
    ],
    [
      'a spoken reply without its recording (1.1.30)',
      'triaged',
      (c) => c.usual('reply', 'agent', { medium: 'phone' }),
      { code: 'plan', allowed: ['recording', 'medium'] },
    ],
    ['to lower what is not escalated (1.1.40)', 'triaged', (c) => c.usual('deescalate', 'supervisor'), { code: 'plan' }],
    [
      'to settle what is not there (1.1.16)',
      'triaged',
      (c) => c.give('settle', { effect: 'x', how: 'drop', reason: '无' }, 'operator'),
      { code: 'reference', allowed: [] },
    ],
    [
      'to close what the customer was not asked about (1.1.17)',
      'replied',
      (c) => c.usual('close'),
      { code: 'plan', detail: expect.stringMatching(/not delivered.*not asked/) as string },
    ],
  ])('%s', (_what, stage, act, refusal) => {
    expect(act(inStage(stage))).toMatchObject({ done: false, ...refusal });
  });

  it('a second proposal while one waits, and a reply while one waits (1.1.29)', () => {
    const complaint = inStage('triaged');
    waitingProposal(complaint);
    expect(complaint.usual('propose')).toMatchObject({ code: 'plan' });
    expect(complaint.usual('reply')).toMatchObject({ code: 'plan', allowed: ['approve', 'disapprove'] });
    expect(complaint.give('approve', { proposal: 'P2' }, 'shiftLeader')).toMatchObject({ code: 'reference', allowed: ['P1'] });
  });

  it('a remedy fulfilled twice (1.1.29)', () => {
    const complaint = inStage('triaged');
    complaint.usual('propose');
    complaint.give('fulfil', { remedy: 'P1R1', reference: 'O-1' });
    expect(complaint.give('fulfil', { remedy: 'P1R1', reference: 'O-2' })).toMatchObject({
      code: 'plan',
      detail: expect.stringContaining('O-1') as string,
    });
  });

  it('to settle an effect that is being carried out (1.1.16)', () => {
    const complaint = inStage('registered');
    expect(complaint.give('settle', { effect: complaint.pending[0]?.key, how: 'drop', reason: '无' }, 'operator')).toMatchObject({
      code: 'plan',
    });
  });

  it('which of several hand-offs is meant must be said (1.1.22)', () => {
    const complaint = inStage('dispatched');
    complaint.usual('transfer', 'agent', { department: 'marketing' });
    expect(complaint.give('accept', {}, 'handler')).toMatchObject({ code: 'reference', allowed: ['H1', 'H2'] });
    expect(complaint.give('accept', { handOff: 'H2' }, 'handler')).toMatchObject({ done: true });
  });

  it('more reopenings than the plan allows (1.1.17)', () => {
    const complaint = inStage('closed');
    complaint.usual('reopen');
    complaint.usual('reply');
    expect(complaint.usual('reopen')).toMatchObject({ code: 'plan', allowed: ['escalate'] });
  });
});

describe('texts and figures are bounded', () => {
  const half = '\uD83D';
  it.each<[string, string, Record<string, unknown>, Role]>([
    ['a note of 4,001 characters', 'note', { text: 'x'.repeat(4001) }, 'agent'],
    ['a blank note', 'note', { text: ' \n ' }, 'agent'],
    ['a control character', 'note', { text: 'a\u0000b' }, 'agent'],
    ['half of a surrogate pair', 'note', { text: half }, 'agent'],
    ['a line that is two', 'preserve', { what: 'a\nb', reference: 'S-1' }, 'agent'],
    ['a reference of 129 characters', 'preserve', { what: 'a', reference: 'x'.repeat(129) }, 'agent'],
    ['a claim below nought', 'claim', { amount: -1, grounds: 'x' }, 'agent'],
    ['a claim of parts of a fen', 'claim', { amount: 0.005, grounds: 'x' }, 'agent'],
    ['a claim above a hundred million', 'claim', { amount: 100_000_001, grounds: 'x' }, 'agent'],
    ['twenty-one tags', 'triage', { category: 'network.voice', level: 'L1', tags: Array(21).fill('elderly') }, 'agent'],
    ['a level that there is not', 'triage', { category: 'network.voice', level: 'L5' }, 'agent'],
    ['an instant without its offset', 'contact', { medium: 'phone', summary: 'x', at: '2026-03-02T10:00:00' }, 'agent'],
    ['words for a telephone number', 'correct', { reason: 'x', contact: { phone: 'call me' } }, 'agent'],
  ])('%s', (_what, name, fields, role) => {
    expect(inStage('triaged').give(name, fields, role)).toMatchObject({ done: false, code: 'malformed' });
  });

  it('a text of just the length allowed is taken to the character', () => {
    const complaint = inStage('triaged');
    const text = `${'投'.repeat(3996)}\t\n😀`;
    complaint.give('note', { text });
    expect(complaint.all('noted')[0]?.personal).toEqual({ text });
  });

  it('at most ten questions open at once, fifty hand-offs, fifty links, twenty-five remedies', () => {
    const complaint = inStage('triaged');
    for (let i = 0; i < 10; i++) complaint.usual('ask');
    expect(complaint.usual('ask')).toMatchObject({ code: 'plan' });

    for (let i = 0; i < 50; i++) {
      complaint.usual('transfer');
      complaint.give('return', { reason: '非本部门' }, 'handler');
      complaint.give('link', { to: complaintNumber('phone', `link-${i}`), relation: 'related' });
    }
    expect(complaint.usual('transfer')).toMatchObject({ code: 'plan', detail: 'at most 50 hand-offs' });
    expect(complaint.give('link', { to: complaintNumber('phone', 'link-50'), relation: 'related' })).toMatchObject({ code: 'plan' });

    const apologies = (length: number) => ({ remedies: Array.from({ length }, () => ({ kind: 'apology' })) });
    complaint.usual('propose', 'agent', apologies(20));
    expect(complaint.usual('propose', 'agent', apologies(6))).toMatchObject({ code: 'plan', detail: 'at most 25 remedies' });
    expect(complaint.usual('propose', 'agent', apologies(5))).toMatchObject({ done: true });
  });

  it('at most sixty questions, however many of them were answered', () => {
    const complaint = inStage('triaged');
    for (let i = 0; i < 60; i++) {
      expect(complaint.usual('ask')).toMatchObject({ done: true });
      complaint.give('inform', { direction: 'fromCustomer', text: '截图' });
      complaint.deliver();
    }
    expect(complaint.usual('ask')).toMatchObject({ code: 'plan', detail: 'at most 60 questions', allowed: ['contact'] });
  });
});

describe('what repeats without end is bounded, so that the state stays small', () => {
  it('twenty proposals', () => {
    const complaint = inStage('triaged');
    for (let i = 0; i < 20; i++) complaint.usual('propose', 'agent', { remedies: [] });
    expect(complaint.usual('propose')).toMatchObject({ code: 'plan', detail: 'at most 20 proposals' });
  });

  it('fifty escalations', () => {
    const complaint = inStage('triaged');
    for (let i = 0; i < 50; i++) {
      complaint.usual('escalate');
      complaint.usual('deescalate', 'supervisor');
    }
    expect(complaint.usual('escalate')).toMatchObject({ code: 'plan', detail: 'at most 50 escalations' });
  });
});

describe('a body of any shape is answered, never thrown at', () => {
  it.each<[string, unknown, string]>([
    ['nothing', null, 'got nothing'],
    ['a text', 'E2', 'got a string'],
    ['a list', [], 'got a list'],
    ['a payload that cannot be read', { malformed: 'bad JSON' }, 'cannot be read: bad JSON'],
    ['a sender that is none', { by: 'me', to: 'E2', reason: 'x' }, 'by'],
    ['a sender who calls himself the system', { by: { role: 'system', id: 'redress' }, to: 'E2', reason: 'x' }, 'by.role'],
    ['a request id that is a number', { requestId: 7, to: 'E2', reason: 'x' }, 'requestId'],
  ])('%s', (_what, body, detail) => {
    const complaint = inStage('registered');
    const outcome = complaint.face({ kind: 'command', name: 'escalate', body, via: 'signal' });
    expect(outcome).toMatchObject({ done: false, code: 'malformed', detail: expect.stringContaining(detail) as string });
    expect(complaint.journal.at(-1)).toMatchObject({ type: 'refused', data: { command: 'escalate', via: 'signal' } });
  });

  it('a list within a list, ten thousand deep', () => {
    let deep: unknown = [];
    for (let i = 0; i < 10_000; i++) deep = [deep];
    const outcome = inStage('registered').face({ kind: 'command', name: 'note', body: { requestId: 'deep', text: deep }, via: 'signal' });
    expect(outcome).toMatchObject({ done: false, code: 'malformed' });
  });

  it('a command that there is not, with the one that was meant', () => {
    const outcome = inStage('registered').give('esclate', { to: 'E2', reason: 'x' });
    expect(outcome).toMatchObject({
      done: false,
      code: 'unknownCommand',
      detail: expect.stringContaining('did you mean "escalate"?') as string,
      allowed: commandNames,
    });
  });

  it('a signal typed by hand, without a sender, is the operator’s', () => {
    const complaint = inStage('registered');
    complaint.face({ kind: 'command', name: 'escalate', body: { to: 'E2', reason: '值班' }, via: 'signal' });
    expect(complaint.all('escalated')[0]?.actor).toEqual({ role: 'operator', id: 'temporal' });
  });

  it('a cancellation is refused, with what ends a complaint instead (1.1.7)', () => {
    const complaint = inStage('registered');
    expect(complaint.face({ kind: 'cancellation' })).toMatchObject({
      done: false,
      code: 'notCancellable',
      allowed: ['withdraw', 'reject', 'close'],
    });
    expect(complaint.complaint.stage).toBe('registered');
  });
});

describe('corrections (1.1.13)', () => {
  it('change the fields that they name and keep the others', () => {
    const complaint = inStage('registered');
    complaint.give('correct', { reason: '误听', complainant: { phone: '13900000004' } });
    expect(complaint.complaint.registration.complainant).toEqual({ name: '测试客户', phone: '13900000004' });
  });

  it('of the preferred way change how the customer is reached', () => {
    const complaint = inStage('triaged');
    complaint.give('correct', { reason: '客户要求', contact: { preferred: 'email', email: 'test@example.com' } });
    complaint.give('inform', { direction: 'toCustomer', text: '正在核查' });
    expect(complaint.all('effectOrdered').at(-1)).toMatchObject({
      data: { purpose: 'progress', medium: 'email' },
      personal: { to: 'test@example.com' },
    });
  });

  it('leave what stood before in the journal', () => {
    const complaint = inStage('registered');
    complaint.give('correct', { reason: '误听', complainant: { phone: '13900000004' } });
    expect(complaint.all('registered')[0]?.personal?.complainant.phone).toBe('13900000001');
  });
});

describe('registration (1.1.8–1.1.15)', () => {
  it('a reception that the channel dates into the future is taken as now', () => {
    const now = at('2026-03-02T10:00:00+08:00');
    const complaint = new ComplaintCase(plan, now);
    complaint.register({ ...phoneCall(), receivedAt: now + hours(5) });
    expect(complaint.complaint.receivedAt).toBe(now);
  });
});
