import type { Timing } from '../complaint/events';
import { factsOf } from '../complaint/facts';
import type { Complaint, Pause } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import { formatDuration, type Duration } from '../plan/duration';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import { addDuration, shareOf, subtractDuration } from './arithmetic';
import type { Calendar } from './calendar';

/** A due instant with the goal that set it. */
interface Aim {
  readonly due: Instant;
  readonly warnAt: Instant[];
  readonly goal: string;
  readonly basis: string;
  readonly provisional: boolean;
}

/**
 * A clock's time, computed from the facts: the goal that binds, its due instant, warnings and late steps. It is
 * computed anew whenever facts change, from the same start and with all pauses, so that no path leads elsewhere.
 * Of a printed date and the goal by level the earlier binds; while the customer owes an answer, the printed date.
 */
export function timingOf(plan: Plan, rule: ClockRule, state: Complaint, from: Instant, subject: string | null): Timing {
  const facts = factsOf(state, plan);
  const calendar = calendarOf(plan, rule, state, subject);
  const applies = rule.goals.filter((goal) => goal.when === undefined || plan.condition(goal.when)(facts));
  const printed = printedGoal(plan, rule, state);
  const spanned = applies.find((goal) => goal.within !== undefined);
  const inTime = spanned?.within === undefined ? null : withinSpan(rule, spanned.within, spanned.basis, state, from, calendar);
  const aims = [
    ...(printed === null ? [] : [beforePrinted(rule, printed.goal, printed.due, from, calendar)]),
    ...(inTime === null || (printed !== null && waitsFor(rule, state, inTime)) ? [] : [inTime]),
  ];
  const binding = aims.reduce<Aim | null>((first, aim) => (first === null || aim.due < first.due ? aim : first), null);
  if (binding === null) throw new Error(`no goal of clock "${rule.name.en}" applies`);
  return { ...binding, lateAt: lateSteps(rule, binding.due, calendar) };
}

function printedGoal(plan: Plan, rule: ClockRule, state: Complaint): { goal: Goal; due: Instant } | null {
  const due = state.referral?.due ?? null;
  const facts = factsOf(state, plan);
  const goal = rule.goals.find((g) => g.before !== undefined && (g.when === undefined || plan.condition(g.when)(facts)));
  return goal === undefined || due === null ? null : { goal, due };
}

const customerOwes = (rule: ClockRule, state: Complaint): boolean => rule.pausesWhileCustomerOwes && state.questions.length > 0;

/** Whether an aim stands still because the customer owes an answer; what was due before he was asked does not. */
const waitsFor = (rule: ClockRule, state: Complaint, { due }: Aim): boolean =>
  customerOwes(rule, state) && due > (state.pauses.find((pause) => pause.to === null)?.from ?? due);

/** Whether the clock is paused by what the customer owes. A date that is printed on a referral waits for nobody: the clock runs on by it. */
export const isHeld = (plan: Plan, rule: ClockRule, state: Complaint): boolean =>
  customerOwes(rule, state) && printedGoal(plan, rule, state) === null;

/** Some time before the date that is printed on a referral; the date itself where that lies before the start. */
function beforePrinted(rule: ClockRule, goal: Goal, printed: Instant, from: Instant, calendar: Calendar): Aim {
  const inner = goal.less === undefined ? { at: printed, provisional: false } : subtractDuration(printed, goal.less, calendar);
  const due = inner.at > from ? inner.at : printed;
  const warnAt = rule.warnings.map(({ at }) =>
    'percent' in at ? from + Math.floor(((due - from) * at.percent) / 100) : addDuration(from, at, calendar, counting(rule)).at,
  );
  const less = goal.less === undefined || due === printed ? '' : ` less ${formatDuration(goal.less)}`;
  return { due, warnAt, goal: `printed date${less}`, basis: goal.basis, provisional: inner.provisional };
}

/** A span of time from the start, pushed on by the pauses. */
function withinSpan(rule: ClockRule, within: Duration, basis: string, state: Complaint, from: Instant, calendar: Calendar): Aim {
  const later = (at: Instant): Instant => (rule.pausesWhileCustomerOwes ? at + pausedSince(state.pauses, from, at) : at);
  const { at, provisional } = addDuration(from, within, calendar, counting(rule));
  const warnAt = rule.warnings.map(({ at: warning }) =>
    later(
      'percent' in warning
        ? shareOf(from, within, warning.percent, calendar, counting(rule))
        : addDuration(from, warning, calendar, counting(rule)).at,
    ),
  );
  return { due: later(at), warnAt, goal: formatDuration(within), basis, provisional };
}

type Goal = ClockRule['goals'][number];
const counting = (rule: ClockRule) => ({ rollsOver: rule.rollsOverRestDays });

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

/** Time that the complaint was paused between `from` and the due instant that pauses themselves push on. */
function pausedSince(pauses: readonly Pause[], from: Instant, due: Instant): number {
  let paused = 0;
  for (const pause of pauses) {
    if (pause.to === null || pause.to <= from || pause.from >= due + paused) continue;
    paused += pause.to - Math.max(pause.from, from);
  }
  return paused;
}
