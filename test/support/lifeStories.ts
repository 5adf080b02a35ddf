import type { Living } from './living';
import { goThroughDepartment, rateAndClose, settleInOneCall } from './lives';

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
