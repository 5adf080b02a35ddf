import { wholeDay } from '../../domain/clocks/civil';
import { isoInstant } from '../../domain/clocks/instant';
import { commandNames, type CommandName } from '../../domain/complaint/commands/names';
import { complaintNumber } from '../../domain/complaint/number';
import type { Living } from '../support/living';
import { changedPlan } from '../support/plan';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

type Step = readonly [command: CommandName, fields?: Record<string, unknown>, role?: string];

/** A version of the plan that a complaint may go over to. */
const patient = changedPlan([['urges >= 2', 'urges >= 3']]);
const inDays = (days: number): string => isoInstant(Date.now() + days * wholeDay);
const reply: Step = ['reply', { finding: '多计一项业务费', basis: '资费公示', solution: '退还 12 元', timing: '下一账期退还' }];

/** Lives in which every command occurs. */
const lives: Readonly<Record<string, readonly Step[]>> = {
  'with a department': [
    ['contact', { medium: 'phone', summary: '了解了情况。' }],
    // Calls keep the hours of the day, whenever a test is run; this does not.
    ['attemptContact', { medium: 'app', outcome: 'noAnswer' }],
    ['preserve', { what: '通话记录', reference: 'E-1' }],
    ['correct', { reason: '电话有误', contact: { phone: '13900000002' } }],
    ['note', { text: '已核对套餐。' }],
    ['link', { to: complaintNumber('phone', 'another-call'), relation: 'related' }],
    ['absorb', { from: complaintNumber('phone', 'a-third-call'), subject: '没有信号', facts: '家里还是没有信号。' }, 'operator'],
    ['urge', { words: '请尽快。' }],
    ['triage', { category: 'network.voice', level: 'L2', tags: ['elderly'] }],
    ['assign', { to: 'agent-2' }, 'shiftLeader'],
    ['transfer', { department: 'networkOperations', request: '请核查。' }],
    ['return', { reason: '请补充地址。' }, 'handler'],
    ['transfer', { department: 'networkOperations', request: '地址已补充。' }],
    ['accept', {}, 'handler'],
    ['ask', { text: '具体在几楼？' }],
    ['inform', { direction: 'fromCustomer', text: '五楼。' }, 'channel'],
    ['answer', { answer: '覆盖盲区。' }, 'handler'],
    ['find', { cause: 'network.blindSpot', responsibility: 'companyAtFault', finding: '覆盖盲区。' }],
    ['claim', { amount: 800, grounds: '误工。' }],
    ['propose', { solution: '补偿 100 元', remedies: [{ kind: 'credit', amount: 100 }] }],
    ['disapprove', { reason: '应先复测。' }, 'shiftLeader'],
    ['propose', { solution: '复测，补偿 60 元', remedies: [{ kind: 'credit', amount: 60 }] }],
    ['approve', {}, 'expert'],
    ['escalate', { to: 'E2', reason: '客户情绪激动。' }],
    ['deescalate', { reason: '已安抚。' }, 'serviceManager'],
    ['fulfil', { remedy: 'P2R1', reference: 'ORDER-1' }],
    ['reply', { finding: '盲区', basis: '服务协议', solution: '补偿 60 元', timing: '已入账' }],
    ['rate', { satisfaction: 'satisfied' }, 'inspector'],
    ['close', { outcome: 'agreed' }],
    ['report', { report: '经过与改进。' }, 'expert'],
    ['reopen', { reason: '客户来电称未到账。' }],
    ['withdraw', { words: '已到账，不投诉了。', recording: 'R-9' }, 'supervisor'],
  ],
  'up the ladder': [
    ['triage', { category: 'charges.data', level: 'L2' }],
    ['schedule', { at: inDays(2), purpose: '上门复测' }],
    ['schedule', { appointment: 'A1', cancel: true, reason: '客户改为电话沟通' }],
    ['extend', { longer: '2 WD', reason: '等待第三方数据。' }],
    ['decideExtension', { granted: true, reason: '情况属实。' }, 'supervisor'],
    ['promise', { what: '完成扩容。', owner: 'handler-3', due: inDays(9) }],
    ['oversee', { instruction: '请说明进展。', due: inDays(1) }, 'supervisor'],
    ['escalate', { to: 'E3', reason: '客户要求服务经理处理。' }],
    ['respond', { text: '已接手。' }, 'serviceManager'],
    ['assess', { assessment: '影响一户，需当日核实。' }, 'serviceManager'],
    ['coordinate', { owner: 'expert-2', plan: '计费部门核对，专家答复。' }, 'serviceManager'],
    ['track', { oversight: 'O1', text: '账单已核对。' }, 'expert'],
    ['adopt', { plan: patient.plan.hash, reason: '新版预案。' }, 'administrator'],
  ],
  'for other bodies': [
    ['refer', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1', dueOn: inDays(14) }, 'liaison'],
    ['signFor', {}, 'liaison'],
    ['requestReferralExtension', { until: inDays(20), reason: '需现场测试。' }, 'liaison'],
    ['recordReferralDecision', { decision: 'extensionGranted' }, 'liaison'],
    ['triage', { category: 'charges.data', level: 'L2' }],
    reply,
    ['reportBack', { report: '已退费并告知客户。' }, 'liaison'],
    ['recordRedo', { reason: '未说明到账时间。', dueOn: inDays(10) }, 'liaison'],
    ['recordMediation', { outcome: 'agreed', record: '双方达成一致。' }, 'liaison'],
    ['refer', { body: '12315', kind: 'consumer12315', documentNumber: 'D-2' }, 'liaison'],
    ['returnReferral', { referral: 'R2', reason: '所涉号码非本公司用户。' }, 'liaison'],
    reply,
    ['reportBack', { referral: 'R1', report: '已说明到账时间。' }, 'liaison'],
  ],
  'soon over': [
    ['settle', { effect: 'none/message/1', how: 'drop', reason: '没有这条' }, 'operator'],
    ['merge', { into: complaintNumber('phone', 'another-call'), reason: '并不是同一件' }],
    ['reject', { ground: 'notOurs', reply: '不属于我公司业务。' }, 'shiftLeader'],
  ],
};
/** An effect that there is not, and a complaint that is no duplicate. */
const refusals: Readonly<Record<string, number>> = { 'soon over': 2 };

const bench = useBench();
beforeAll(() => bench().services.plans.keep(patient.plan, patient.source));

const byUpdate = async (complaint: Living, [command, fields, role]: Step): Promise<void> => {
  await complaint.give(command, fields, role).catch((error: unknown) => {
    // A refusal is in the journal, where it is compared.
    if (!(error instanceof Error) || error.name !== 'WorkflowUpdateFailedError') throw error;
  });
};
const bySignal = async (complaint: Living, [command, fields, role = 'agent']: Step): Promise<void> => {
  const { seq } = await complaint.state();
  await complaint.handle.signal(command, { by: { role, id: `${role}-1` }, ...fields });
  await complaint.until(`${command} is in the journal`, (state) => state.seq > seq);
};

/** Leads a life step by step, each one's effects done before the next, so that two of them can be compared. */
async function lead(life: readonly Step[], give: (complaint: Living, step: Step) => Promise<void>): Promise<string[]> {
  const complaint = await register(bench());
  await complaint.delivered();
  for (const step of life) {
    await give(complaint, step);
    await complaint.delivered();
  }
  // Both are led at the same time, but not at the same millisecond.
  const own = (text: string): string =>
    text
      .replaceAll(complaint.number, '#')
      .replaceAll(/\b\d{13}\b|\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@')
      .replaceAll(/"paused":\d+/g, '"paused":@');
  const journal = await complaint.journal();
  // Effects end in any order; `via` is what differs by design.
  return journal
    .filter(({ type }) => type !== 'effectDone' && type !== 'factsObserved' && type !== 'registered')
    .map(({ type, actor, data }) => own(`${type} ${actor.role} ${JSON.stringify({ ...data, via: undefined })}`));
}

test('the lives hold every command', () => {
  expect(new Set(Object.values(lives).flatMap((life) => life.map(([command]) => command)))).toEqual(new Set(commandNames));
});

test.each(Object.keys(lives))('a life %s led by signals has the journal of one led by updates', async (name) => {
  const life = lives[name] ?? [];
  const [updated, signalled] = await Promise.all([lead(life, byUpdate), lead(life, bySignal)]);
  expect(signalled).toEqual(updated);
  expect(updated.filter((entry) => entry.startsWith('refused'))).toHaveLength(refusals[name] ?? 0);
});
