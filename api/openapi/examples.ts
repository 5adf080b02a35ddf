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

export const clocksExample = {
  number: '7K3M-9QPT-2VXA-X',
  seq: 21,
  asOf: '2026-03-03T06:00:00.000Z',
  plan: { id: 'telecomCn', version: '1.0', hash: '5f0c…', atHand: true },
  clocks: [
    {
      clock: 'resolution',
      name: { zh: '处理答复', en: 'Reply with the result' },
      keptFor: null,
      startedBy: { event: 'registered', seq: 1, at: '2026-03-02T02:00:00.000Z' },
      from: '2026-03-02T02:00:00.000Z',
      goal: '5 WD',
      condition: null,
      rule: 'clocks.resolution',
      basis: 'default',
      calendar: 'office',
      pauses: [{ from: '2026-03-02T03:10:00.000Z', to: '2026-03-03T05:10:00.000Z', why: 'Q1' }],
      extendedBy: null,
      due: '2026-03-10T18:00:00.000Z',
      provisional: false,
      binding: true,
      warnings: [
        { at: '2026-03-07T08:00:00.000Z', given: false },
        { at: '2026-03-09T08:24:00.000Z', given: false },
      ],
      lateSince: null,
      state: 'running',
      stopped: null,
      why: {
        zh: '自 2026-03-02 10:00 受理起算，时限 5 个工作日（按“行政工作日”日历；预案默认）至 2026-03-09 24:00；暂停计时 26 小时，相应顺延，至 2026-03-11 02:00 到期。',
        en: 'Counted from the reception on 2026-03-02 10:00, the goal of 5 working days by the calendar “Office days” (default of the plan) ends on 2026-03-09 24:00; the time for which it stood still, 26 hours, is added: due on 2026-03-11 02:00.',
      },
    },
  ],
} as const;

export const calendarExample = `name: { zh: 行政工作日, en: Office days }
basis: 'law: days off and shifted workdays of the State Council; hours default'
hours: [['09:00', '12:00'], ['13:30', '18:00']]
weekdays: [1, 2, 3, 4, 5]
published: [2026-01-01, 2026-12-31]
holidays:
  2026: [2026-01-01, 2026-01-02, 2026-10-01, 2026-10-02]
workdays:
  2026: [2026-01-04, 2026-10-10]
`;

export const rosterExample = {
  roles: {
    shiftLeader: [
      { person: 'leader-1', shifts: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' }], deputies: ['leader-3'] },
      {
        person: 'leader-2',
        shifts: [
          { from: '20:00', to: '08:00' },
          { days: [6, 7], from: '08:00', to: '20:00' },
        ],
      },
    ],
    companyLeader: [{ person: 'director-1', shifts: 'always', deputies: ['director-2'] }],
  },
  absences: [{ person: 'leader-1', from: '2026-10-01T00:00:00+08:00', to: '2026-10-08T00:00:00+08:00', reason: '休假' }],
} as const;

export const commandExamples: Readonly<Record<CommandName, unknown>> = {
  contact: { medium: 'phone', summary: '已电话联系客户，核实扣费情况。' },
  attemptContact: { medium: 'phone', outcome: 'noAnswer' },
  preserve: { what: 'call detail records', reference: 'cdr-2026-02' },
  correct: { reason: '客户更正联系电话', contact: { phone: '13900000001' } },
  note: { text: '客户下午在家。' },
  link: { to: '7K3M-9QPT-2VXA-X', relation: 'related' },
  merge: { into: '7K3M-9QPT-2VXA-X', reason: '同一客户就同一笔扣费再次来电。' },
  absorb: { from: '7K3M-9QPT-2VXA-X', subject: '流量扣费', facts: '客户再次来电，称三月仍多扣流量费。\n\n一并退费。' },
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
  schedule: { at: '2026-03-03T15:00:00+08:00', purpose: '上门复测网络', chosenBy: 'customer' },
  find: { cause: 'billing', responsibility: 'companyAtFault', finding: '重复计费。', evidence: ['cdr-2026-02'], element: 'billing-2' },
  claim: { amount: 36, grounds: '多扣的流量费' },
  propose: { solution: '退还多扣费用。', remedies: [{ kind: 'refund', amount: 36 }] },
  approve: { remark: '同意' },
  disapprove: { reason: '金额需复核。' },
  fulfil: { remedy: 'P1R1', reference: 'order-881' },
  promise: { what: '三月十日前完成小区扩容。', owner: 'handler-3', due: '2026-03-10T18:00:00+08:00' },
  extend: { longer: '2 WD', reason: '需等待第三方提供计费记录。' },
  decideExtension: { extension: 'V1', granted: true, longer: '1 WD', reason: '情况属实，同意延期一个工作日。' },
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
  respond: { text: '已接手，今日内联系客户。' },
  assess: { assessment: '影响一户，客户情绪激动，需计费部门当日核实。' },
  coordinate: { owner: 'expert-2', plan: '计费部门十二时前核对账单，专家十六时前答复客户。' },
  track: { text: '账单已核对，等待退费到账。' },
  report: { report: '经过、处理情况与改进建议见附件。' },
  deescalate: { to: null, reason: '客户已接受方案。' },
  oversee: { instruction: '请于明日前说明退费进展。', due: '2026-03-03T18:00:00+08:00' },
  refer: {
    body: '12345',
    kind: 'hotline12345',
    documentNumber: '12345-20260305-0017',
    urgency: 'urgent',
    dueOn: '2026-03-16',
    wants: '书面答复',
    demand: '核实二月流量费并退费。',
  },
  signFor: { referral: 'R1' },
  returnReferral: { referral: 'R1', reason: '所涉号码非本公司用户。' },
  requestReferralExtension: { referral: 'R1', until: '2026-03-20', reason: '需现场测试后答复。' },
  recordReferralDecision: { referral: 'R1', decision: 'extensionGranted', dueOn: '2026-03-20' },
  reportBack: { referral: 'R1', report: '经核实为系统重复计费，已退费并告知客户。' },
  recordRedo: { referral: 'R1', reason: '承办单位未说明退费到账时间。', dueOn: '2026-03-27' },
  recordMediation: { referral: 'R1', outcome: 'agreed', record: '双方就退费金额达成一致。' },
  adopt: { calendars: { office: 'a'.repeat(64) }, reason: '2027 年放假安排已公布' },
  settle: { effect: '7K3M-9QPT-2VXA-X/message/2', how: 'retry', reason: '网关已恢复。' },
};
