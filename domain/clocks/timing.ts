import { factsOf, type About } from '../complaint/facts';
import type { Timing } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import type { Vocabulary } from '../plan/vocabulary';
import { beforeDate, counting, withinSpan, type Aim, type Goal } from './aim';
import { addDuration } from './arithmetic';
import type { Calendar } from './calendar';
import { dateOf, type Dated } from './dates';
import { heldSince } from './pauses';
import { extended, inContactHours, shared } from './limits';

/**
 * A clock's time, computed from the facts: the goal that binds, its due instant, warnings and late steps. It is
 * computed anew whenever facts change, from the same start and with all pauses, so that no path leads elsewhere.
 * Of a date that somebody set and the goal by level the earlier binds; while the customer owes an answer, the date.
 * Null where no goal applies: a clock whose goals are dates alone runs only where there is one.
 */
export function timingOf(plan: Plan, rule: ClockRule, state: Complaint, from: Instant, subject: string | null): Timing | null {
  const about: About = { per: rule.per, subject };
  const facts = factsOf(state, plan, null, about);
  const calendar = calendarOf(plan, rule, state, subject);
  const date = datedGoal(plan, rule, state, about, facts);
  const spanned = rule.goals.find((goal) => goal.within !== undefined && holds(plan, goal, facts));
  const span = spanned?.within ?? null;
  const inTime =
    spanned === undefined || span === null
      ? null
      : extended(plan, rule, state, from, withinSpan(rule, spanned, span, state, from, calendar), calendar);
  const aims = [
    ...(date === null ? [] : [beforeDate(rule, date.goal, date.date, from, calendar)]),
    ...(inTime === null || (date !== null && waitsFor(rule, state, inTime)) ? [] : [inTime]),
  ];
  const first = aims.reduce<Aim | null>((earliest, aim) => (earliest === null || aim.due < earliest.due ? aim : earliest), null);
  if (first === null) return null;
  const binding = inContactHours(plan, rule, state, from, shared(plan, rule, state, from, first, span, calendar), calendar);
  const { due, warnAt, goal, basis, provisional, because } = binding;
  return { due, warnAt, lateAt: lateSteps(rule, due, calendar), goal, basis, provisional, because };
}

const holds = (plan: Plan, { when }: Goal, facts: Vocabulary): boolean => when === undefined || plan.condition(when)(facts);

function datedGoal(plan: Plan, rule: ClockRule, state: Complaint, about: About, facts: Vocabulary): { goal: Goal; date: Dated } | null {
  for (const goal of rule.goals) {
    if (goal.before === undefined || !holds(plan, goal, facts)) continue;
    const date = dateOf(goal.before, state, about);
    if (date !== null) return { goal, date };
  }
  return null;
}

/** Whether an aim stands still because the customer owes an answer; what was due before he was asked does not. */
const waitsFor = (rule: ClockRule, state: Complaint, { due }: Aim): boolean => due > (heldSince(rule, state) ?? due);

/** Whether the clock is paused. A date that somebody set waits for nobody: the clock runs on by it. */
export function isHeld(plan: Plan, rule: ClockRule, state: Complaint, subject: string | null): boolean {
  if (heldSince(rule, state) === null) return false;
  const about: About = { per: rule.per, subject };
  return datedGoal(plan, rule, state, about, factsOf(state, plan, null, about)) === null;
}

const lateSteps = (rule: ClockRule, due: Instant, calendar: Calendar): Instant[] =>
  rule.late.map((step) => (step.after.amount === 0 ? due : addDuration(due, step.after, calendar, counting(rule)).at));

function calendarOf(plan: Plan, rule: ClockRule, state: Complaint, subject: string | null): Calendar {
  const department = state.handOffs.find((h) => h.handOff === subject)?.department ?? state.department;
  const id = rule.calendar === 'department' ? plan.file.departments.find((d) => d.id === department)?.calendar : rule.calendar;
  const calendar = id === undefined ? undefined : plan.calendars.get(id);
  if (calendar === undefined)
    throw new Error(`no calendar for clock "${rule.name.en}" (${rule.calendar}, department ${department ?? 'none'})`);
  return calendar;
}
