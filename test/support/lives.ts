import type { Living } from './living';

/** Representative lives, step by step, as staff would lead them. Invented data. */

/** Settled in one call: from registered to closed and archived. */
export async function settleInOneCall(complaint: Living): Promise<void> {
  const { give } = complaint;
  await give('triage', { category: 'charges.outsidePackage', level: 'L1' });
  await give('contact', { medium: 'phone', summary: '来电时当场说明了套餐外费用的构成。' });
  await give('find', { cause: 'billing.error', responsibility: 'companyAtFault', finding: '账单多计一项业务费。' });
  await give('reply', { finding: '多计一项业务费', basis: '资费公示', solution: '退还 12 元', timing: '下一账期退还' });
  await complaint.delivered();
  await give('rate', { satisfaction: 'satisfied' }, 'inspector');
  await give('close', { outcome: 'agreed' });
  await complaint.until('the dossier is sealed', (state) => state.dossier !== null && state.effects.length === 0);
}

/** Through a department: handed over, accepted, answered, a remedy above the agent's authority approved and fulfilled. */
export async function goThroughDepartment(complaint: Living): Promise<void> {
  const { give } = complaint;
  await give('triage', { category: 'network.mobileData', level: 'L2' });
  await give('contact', { medium: 'phone', summary: '了解了时间与地点。' });
  await give('transfer', { department: 'networkOperations', request: '请核查该小区晚高峰的拥塞情况。' });
  await give('accept', { handler: 'handler-7' }, 'handler', 'handler-7');
  await give('answer', { answer: '小区扩容前晚高峰拥塞，已列入本月扩容。' }, 'handler', 'handler-7');
  await give(
    'find',
    { cause: 'network.capacity', responsibility: 'companyAtFault', finding: '容量不足。', evidence: ['KPI-1'] },
    'handler',
    'handler-7',
  );
  await give('propose', { solution: '扩容，并补偿 100 元话费', remedies: [{ kind: 'credit', amount: 100 }] });
  await give('approve', {}, 'shiftLeader');
  await give('fulfil', { remedy: 'P1R1', reference: 'ORDER-1' });
  await give('reply', { finding: '晚高峰拥塞', basis: '服务协议', solution: '扩容，补偿 100 元', timing: '本月内扩容，补偿已入账' });
  await complaint.delivered();
}

/** Rated by the customer, closed, sealed. */
export async function rateAndClose(complaint: Living): Promise<void> {
  await complaint.give('rate', { satisfaction: 'satisfied' }, 'inspector');
  await complaint.give('close', { outcome: 'agreed' });
  await complaint.until('the dossier is sealed', (state) => state.dossier !== null && state.effects.length === 0);
}
