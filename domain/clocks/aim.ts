import type { Because } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import { formatDuration, type Duration } from '../plan/duration';
import type { ClockRule } from '../plan/schema';
import { addDuration, addWorkingTime, shareOf, subtractDuration } from './arithmetic';
import type { Calendar } from './calendar';
import type { Dated } from './dates';
import { pausedSince } from './pauses';
import { workingTimeBetween } from './workingTime';

/** A due instant with the goal that set it. */
export interface Aim {
  readonly due: Instant;
  readonly warnAt: Instant[];
  readonly goal: string;
  readonly basis: string;
  readonly provisional: boolean;
  readonly because: Because;
}

export type Goal = ClockRule['goals'][number];

export const counting = (rule: ClockRule) => ({ rollsOver: rule.rollsOverRestDays });

/** Some time before a date that somebody set; the date itself where that lies before the start. */
export function beforeDate(rule: ClockRule, goal: Goal, date: Dated, from: Instant, calendar: Calendar): Aim {
  const inner = goal.less === undefined ? { at: date.at, provisional: false } : subtractDuration(date.at, goal.less, calendar);
  const due = inner.at > from ? inner.at : date.at;
  const less = goal.less === undefined || due === date.at ? '' : ` less ${formatDuration(goal.less)}`;
  return {
    due,
    warnAt: warningsUntil(rule, from, due, false, calendar),
    goal: `${goal.before ?? 'date'}${less}`,
    basis: goal.basis,
    provisional: inner.provisional,
    because: { ...because(goal, calendar), dated: date.of },
  };
}

/** A span of time from the start, pushed on by the pauses. */
export function withinSpan(rule: ClockRule, goal: Goal, within: Duration, state: Complaint, from: Instant, calendar: Calendar): Aim {
  const later = (at: Instant): Instant => at + pausedSince(rule, state, from, at);
  const { at, provisional } = addDuration(from, within, calendar, counting(rule));
  const warnAt = rule.warnings.map(({ at: warning }) =>
    later(
      'percent' in warning
        ? shareOf(from, within, warning.percent, calendar, counting(rule))
        : addDuration(from, warning, calendar, counting(rule)).at,
    ),
  );
  const due = later(at);
  const paused = due === at ? {} : { paused: due - at };
  return {
    due,
    warnAt,
    goal: formatDuration(within),
    basis: goal.basis,
    provisional,
    because: { ...because(goal, calendar), ...paused },
  };
}

const because = ({ when }: Goal, { id }: Calendar): Because => (when === undefined ? { calendar: id } : { when, calendar: id });

/** Warnings of a due instant that no single duration leads to: per cent of the time until it, working time where that is counted. */
export function warningsUntil(rule: ClockRule, from: Instant, due: Instant, working: boolean, calendar: Calendar): Instant[] {
  return rule.warnings.flatMap(({ at }) => {
    const instant = 'percent' in at ? partOf(from, due, at.percent, working, calendar) : addDuration(from, at, calendar, counting(rule)).at;
    return instant < due ? [instant] : [];
  });
}

/** When `percent` of the time from one instant to another has passed. */
export function partOf(from: Instant, to: Instant, percent: number, working: boolean, calendar: Calendar): Instant {
  const time = working ? workingTimeBetween(from, to, calendar) : 0;
  // Where nobody works until then, the share is one of the clock: somebody else has to see to it.
  if (time === 0) return from + Math.floor(((to - from) * percent) / 100);
  return addWorkingTime(from, Math.floor((time * percent) / 100), calendar).at;
}
