import type { Happening, JournalEvent } from '../complaint/events';
import { matches } from '../complaint/matching';
import type { Clock, Complaint } from '../complaint/state';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import { isHeld, timingOf } from './timing';

/** What an event does to the clocks: stops, drops, pauses, resumes, starts, and moves them where facts changed. */
export function clockReactions(plan: Plan, state: Complaint, event: JournalEvent): Happening[] {
  if (event.type.startsWith('clock') || event.type === 'refused') return [];
  const stopped = stops(plan, state, event);
  const gone = new Set(stopped.map((h) => h.data.clock));
  const kept = state.clocks.filter((c) => c.state !== 'stopped' && !gone.has(c.clock));
  return [...stopped, ...kept.flatMap((clock) => adjust(plan, state, event, clock)), ...starts(plan, state, event, gone)];
}

function stops(plan: Plan, state: Complaint, event: JournalEvent) {
  return state.clocks.flatMap((clock) => {
    const rule = plan.file.clocks[clock.name];
    if (clock.state === 'stopped' || rule === undefined) return [];
    const met = matches(rule.stopsOn, event) && concerns(rule, clock, event);
    if (!met && rule.stages.includes(state.stage)) return [];
    const { clock: id, name } = clock;
    // A paused clock is due later by the pause that ends with it, unless it was due before the pause began.
    const due = clock.state === 'paused' ? timingOf(plan, rule, state, clock.from, id.split('/')[1] ?? null).due : clock.due;
    const late = event.at > due;
    return [{ type: 'clockStopped' as const, data: { clock: id, name, due, late, end: met ? ('met' as const) : ('dropped' as const) } }];
  });
}

/** A clock that is kept for one thing is stopped by an event of that thing, or by one of the whole complaint. */
function concerns(rule: ClockRule, clock: Clock, event: JournalEvent): boolean {
  const subject = subjectOf(rule, event);
  return subject === null || clock.clock === idOf(clock.name, subject);
}

function starts(plan: Plan, state: Complaint, event: JournalEvent, gone: ReadonlySet<string>): Happening[] {
  return Object.entries(plan.file.clocks).flatMap(([name, rule]): Happening[] => {
    if (!matches(rule.startsOn, event) || !rule.stages.includes(state.stage)) return [];
    const subject = subjectOf(rule, event);
    const clock = idOf(name, subject);
    if (!gone.has(clock) && state.clocks.some((c) => c.clock === clock && c.state !== 'stopped')) return [];
    const from = rule.fromReception && state.replies === 0 ? state.receivedAt : event.at;
    return [{ type: 'clockStarted', data: { clock, name, from, ...timingOf(plan, rule, state, from, subject) } }];
  });
}

function adjust(plan: Plan, state: Complaint, event: JournalEvent, clock: Clock): Happening[] {
  const rule = plan.file.clocks[clock.name];
  if (rule === undefined) return [];
  const { clock: id } = clock;
  if (isHeld(plan, rule, state))
    return clock.state === 'running' ? [{ type: 'clockPaused', data: { clock: id, why: 'the customer owes an answer' } }] : [];
  if (event.type.startsWith('effect')) return [];
  const timing = timingOf(plan, rule, state, clock.from, id.split('/')[1] ?? null);
  if (clock.state === 'paused') return [{ type: 'clockResumed', data: { clock: id, ...timing } }];
  return timing.due === clock.due ? [] : [{ type: 'clockMoved', data: { clock: id, why: event.type, ...timing } }];
}

function subjectOf(rule: ClockRule, event: JournalEvent): string | null {
  if (rule.per === 'complaint') return null;
  const data: Readonly<Record<string, unknown>> = event.data;
  const subject = data[rule.per];
  return typeof subject === 'string' ? subject : null;
}

const idOf = (name: string, subject: string | null): string => (subject === null ? name : `${name}/${subject}`);
