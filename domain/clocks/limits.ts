import { factsOf } from '../complaint/facts';
import type { Clock, Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import { parseDuration, type Duration } from '../plan/duration';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import { addDuration } from './arithmetic';
import { pausedSince } from './pauses';
import { counting, partOf, warningsUntil, type Aim } from './aim';
import type { Calendar } from './calendar';
import { dayOf, minute, parseTimeOfDay, startOfDay } from './civil';

/** A clock's due instant moved by what was granted and by what binds it from outside; each adds its reason. */

/** Granted extensions, one after the other, never past the clock that the plan names (statutory). */
export function extended(plan: Plan, rule: ClockRule, state: Complaint, from: Instant, aim: Aim, calendar: Calendar): Aim {
  const granted = rule.extendable ? state.extensions.filter((e) => e.state === 'granted').map((e) => e.by) : [];
  if (granted.length === 0) return aim;
  // Pauses push on the extended term as they push on any other.
  const term = granted.reduce((end, by) => furtherBy(end, parseDuration(by), rule, calendar), aim.due - (aim.because.paused ?? 0));
  const paused = pausedSince(rule, state, from, term);
  const wanted = term + paused;
  const limit = state.clocks.find((c) => c.name === plan.file.extensions.neverPast && c.state !== 'stopped')?.due ?? wanted;
  const due = Math.max(aim.due, Math.min(wanted, limit));
  const keptTo = due < wanted ? { keptTo: plan.file.extensions.neverPast } : {};
  const because = { ...aim.because, ...(paused === 0 ? {} : { paused }), extendedBy: granted.join(' + '), ...keptTo };
  return { ...aim, due, warnAt: warningsUntil(rule, from, due, false, calendar), because };
}

/** Days are added to the day that the term ends on: an instant of 24:00 belongs to the day that it ends. */
function furtherBy(due: Instant, by: Duration | null, rule: ClockRule, calendar: Calendar): Instant {
  if (by === null) return due;
  const inDays = by.unit === 'WD' || by.unit === 'd';
  return addDuration(inDays ? due - 1 : due, by, calendar, counting(rule)).at;
}

/**
 * A step inside gets its own goal or a share of what remained of the complaint's earliest clock when it started, whichever
 * is earlier (domain rule «Clocks never contradict each other»). Of a clock that was due by then nothing remains to share.
 */
export function shared(
  plan: Plan,
  rule: ClockRule,
  state: Complaint,
  from: Instant,
  aim: Aim,
  span: Duration | null,
  calendar: Calendar,
): Aim {
  const percent = rule.atMostOfBinding?.percent;
  const outer = percent === undefined ? null : bindingClock(plan, state, from);
  if (percent === undefined || outer === null) return aim;
  const working = span?.unit === 'wh' || span?.unit === 'WD';
  const share = partOf(from, outer.due, percent, working, calendar);
  const due = Math.max(share, addDuration(from, plan.file.steps.atLeast, calendar, counting(rule)).at);
  if (due >= aim.due || due <= from) return aim;
  const warnAt = warningsUntil(rule, from, due, working, calendar);
  return { ...aim, due, warnAt, because: { ...aim.because, share: { percent, of: outer.clock } } };
}

/** The clock that binds the complaint: the earliest due of those that do and lie ahead of `from`. */
export function bindingClock(plan: Plan, state: Complaint, from: Instant): Clock | null {
  const binding = state.clocks.filter((c) => c.state !== 'stopped' && c.due > from && plan.file.clocks[c.name]?.binds === true);
  return binding.reduce<Clock | null>((first, clock) => (first === null || clock.due < first.due ? clock : first), null);
}

/**
 * A call is due while customers may be called (domain rule «Contact»): what is due at night is due by the end of the hours before it where most
 * of its time lies before that; else the time that is left goes on from the next opening.
 */
export function inContactHours(plan: Plan, rule: ClockRule, state: Complaint, from: Instant, aim: Aim, calendar: Calendar): Aim {
  if (!rule.keepsContactHours || mayBeCalledAtNight(plan, state)) return aim;
  const due = callableBy(plan, from, aim.due);
  if (due === aim.due) return aim;
  return { ...aim, due, warnAt: warningsUntil(rule, from, due, false, calendar), because: { ...aim.because, contactHours: true } };
}

function callableBy(plan: Plan, from: Instant, due: Instant): Instant {
  const { from: opens, to: closes } = plan.file.contact.hours;
  const day = dayOf(due, plan.offsetMinutes);
  const at = (which: number, time: string): Instant => startOfDay(which, plan.offsetMinutes) + (parseTimeOfDay(time) ?? 0) * minute;
  if (at(day, opens) < due && due <= at(day, closes)) return due;
  const closed = due > at(day, closes) ? at(day, closes) : at(day - 1, closes);
  // Most of the time lay before closing time: then it is due by that; else what is left of it goes on at the next opening.
  if (closed - from >= (due - from) / 2) return closed;
  const fromDay = dayOf(from, plan.offsetMinutes);
  const opening = from < at(fromDay, opens) ? at(fromDay, opens) : at(fromDay + 1, opens);
  return opening + (due - Math.max(from, closed));
}

const mayBeCalledAtNight = (plan: Plan, state: Complaint): boolean =>
  state.registration.contact.atNight === true &&
  (plan.file.contact.hours.atNightIfAgreed as readonly string[]).includes(factsOf(state, plan).level);
