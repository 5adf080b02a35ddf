import { wholeDay } from '../../domain/clocks/civil';
import { isoInstant } from '../../domain/clocks/instant';
import type { Living } from './living';
import { goThroughDepartment, rateAndClose, settleInOneCall } from './lives';
import { skip } from './timeSkipping';

/** Lives whose histories are recorded in the repository. */
export const lifeStories: Readonly<Record<string, (complaint: Living) => Promise<void>>> = {
  settledInOneCall: settleInOneCall,

  async escalatedAndReopened(complaint) {
    const { give } = complaint;
    await goThroughDepartment(complaint);
    await give('rate', { satisfaction: 'dissatisfied', comment: '补偿太少。' }, 'inspector');
    await complaint.handle.signal('escalate', { to: 'E3', reason: '客户要求服务经理处理。' });
    await complaint.until('it is escalated', ({ rung }) => rung === 'E3');
    await give('rate', { satisfaction: 'neutral' }, 'inspector').catch(() => undefined);
    await give('reply', { finding: '复核同前', basis: '服务协议', solution: '另赠流量 2 GB', timing: '今日到账', result: 'partlyMet' });
    await complaint.delivered();
    await rateAndClose(complaint);
  },

  /** Timers that fire: warnings, being late, and the ladder. */
  async leftAlone(complaint) {
    await complaint.delivered();
    await skip(complaint.bench, complaint.number, 17 * wholeDay);
    await complaint.delivered();
  },

  /** Deadlines that pause, are put off, belong to another body, and outlive the end. */
  async clocksMoved(complaint) {
    const { give } = complaint;
    const inDays = (days: number): string => isoInstant(Date.now() + days * wholeDay);
    await give('triage', { category: 'charges.data', level: 'L2' });
    await give('ask', { text: '请提供账单截图。' });
    await give('inform', { direction: 'fromCustomer', text: '截图已发。' }, 'channel');
    await give('schedule', { at: inDays(2), purpose: '电话核对账单' });
    await skip(complaint.bench, complaint.number, 2 * wholeDay);
    await complaint.until('the appointment came', ({ appointments }) => appointments.some(({ state }) => state === 'came'));
    await give('extend', { longer: '2 WD', reason: '等待第三方数据。' });
    await give('decideExtension', { granted: true, reason: '情况属实。' }, 'supervisor');
    await give('refer', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1', dueOn: inDays(14) }, 'liaison');
    await give('signFor', {}, 'liaison');
    await give('escalate', { to: 'E2', reason: '客户要求专家处理。' });
    await give('respond', { text: '已接手。' }, 'expert');
    await give('find', { cause: 'billing.error', responsibility: 'companyAtFault', finding: '多计流量。' });
    await give('reply', { finding: '多计流量', basis: '资费公示', solution: '退费', timing: '三十日内到账' });
    await complaint.delivered();
    await give('reportBack', { report: '已告知客户。' }, 'liaison');
    await give('rate', { satisfaction: 'satisfied' }, 'inspector');
    await give('close', { outcome: 'agreedWithPromise', promise: { what: '退费到账', owner: 'agent-2', due: inDays(30) } });
    await give('report', { report: '经过与改进。' }, 'expert');
    await give('recordRedo', { reason: '未说明到账时间。', dueOn: inDays(20) }, 'liaison');
    await complaint.until('the dossier is sealed', (state) => state.dossier !== null && state.effects.length === 0);
  },

  async continuedAsNew(complaint) {
    const commands = 1_900;
    let next = 1;
    const lane = async (): Promise<void> => {
      for (let n = next++; n <= commands; n = next++) await giveAgain(complaint, n);
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    await complaint.delivered();
    await complaint.give('urge', { words: '现在怎么样了？' });
  },
};

/** While a run continues as new its updates are sent away, to come again. */
async function giveAgain(complaint: Living, n: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await complaint.give('note', { text: '记', requestId: `request-${n}` });
      return;
    } catch (error) {
      if (attempt > 100) throw error;
    }
  }
}
