import type { Duration, Unit } from '../plan/duration';
import { shownIn, type GoalMeant, type Reasons, type Shown } from './explanationReasons';
import type { Standing } from './explanationStanding';
import { lengthOf } from './lengthOf';

/** Why a clock is due when it is, in one English sentence. */
export function whyEn(reasons: Reasons): string {
  const { offsetMinutes, publishedTo, standing } = reasons;
  const shown = shownIn(offsetMinutes);
  const parts = [dueBecause(reasons, shown)];
  if (publishedTo !== null) parts.push(`${horizon(publishedTo)}, so the date may still move`);
  const state = stands(standing, shown);
  if (state !== null) parts.push(state);
  return `${parts.join('; ')}.`;
}

function dueBecause(reasons: Reasons, shown: Shown): string {
  const { share, goal, due, isUnmoved } = reasons;
  const base = share !== null ? ofShare(reasons, share, shown) : goal.kind === 'date' ? ofDate(reasons, shown) : ofSpan(reasons, shown);
  return `${[base, ...changes(reasons)].join('; ')}${isUnmoved ? '' : `: due on ${shown.end(due)}`}`;
}

function ofSpan(reasons: Reasons, shown: Shown): string {
  const goal = `${goalWords(reasons.goal, shown)} (${rests(reasons)})`;
  return reasons.ownEnd === null
    ? `${counted(reasons, shown)}, it has ${goal}`
    : `${counted(reasons, shown)}, the goal of ${goal} ends on ${shown.end(reasons.ownEnd)}`;
}

const ofDate = (reasons: Reasons, shown: Shown): string => `It goes by ${goalWords(reasons.goal, shown)} (${rests(reasons)})`;

function ofShare(reasons: Reasons, share: NonNullable<Reasons['share']>, shown: Shown): string {
  const part = share.percent === 25 ? 'a quarter' : share.percent === 50 ? 'half' : `${share.percent} %`;
  const time = share.isWorkingTime ? 'working time' : 'time';
  const own = `its own goal, ${goalWords(reasons.goal, shown)}, ends later`;
  return `${counted(reasons, shown)}, it has ${part} of the ${time} that remained until “${share.of.en}” was due (${own}; ${rests(reasons)})`;
}

const counted = ({ start }: Reasons, shown: Shown): string =>
  `Counted from ${start.isReception ? 'the reception' : start.event.en} on ${shown.moment(start.at)}`;

function goalWords(goal: GoalMeant, shown: Shown): string {
  const by = ` by the calendar “${goal.calendar.en}”`;
  if (goal.kind === 'span') return `${duration(goal.span)}${needsCalendar(goal.span.unit) || goal.hasRolled ? by : ''}`;
  const date = `${dateWords(goal)}${goal.at === null ? '' : `, ${shown.end(goal.at)}`}`;
  return goal.less === null ? date : `${date}, less ${duration(goal.less)}${needsCalendar(goal.less.unit) ? by : ''}`;
}

const needsCalendar = (unit: Unit): boolean => unit === 'wh' || unit === 'WD';

function dateWords({ date, of }: GoalMeant & { readonly kind: 'date' }): string {
  const words: Readonly<Record<string, string>> = {
    printedDue: `the date printed on the referral ${of}`,
    signForBy: `the date by which the referral ${of} is to be signed for`,
    returnBy: `the date by which the referral ${of} may be returned`,
    promiseDue: `the date that was promised (${of})`,
    oversightDue: `the date that the oversight ${of} set`,
  };
  return words[date] ?? `the date ${date} of ${of}`;
}

/** Where it applies and on what it rests. */
function rests({ condition, basis, goal }: Reasons): string {
  const [kind, source] = basis.split(/: (.*)/s);
  const based = source === undefined ? 'default of the plan' : `${kind === 'law' ? 'law' : 'standard'}: ${source}`;
  const rolled = goal.kind === 'span' && goal.hasRolled ? ['moved on from a day of rest'] : [];
  return [...rolled, ...(condition === null ? [] : [conditionWords(condition)]), based].join('; ');
}

/** Where there are no better words for every part, the plan's own. */
function conditionWords(condition: string): string {
  const parts = condition.split(' && ').map(partWords);
  return parts.includes(null) ? `where ${condition}` : parts.join(', ');
}

function partWords(part: string): string | null {
  const level = /^level == "(L\d)"$/.exec(part)?.[1];
  if (level !== undefined) return `for level ${level}`;
  if (part === 'regulatory') return 'for a regulatory matter';
  return part === '!printedDueKnown' ? 'without a printed date' : null;
}

function changes({ paused, extensions, keptTo, contactHours }: Reasons): string[] {
  const granted = extensions.map(duration).join(' and ');
  return [
    ...(paused > 0 ? [`the time for which it stood still, ${lasting(paused)}, is added`] : []),
    ...(extensions.length > 0
      ? [`the extension granted, ${granted}, is added${keptTo === null ? '' : `, but not past “${keptTo.en}”`}`]
      : []),
    ...(contactHours === null ? [] : [contactWords(contactHours)]),
  ];
}

const contactWords = (hours: string): string => `customers are called ${hours === '' ? 'in contact hours' : hours} only`;

const horizon = (publishedTo: string): string =>
  publishedTo === '' ? 'it counts days for which no holidays are published yet' : `holidays are published until ${publishedTo} only`;

function stands(standing: Standing, shown: Shown): string | null {
  switch (standing.kind) {
    case 'running':
      return null;
    case 'late':
      return `it has been late since ${shown.end(standing.since)}`;
    case 'met':
      return `it was met on ${shown.moment(standing.at)}, ${standing.lateBy > 0 ? `${lasting(standing.lateBy)} late` : 'in time'}`;
    case 'dropped':
      return `it was dropped on ${shown.moment(standing.at)}, as it no longer applied${standing.wasLate ? ', after it was due' : ''}`;
    case 'paused':
      return `${stillSince(standing, shown)}${standing.movesDue ? ', and is due later by that time' : ', but was due before that'}`;
  }
}

function stillSince({ since, why, until }: Standing & { readonly kind: 'paused' }, shown: Shown): string {
  const still = `it stands still from ${shown.moment(since)}`;
  if (until !== null) return `${still} until the customer’s appointment ${why} on ${shown.moment(until)}`;
  return /^Q\d+$/.test(why) ? `${still} until the customer answers ${why}` : `${still} for as long as the stage is “${why}”`;
}

function duration({ amount, unit }: Duration): string {
  switch (unit) {
    case 'min':
      return many(amount, 'minute');
    case 'h':
      return many(amount, 'hour');
    case 'wh':
      return amount < 1 ? `${many(amount * 60, 'minute')} of working time` : many(amount, 'working hour');
    case 'WD':
      return many(amount, 'working day');
    case 'd':
      return many(amount, 'calendar day');
  }
}

const many = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

function lasting(time: number): string {
  const { days, hours, minutes } = lengthOf(time);
  const parts = [many(days, 'day'), many(hours, 'hour'), many(minutes, 'minute')].filter((part) => !part.startsWith('0 '));
  return parts.length === 0 ? 'less than a minute' : parts.join(' ');
}
