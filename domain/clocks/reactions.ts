import type { EventOf, Happening, JournalEvent, Timing } from '../complaint/events';
import { clocksAfter } from '../complaint/fold/clocks';
import { matches } from '../complaint/matching';
import type { Clock, Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import { factsOf } from '../complaint/facts';
import { heldSince } from './pauses';
import { startedBy } from './startedBy';
import { isHeld, timingOf } from './timing';

type ClockHappening = EventOf<'clockStarted' | 'clockMoved' | 'clockPaused' | 'clockResumed' | 'clockStopped'>;

/**
 * What an event does to the clocks: stops, drops, pauses, resumes, starts, and moves them where facts changed. Clocks that bind
 * the complaint come first: the steps inside of them go by what remains.
 */
export function clockReactions(plan: Plan, state: Complaint, event: JournalEvent): Happening[] {
  if (event.type.startsWith('clock') || event.type === 'refused') return [];
  const happenings: ClockHappening[] = stops(plan, state, event);
  const met = new Set(happenings.flatMap((h) => (h.type === 'clockStopped' && h.data.end === 'met' ? [h.data.clock] : [])));
  let after = withClocks(state, happenings, event.at);
  for (const outer of [true, false]) {
    const isOuter = (name: string): boolean => bindsOthers(plan, name) === outer;
    const moved = changesNoFact(event)
      ? []
      : after.clocks.flatMap((clock) => (isOuter(clock.name) ? adjust(plan, after, event, clock) : []));
    const started = starts(plan, after, event, met, isOuter);
    const measured = started.flatMap((start) => measure(plan, event, start));
    const held = started.flatMap(({ data }) => holdAtOnce(plan, after, data));
    happenings.push(...moved, ...started, ...measured, ...held);
    if (outer) after = withClocks(after, [...moved, ...started, ...measured, ...held], event.at);
  }
  return happenings;
}

const withClocks = (state: Complaint, happenings: readonly ClockHappening[], at: Instant): Complaint =>
  happenings.length === 0
    ? state
    : { ...state, clocks: happenings.reduce<readonly Clock[]>((clocks, happening) => clocksAfter(clocks, happening, at), state.clocks) };

const bindsOthers = ({ file }: Plan, name: string): boolean => file.clocks[name]?.binds === true || name === file.extensions.neverPast;

/** Events of effects, and what only tells, leave every clock where it is. */
const changesNoFact = ({ type }: JournalEvent): boolean => type.startsWith('effect') || type === 'noted' || type === 'preserved';

function stops(plan: Plan, state: Complaint, event: JournalEvent): ClockHappening[] {
  return state.clocks.flatMap((clock) => {
    const rule = plan.file.clocks[clock.name];
    if (clock.state === 'stopped') return [];
    // A contact that was made before the clock began, and recorded late, does not meet it.
    const met = rule !== undefined && matches(rule.stopsOn, event) && concerns(rule, clock, event) && occurredAt(event) >= clock.from;
    if (!met && rule !== undefined && !isDropped(plan, rule, clock, state, event)) return [];
    const { clock: id, name } = clock;
    // A paused clock is due later by the pause that ends with it, unless it was due before the pause began.
    const paused = clock.state === 'paused' && rule !== undefined;
    const due = paused ? (timingOf(plan, rule, state, clock.from, subjectIn(id))?.due ?? clock.due) : clock.due;
    const late = occurredAt(event) > due;
    return [{ type: 'clockStopped' as const, data: { clock: id, name, due, late, end: met ? ('met' as const) : ('dropped' as const) } }];
  });
}

/** When it took place: a contact may be recorded later than it was made. */
const occurredAt = (event: JournalEvent): Instant => (event.type === 'contacted' ? event.data.at : event.at);

/** Its stage is over, an event of the plan ends it, or a later thing of its kind took its place. */
function isDropped(plan: Plan, rule: ClockRule, clock: Clock, state: Complaint, event: JournalEvent): boolean {
  if (!rule.stages.includes(state.stage)) return true;
  if (matches(rule.droppedOn, event) && concerns(rule, clock, event)) return true;
  if (!mayRun(plan, rule, state, subjectIn(clock.clock))) return true;
  const ofAnother = subjectOf(rule, event) !== 'ofNone' && !concerns(rule, clock, event);
  return rule.onlyLatest && matches(rule.startsOn, event) && ofAnother;
}

/** Whether the condition that it runs under holds, of the thing that it is kept for. */
const mayRun = (plan: Plan, rule: ClockRule, state: Complaint, subject: string | null): boolean =>
  rule.runsWhile === undefined || plan.condition(rule.runsWhile)(factsOf(state, plan, null, { per: rule.per, subject }));

const wasMet = ({ clocks }: Complaint, clock: string): boolean => clocks.some((c) => c.clock === clock && c.stopped?.end === 'met');

/** A clock that is kept for one thing is stopped by an event of that thing, or by one of the whole complaint. */
function concerns(rule: ClockRule, clock: Clock, event: JournalEvent): boolean {
  const subject = subjectOf(rule, event);
  return subject === 'ofNone' ? false : subject === null || subject.of === subjectIn(clock.clock);
}

function starts(
  plan: Plan,
  state: Complaint,
  event: JournalEvent,
  met: ReadonlySet<string>,
  isMeant: (name: string) => boolean,
): EventOf<'clockStarted'>[] {
  return startedBy(plan.file, event.type).flatMap(([name, rule]): EventOf<'clockStarted'>[] => {
    if (!isMeant(name) || !matches(rule.startsOn, event) || !rule.stages.includes(state.stage)) return [];
    const named = subjectOf(rule, event);
    if (named === 'ofNone' || (named === null && rule.per !== 'complaint')) return [];
    const subject = named?.of ?? null;
    const clock = idOf(name, subject);
    if (state.clocks.some((c) => c.clock === clock && c.state !== 'stopped')) return [];
    if (rule.startsWhen !== undefined && !plan.condition(rule.startsWhen)(factsOf(state, plan, event, { per: rule.per, subject })))
      return [];
    if (!mayRun(plan, rule, state, subject) || (rule.once && wasMet(state, clock))) return [];
    const from = startOf(rule, state, event, met.has(clock), subject);
    const timing = timingOf(plan, rule, state, from, subject);
    if (timing === null) return [];
    return [{ type: 'clockStarted', data: { clock, name, by: { type: event.type, seq: event.seq }, from, ...timing } }];
  });
}

/** The instant on record that the plan names, else the reception until an answer was given; a clock that recurs begins anew with the event that met it. */
function startOf(rule: ClockRule, state: Complaint, event: JournalEvent, recurs: boolean, subject: string | null): Instant {
  if (recurs) return event.at;
  const recorded = recordedStart(rule, state, subject);
  if (recorded !== null) return Math.min(recorded, event.at);
  return rule.fromReception && !state.answered ? state.receivedAt : event.at;
}

function recordedStart({ since }: ClockRule, { referrals, registration }: Complaint, subject: string | null): Instant | null {
  switch (since) {
    case 'referralReceipt':
      return referrals.find((r) => r.referral === subject)?.receivedAt ?? null;
    case 'faultReport':
      return registration.service?.faultReportedAt ?? null;
    case undefined:
      return null;
  }
}

/** A clock from the reception to the very event that starts it measures what lay before: it is met, or was late, at once. */
function measure(plan: Plan, event: JournalEvent, { data: { clock, name, from, due } }: EventOf<'clockStarted'>): ClockHappening[] {
  const rule = plan.file.clocks[name];
  if (rule === undefined || !rule.measuresReception || !matches(rule.stopsOn, event) || from > event.at) return [];
  return [{ type: 'clockStopped', data: { clock, name, due, late: event.at > due, end: 'met' } }];
}

/** A clock that begins while the customer owes something begins paused. */
function holdAtOnce(plan: Plan, state: Complaint, { clock, name }: EventOf<'clockStarted'>['data']): ClockHappening[] {
  const rule = plan.file.clocks[name];
  return rule !== undefined && isHeld(plan, rule, state, subjectIn(clock))
    ? [{ type: 'clockPaused', data: { clock, why: whyHeld(rule, state) } }]
    : [];
}

function adjust(plan: Plan, state: Complaint, event: JournalEvent, clock: Clock): ClockHappening[] {
  const rule = plan.file.clocks[clock.name];
  if (rule === undefined || clock.state === 'stopped') return [];
  const { clock: id, name } = clock;
  const subject = subjectIn(id);
  if (isHeld(plan, rule, state, subject))
    return clock.state === 'running' ? [{ type: 'clockPaused', data: { clock: id, why: whyHeld(rule, state) } }] : [];
  const timing = timingOf(plan, rule, state, clock.from, subject);
  if (timing === null) return [];
  if (clock.state === 'paused') return [{ type: 'clockResumed', data: { clock: id, name, ...timing } }];
  if (isSame(timing, clock)) return [];
  return [{ type: 'clockMoved', data: { clock: id, name, why: event.type, was: clock.due, ...timing } }];
}

const isSame = (timing: Timing, clock: Clock): boolean =>
  timing.due === clock.due &&
  timing.provisional === clock.provisional &&
  sameInstants(timing.warnAt, clock.warnAt) &&
  sameInstants(timing.lateAt, clock.lateAt);
const sameInstants = (a: readonly Instant[], b: readonly Instant[]): boolean => a.length === b.length && a.every((at, i) => at === b[i]);

const whyHeld = (rule: ClockRule, state: Complaint): string =>
  (heldSince(rule, state) === null ? undefined : state.pauses.find((pause) => pause.to === null)?.why) ?? state.stage;

/** The thing of the clock's kind that the event speaks of; null: of the whole complaint; `ofNone`: of another kind of thing. */
function subjectOf(rule: ClockRule, event: JournalEvent): { readonly of: string } | 'ofNone' | null {
  if (rule.per === 'complaint') return null;
  const data: Readonly<Record<string, unknown>> = event.data;
  const subject = data[rule.per];
  if (subject === null) return 'ofNone';
  return typeof subject === 'string' ? { of: subject } : null;
}

const subjectIn = (clock: string): string | null => clock.split('/')[1] ?? null;
const idOf = (name: string, subject: string | null): string => (subject === null ? name : `${name}/${subject}`);
