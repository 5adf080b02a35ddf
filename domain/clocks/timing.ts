import type { Timing } from '../complaint/events';
import { factsOf } from '../complaint/facts';
import type { Complaint, Pause } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import { formatDuration } from '../plan/duration';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import { addDuration, shareOf, subtractDuration } from './arithmetic';
import type { Calendar } from './calendar';

/**
 * A clock's time, computed from the facts: the goal that applies, its due instant, warnings and late steps. It is
 * computed anew whenever facts change, from the same start and with all pauses, so that no path leads elsewhere.
 */
export function timingOf(plan: Plan, rule: ClockRule, state: Complaint, from: Instant, subject: string | null): Timing {
  const facts = factsOf(state, plan);
  const printedDue = state.referral?.due ?? null;
  const goal = rule.goals.find((g) => (g.when === undefined || plan.condition(g.when)(facts)) && (g.before === undefined || printedDue !== null));
  if (goal === undefined) throw new Error(`no goal of clock "${rule.name.en}" applies`);
  const calendar = calendarOf(plan, rule, state, subject);
  const rolling = { rollsOver: rule.rollsOverRestDays };
  const later = (at: Instant): Instant => (rule.pausesWhileCustomerOwes ? at + pausedSince(state.pauses, from, at) : at);

  if (goal.within === undefined) {
    const printed = printedDue ?? from;
    const due = goal.less === undefined ? printed : subtractDuration(printed, goal.less, calendar).at;
    return {
      due,
      warnAt: rule.warnings.map(({ at }) => ('percent' in at ? from + Math.floor(((due - from) * at.percent) / 100) : addDuration(from, at, calendar, rolling).at)),
      lateAt: lateSteps(rule, due, calendar),
      goal: `printed date less ${goal.less === undefined ? '0' : formatDuration(goal.less)}`,
      basis: goal.basis,
      provisional: false,
    };
  }
  const { within } = goal;
  const { at, provisional } = addDuration(from, within, calendar, rolling);
  const due = later(at);
  const warnAt = rule.warnings.map(({ at: warning }) =>
    later('percent' in warning ? shareOf(from, within, warning.percent, calendar, rolling) : addDuration(from, warning, calendar, rolling).at),
  );
  return { due, warnAt, lateAt: lateSteps(rule, due, calendar), goal: formatDuration(within), basis: goal.basis, provisional };
}

const lateSteps = (rule: ClockRule, due: Instant, calendar: Calendar): Instant[] =>
  rule.late.map((step) => (step.after.amount === 0 ? due : addDuration(due, step.after, calendar, { rollsOver: rule.rollsOverRestDays }).at));

function calendarOf(plan: Plan, rule: ClockRule, state: Complaint, subject: string | null): Calendar {
  const department = state.handOffs.find((h) => h.handOff === subject)?.department ?? state.department;
  const id = rule.calendar === 'department' ? plan.file.departments.find((d) => d.id === department)?.calendar : rule.calendar;
  const calendar = id === undefined ? undefined : plan.calendars.get(id);
  if (calendar === undefined) throw new Error(`no calendar for clock "${rule.name.en}" (${rule.calendar}, department ${department ?? 'none'})`);
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
