import { startOfDay, dayOf } from '../../domain/clocks/civil';
import { isHeld, timingOf } from '../../domain/clocks/timing';
import type { JournalEvent } from '../../domain/complaint/events';
import type { Clock } from '../../domain/complaint/state';
import type { ComplaintCase } from '../support/complaintCase';

/** What holds of every life of a complaint, whatever happens in it. Each law tells its violations in words; none when it holds. */
export type Law = (complaint: ComplaintCase) => string[];

type Tick = JournalEvent & { type: 'clockWarned' | 'clockLate' };
const isTick = (event: JournalEvent): event is Tick => event.type === 'clockWarned' || event.type === 'clockLate';
const stepOf = (tick: Tick): string => (tick.type === 'clockWarned' ? `warning ${tick.data.warning}` : `late step ${tick.data.step}`);
const subjectOf = (clock: string): string | null => clock.split('/')[1] ?? null;

/** Nothing that time owes is told twice, of one running of a clock. */
const onceEach: Law = ({ journal }) => {
  const told = new Map<string, Set<string>>();
  return journal.flatMap((event) => {
    if (event.type === 'clockStarted') told.set(event.data.clock, new Set());
    if (!isTick(event)) return [];
    const before = told.get(event.data.clock) ?? new Set();
    const step = stepOf(event);
    if (before.has(step)) return [`${step} of ${event.data.clock} twice, again at journal ${event.seq}`];
    told.set(event.data.clock, before.add(step));
    return [];
  });
};

/** Nothing that time owes is left out: by now every clock has warned and been late as far as its instants have passed. */
const nothingForgotten: Law = ({ complaint, now }) =>
  complaint.clocks.flatMap((clock) => {
    if (clock.state !== 'running') return [];
    const late = clock.lateAt.filter((at) => at <= now).length;
    const warned = clock.lateSteps > 0 ? clock.warned : clock.warnAt.filter((at) => at <= now).length;
    const short = clock.lateSteps < late || clock.warned < warned;
    return short ? [`${clock.clock} owes: ${clock.lateSteps} of ${late} late steps, ${clock.warned} of ${warned} warnings`] : [];
  });

/** Time tells nothing before the moment that the plan wants it. */
const neverEarly: Law = ({ journal }) =>
  journal
    .filter(isTick)
    .flatMap((e) => (e.data.owedAt > e.at ? [`${stepOf(e)} of ${e.data.clock} told at journal ${e.seq}, before it was owed`] : []));

/** What was missed in an outage is made up in the order in which it was owed. */
const inOrder: Law = ({ journal }) => {
  const ticks = journal.filter(isTick);
  return ticks.flatMap((tick, i) => {
    const before = ticks[i - 1];
    if (before === undefined || before.at !== tick.at || before.data.owedAt <= tick.data.owedAt) return [];
    // What began or moved in between may be owed for an earlier moment.
    const between = journal.slice(before.seq, tick.seq - 1);
    const changed = between.some(
      (e) => 'clock' in e.data && e.data.clock === tick.data.clock && e.type !== 'clockWarned' && e.type !== 'clockLate',
    );
    return changed ? [] : [`${stepOf(tick)} of ${tick.data.clock} after ${stepOf(before)} of ${before.data.clock}, which was owed later`];
  });
};

/** No deadline lies before its start, but the dates that persons set; warnings ascend and lie before it. */
const afterItsStart: Law = ({ journal }) =>
  journal.flatMap((event) => {
    if (event.type !== 'clockStarted' && event.type !== 'clockMoved' && event.type !== 'clockResumed') return [];
    const { clock, due, warnAt, lateAt, because } = event.data;
    const from = event.type === 'clockStarted' ? event.data.from : undefined;
    const wrong = [
      ...(from !== undefined && due < from && because.dated === undefined ? ['due before its start'] : []),
      ...(warnAt.some((at, i) => at >= due || at < (warnAt[i - 1] ?? at)) ? ['warnings out of order'] : []),
      ...(lateAt.some((at, i) => at < (lateAt[i - 1] ?? due)) ? ['late steps out of order'] : []),
    ];
    return wrong.map((what) => `${clock} at journal ${event.seq}: ${what}`);
  });

/** The fifteenth day after the reception, 24:00, whatever happens; it neither moves nor pauses. */
const statutoryUntouched: Law = ({ journal, complaint, plan }) => {
  const due = startOfDay(dayOf(complaint.receivedAt, plan.offsetMinutes) + 16, plan.offsetMinutes);
  const touched = journal.filter(
    (e) => ['clockMoved', 'clockPaused', 'clockResumed'].includes(e.type) && 'clock' in e.data && e.data.clock === 'statutory',
  );
  const other = journal.filter((e) => e.type === 'clockStarted' && e.data.clock === 'statutory' && e.data.due !== due);
  const now = complaint.clocks.filter((c) => c.clock === 'statutory' && c.due !== due);
  return [
    ...touched.map((e) => `the statutory clock has ${e.type} at journal ${e.seq}`),
    ...[...other, ...now].map(() => 'the statutory day is not the fifteenth after the reception'),
  ];
};

/** A clock shows what the facts give, by whatever path they came about. */
const fromTheFacts: Law = ({ complaint, planNow: plan }) =>
  complaint.clocks.flatMap((clock) => {
    const rule = plan.file.clocks[clock.name];
    if (rule === undefined || clock.state !== 'running' || isHeld(plan, rule, complaint, subjectOf(clock.clock))) return [];
    const due = timingOf(plan, rule, complaint, clock.from, subjectOf(clock.clock))?.due ?? clock.due;
    return due === clock.due ? [] : [`${clock.clock} is due ${iso(clock.due)}, the facts give ${iso(due)}`];
  });

/** A clock is late where it was due before it stopped, and only there; a contact counts from when it was made, though it is recorded later. */
const lateWhereDue: Law = ({ journal }) =>
  journal.flatMap((e) => {
    if (e.type !== 'clockStopped') return [];
    const cause = journal.slice(0, e.seq - 1).findLast((c) => !c.type.startsWith('clock') && !c.type.startsWith('effect'));
    const at = cause?.type === 'contacted' && cause.at === e.at ? cause.data.at : e.at;
    return e.data.late === at > e.data.due
      ? []
      : [`${e.data.clock} stopped at journal ${e.seq}, wrongly ${e.data.late ? 'late' : 'on time'}`];
  });

/** Joining a referral drops no clock (domain rule «Referrals»). */
const joiningDropsNone: Law = ({ journal }) =>
  journal.flatMap((event, i) => {
    if (event.type !== 'referred') return [];
    const end = journal.findIndex((e, j) => j > i && !e.type.startsWith('clock') && !e.type.startsWith('effect'));
    const dropped = journal.slice(i, end === -1 ? undefined : end).filter((e) => e.type === 'clockStopped' && e.data.end === 'dropped');
    return dropped.map((e) => `a referral that joined dropped ${'clock' in e.data ? e.data.clock : ''} at journal ${e.seq}`);
  });

/** No step is counted that the journal does not tell: nothing is late in silence. */
const noneInSilence: Law = ({ journal, complaint }) =>
  complaint.clocks.flatMap((clock) => {
    const since = journal.findLastIndex((e) => e.type === 'clockStarted' && e.data.clock === clock.clock);
    const told = journal.slice(since).filter((e) => e.type === 'clockLate' && e.data.clock === clock.clock).length;
    return told === clock.lateSteps ? [] : [`${clock.clock} counts ${clock.lateSteps} late steps, the journal tells ${told}`];
  });

/** The loop is always told of the next moment: nothing runs into silence. */
const nextMomentKnown: Law = ({ complaint, nextDue, now }) => {
  const moments = complaint.clocks.flatMap((c) =>
    c.state === 'running' ? [...c.warnAt.slice(c.lateSteps > 0 ? c.warnAt.length : c.warned), ...c.lateAt.slice(c.lateSteps)] : [],
  );
  const next = Math.min(...moments);
  if (nextDue !== null && nextDue.at <= now) return [`the next moment ${iso(nextDue.at)} has passed`];
  return next < (nextDue?.at ?? Infinity) ? [`a clock wants to be looked at by ${iso(next)}, and nobody will`] : [];
};

/** These are looked at after every step; the others read the journal and are looked at in the end. */
export const lawsOfEveryMoment: Readonly<Record<string, Law>> = {
  'nothing that time owes is forgotten': nothingForgotten,
  'the next moment of interest is known': nextMomentKnown,
  'every due instant is what the facts give': fromTheFacts,
};
export const lawsOfTheJournal: Readonly<Record<string, Law>> = {
  'nothing that time owes is told twice': onceEach,
  'nothing is late in silence': noneInSilence,
  'nothing is told before it is owed': neverEarly,
  'what was missed is made up in order': inOrder,
  'no deadline lies before its start': afterItsStart,
  'the statutory day is untouched': statutoryUntouched,
  'late is what was due before it stopped': lateWhereDue,
  'joining a referral drops no clock': joiningDropsNone,
};

/** What of a clock time told: for comparing two ways in which it passed. */
export const toldOf = (journal: readonly JournalEvent[], clocks: readonly Clock[]): string[] => {
  const those = new Set(clocks.map((c) => `${c.clock} ${c.by.seq}`));
  const started = new Map<string, number>();
  return journal
    .flatMap((event) => {
      if (event.type === 'clockStarted') started.set(event.data.clock, event.data.by.seq);
      if (!isTick(event) || !those.has(`${event.data.clock} ${started.get(event.data.clock) ?? 0}`)) return [];
      return [`${event.data.clock} ${stepOf(event)} ${event.data.owedAt}`];
    })
    .toSorted();
};

const iso = (at: number): string => new Date(at).toISOString();
