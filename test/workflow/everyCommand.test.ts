import { commandNames, type CommandName } from '../../domain/complaint/commands/names';
import { complaintNumber } from '../../domain/complaint/number';
import type { Living } from '../support/living';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

type Step = readonly [command: CommandName, fields?: Record<string, unknown>, role?: string];

/** Two lives in which every command occurs. */
const longLife: readonly Step[] = [
  ['contact', { medium: 'phone', summary: '了解了情况。' }],
  ['attemptContact', { medium: 'phone', outcome: 'noAnswer' }],
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
  ['reopen', { reason: '客户来电称未到账。' }],
  ['withdraw', { words: '已到账，不投诉了。', recording: 'R-9' }, 'supervisor'],
];
const shortLife: readonly Step[] = [
  ['settle', { effect: 'none/message/1', how: 'drop', reason: '没有这条' }, 'operator'],
  ['merge', { into: complaintNumber('phone', 'another-call'), reason: '并不是同一件' }],
  ['reject', { ground: 'notOurs', reply: '不属于我公司业务。' }, 'shiftLeader'],
];

const bench = useBench();

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
  // Instants, as the journal and as an observation writes them, and how long it was paused.
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
  expect(new Set([...longLife, ...shortLife].map(([command]) => command))).toEqual(new Set(commandNames));
});

test.each([
  ['long', longLife],
  ['short', shortLife],
])('a %s life led by signals has the journal of one led by updates', async (_name, life) => {
  const [updated, signalled] = await Promise.all([lead(life, byUpdate), lead(life, bySignal)]);
  expect(signalled).toEqual(updated);
  const refused = updated.filter((entry) => entry.startsWith('refused'));
  expect(refused.map((entry) => entry.slice(0, 40))).toHaveLength(life === shortLife ? 2 : 0);
});
