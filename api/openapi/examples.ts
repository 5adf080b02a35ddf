import type { CommandName } from '../../domain/complaint/commands/names';

/** Invented data. A test holds every example to its schema. */

export const registrationExample = {
  channel: 'phone',
  requestId: 'call-20260301-0042',
  receivedAt: '2026-03-01T09:30:00+08:00',
  complainant: { name: '张三', phone: '13900000000' },
  service: { number: '13900000000' },
  contact: { preferred: 'phone', phone: '13900000000', hours: '18:00–21:00' },
  content: { subject: '套餐外流量扣费有异议', facts: '二月账单多出流量费 36 元，本人当月未超出套餐。', demand: '核实并退费' },
  phone: { callId: 'c-0042', recording: 'r-0042' },
} as const;

export const receiptExample = {
  number: '7K3M-9QPT-2VXA-X',
  seq: 3,
  stage: 'registered',
  level: null,
  deadlines: [{ clock: 'firstContact', due: '2026-03-02T01:30:00.000Z', goal: '4 wh', basis: 'default' }],
  complaint: '/v1/complaints/7K3M-9QPT-2VXA-X',
} as const;

export const answerExample = {
  number: '7K3M-9QPT-2VXA-X',
  seq: 9,
  stage: 'triaged',
  events: ['triaged', 'clockMoved'],
  repeated: false,
} as const;

export const commandExamples: Readonly<Record<CommandName, unknown>> = {
  contact: { medium: 'phone', summary: '已电话联系客户，核实扣费情况。' },
  attemptContact: { medium: 'phone', outcome: 'noAnswer' },
  preserve: { what: 'call detail records', reference: 'cdr-2026-02' },
  correct: { reason: '客户更正联系电话', contact: { phone: '13900000001' } },
  note: { text: '客户下午在家。' },
  link: { to: '7K3M-9QPT-2VXA-X', relation: 'related' },
  urge: { words: '客户再次来电催办。' },
  triage: { category: 'charges.data', level: 'L2' },
  reject: { ground: 'notOurs', reply: '所反映事项不属于本公司业务，建议向相关单位反映。' },
  assign: { to: 'agent-17' },
  transfer: { department: 'billing', request: '请核实二月流量费。' },
  accept: { handler: 'handler-3' },
  return: { reason: '不属于本部门职责。' },
  answer: { answer: '经核实为系统重复计费。' },
  ask: { text: '请提供扣费短信截图。' },
  inform: { direction: 'toCustomer', text: '已转计费部门核实。' },
  find: { cause: 'billing', responsibility: 'companyAtFault', finding: '重复计费。', evidence: ['cdr-2026-02'] },
  claim: { amount: 36, grounds: '多扣的流量费' },
  propose: { solution: '退还多扣费用。', remedies: [{ kind: 'refund', amount: 36 }] },
  approve: { remark: '同意' },
  disapprove: { reason: '金额需复核。' },
  fulfil: { remedy: 'P1R1', reference: 'order-881' },
  reply: {
    finding: '系统重复计费。',
    basis: '《套餐资费说明》',
    solution: '退还 36 元。',
    timing: '三个工作日内到账。',
    recording: 'r-0051',
  },
  rate: { satisfaction: 'satisfied' },
  withdraw: { words: '客户表示不再追究。', recording: 'r-0060' },
  reopen: { reason: '客户对结果仍有异议。' },
  close: { outcome: 'agreed' },
  escalate: { to: 'E1', reason: '客户要求升级处理。' },
  deescalate: { to: null, reason: '客户已接受方案。' },
  settle: { effect: '7K3M-9QPT-2VXA-X/message/2', how: 'retry', reason: '网关已恢复。' },
};
