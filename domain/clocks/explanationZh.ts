import type { Stage } from '../complaint/terms';
import type { Duration } from '../plan/duration';
import { shownIn, type GoalMeant, type Reasons, type Shown } from './explanationReasons';
import type { Standing } from './explanationStanding';
import { lengthOf } from './lengthOf';

const stageNames: Readonly<Record<string, string>> = {
  registered: '已登记',
  triaged: '已定级',
  dispatched: '已转办',
  investigating: '调查中',
  resolving: '处理中',
  replied: '已答复',
  closed: '已结案',
  rejected: '不予受理',
  withdrawn: '已撤回',
} satisfies Record<Stage, string>;

/** Why a clock is due when it is, in one Chinese sentence. */
export function whyZh(reasons: Reasons): string {
  const { offsetMinutes, publishedTo, standing } = reasons;
  const shown = shownIn(offsetMinutes);
  const parts = [dueBecause(reasons, shown)];
  if (publishedTo !== null) parts.push(`${horizon(publishedTo)}，到期时间可能调整`);
  const state = stands(standing, shown);
  if (state !== null) parts.push(state);
  return `${parts.join('；')}。`;
}

function dueBecause(reasons: Reasons, shown: Shown): string {
  const { share, goal, due, isUnmoved } = reasons;
  const base = share !== null ? ofShare(reasons, share, shown) : goal.kind === 'date' ? ofDate(reasons, shown) : ofSpan(reasons, shown);
  return `${[base, ...changes(reasons)].join('；')}${isUnmoved ? '' : `，至 ${shown.end(due)} 到期`}`;
}

function ofSpan(reasons: Reasons, shown: Shown): string {
  const goal = `${goalWords(reasons.goal, shown)}（${rests(reasons)}）`;
  return `${counted(reasons, shown)}，时限 ${goal}${reasons.ownEnd === null ? '' : `至 ${shown.end(reasons.ownEnd)}`}`;
}

const ofDate = (reasons: Reasons, shown: Shown): string => `以${goalWords(reasons.goal, shown)}为准（${rests(reasons)}）`;

function ofShare(reasons: Reasons, share: NonNullable<Reasons['share']>, shown: Shown): string {
  const part = share.percent === 25 ? '四分之一' : share.percent === 50 ? '一半' : ` ${share.percent}%`;
  const time = share.isWorkingTime ? '工作时间' : '时间';
  const own = `其自身时限 ${goalWords(reasons.goal, shown)}届满更晚`;
  return `${counted(reasons, shown)}，取“${share.of.zh}”到期前所余${time}的${part}（${own}；${rests(reasons)}）`;
}

const counted = ({ start }: Reasons, shown: Shown): string =>
  `自 ${shown.moment(start.at)} ${start.isReception ? '受理' : start.event.zh}起算`;

function goalWords(goal: GoalMeant, shown: Shown): string {
  if (goal.kind === 'span') return duration(goal.span);
  const date = `${dateWords(goal)}${goal.at === null ? '' : ` ${shown.end(goal.at)} `}`;
  return goal.less === null ? date : `${date}提前 ${duration(goal.less)}`;
}

/** Calendar by which it counts, where that makes a difference. */
function calendarWords(goal: GoalMeant): string[] {
  const counted = goal.kind === 'span' ? goal.span : goal.less;
  const matters = counted?.unit === 'wh' || counted?.unit === 'WD' || (goal.kind === 'span' && goal.hasRolled);
  return matters ? [`按“${goal.calendar.zh}”日历`] : [];
}

function dateWords({ date, of }: GoalMeant & { readonly kind: 'date' }): string {
  const words: Readonly<Record<string, string>> = {
    printedDue: `转办件 ${of} 载明的办理期限`,
    signForBy: `转办件 ${of} 的签收期限`,
    returnBy: `转办件 ${of} 的退回期限`,
    promiseDue: `承诺 ${of} 的兑现日期`,
    oversightDue: `督办 ${of} 规定的期限`,
  };
  return words[date] ?? `${of} 的日期 ${date}`;
}

/** Where it applies and on what it rests. */
function rests({ condition, basis, goal }: Reasons): string {
  const [kind, source] = basis.split(/: (.*)/s);
  const based = source === undefined ? '预案默认' : `${kind === 'law' ? '法规' : '标准'}：${source}`;
  const rolled = goal.kind === 'span' && goal.hasRolled ? ['期末遇休息日顺延'] : [];
  return [...calendarWords(goal), ...rolled, ...(condition === null ? [] : [conditionWords(condition)]), based].join('；');
}

/** Where there are no better words for every part, the plan's own. */
function conditionWords(condition: string): string {
  const parts = condition.split(' && ').map(partWords);
  return parts.includes(null) ? `适用条件 ${condition}` : `适用${parts.join('且')}`;
}

function partWords(part: string): string | null {
  const level = /^level == "(L\d)"$/.exec(part)?.[1];
  if (level !== undefined) return ` ${level} 级`;
  if (part === 'regulatory') return '涉监管投诉';
  return part === '!printedDueKnown' ? '无载明期限' : null;
}

function changes({ paused, extensions, keptTo, contactHours }: Reasons): string[] {
  const granted = extensions.map(duration).join('、');
  return [
    ...(paused > 0 ? [`暂停计时 ${lasting(paused)}，相应顺延`] : []),
    ...(extensions.length > 0 ? [`经批准延期 ${granted}${keptTo === null ? '' : `，但不超过“${keptTo.zh}”`}`] : []),
    ...(contactHours === null ? [] : [contactWords(contactHours)]),
  ];
}

const contactWords = (hours: string): string => (hours === '' ? '仅在可致电时段致电客户' : `仅在 ${hours} 致电客户`);

const horizon = (publishedTo: string): string =>
  publishedTo === '' ? '所涉日期的休息日安排尚未公布' : `休息日安排仅公布至 ${publishedTo}`;

function stands(standing: Standing, shown: Shown): string | null {
  switch (standing.kind) {
    case 'running':
      return null;
    case 'late':
      return `自 ${shown.end(standing.since)} 起超时`;
    case 'met':
      return `已于 ${shown.moment(standing.at)} 完成，${standing.lateBy > 0 ? `超时 ${lasting(standing.lateBy)}` : '未超时'}`;
    case 'dropped':
      return `已于 ${shown.moment(standing.at)} 终止，不再适用${standing.wasLate ? '，此前已超时' : ''}`;
    case 'paused':
      return `${stillSince(standing, shown)}，${standing.movesDue ? '到期时间相应顺延' : '此前已到期'}`;
  }
}

function stillSince({ since, why, until }: Standing & { readonly kind: 'paused' }, shown: Shown): string {
  const still = `自 ${shown.moment(since)} 起暂停计时`;
  if (until !== null) return `${still}，至客户预约 ${why} 的时间 ${shown.moment(until)}`;
  return /^Q\d+$/.test(why) ? `${still}，待客户答复 ${why}` : `${still}，处于“${stageNames[why] ?? why}”阶段期间`;
}

function duration({ amount, unit }: Duration): string {
  switch (unit) {
    case 'min':
      return `${amount} 分钟`;
    case 'h':
      return `${amount} 小时`;
    case 'wh':
      return amount < 1 ? `${amount * 60} 分钟工作时间` : `${amount} 个工作小时`;
    case 'WD':
      return `${amount} 个工作日`;
    case 'd':
      return `${amount} 个自然日`;
  }
}

function lasting(time: number): string {
  const { days, hours, minutes } = lengthOf(time);
  const parts = [`${days} 天`, `${hours} 小时`, `${minutes} 分钟`].filter((part) => !part.startsWith('0 '));
  return parts.length === 0 ? '不足 1 分钟' : parts.join(' ');
}
