import type { ClockView, ComplaintView } from '../complaint/view';
import type { Plan } from '../plan/plan';
import { whyEn } from './explanationEn';
import { countedPauses } from './explanationPauses';
import { clockWords, isFromReception, reasonsOf, type Wording } from './explanationReasons';
import { isLate } from './explanationStanding';
import { whyZh } from './explanationZh';
import { instantOf } from './instant';

/**
 * Every clock of a complaint with what started it, what it goes by, what moved it and where it stands, and the reason in one sentence
 * (domain rule «Clocks never contradict each other»: of all that bind, the one due first does). Those that run come first, by
 * their due instants. Reads what the journal recorded and computes no time anew. Instants are ISO 8601 in UTC.
 */
export function explainClocks(view: ComplaintView, wording: Wording) {
  const binding = wording.plan === null ? null : bindingOf(view, wording.plan);
  return view.clocks.toSorted(runningFirst).map((clock) => ({
    ...explained(view, clock, wording),
    binding: wording.plan === null ? null : clock.clock === binding,
  }));
}
export type ExplainedClock = ReturnType<typeof explainClocks>[number];

function explained(view: ComplaintView, clock: ClockView, wording: Wording) {
  const [rule = clock.name, keptFor = null] = clock.clock.split('/');
  const pauses = countedPauses(view, clock, wording.plan?.file.clocks[clock.name]);
  const reasons = reasonsOf(view, clock, pauses, wording);
  return {
    clock: clock.clock,
    name: clockWords(wording.plan, clock.name),
    keptFor,
    startedBy: { event: clock.by.type, seq: clock.by.seq, at: startedAt(view, clock, wording.plan) },
    from: clock.from,
    goal: clock.goal,
    condition: clock.because.when ?? null,
    rule: `clocks.${rule}`,
    basis: clock.basis,
    calendar: clock.because.calendar,
    pauses,
    extendedBy: clock.because.extendedBy ?? null,
    due: clock.due,
    provisional: clock.provisional,
    warnings: clock.warnAt.map((at, i) => ({ at, given: i < clock.warned })),
    lateSince: isLate(reasons.standing) ? clock.due : null,
    state: clock.state,
    stopped: clock.stopped,
    why: { zh: whyZh(reasons), en: whyEn(reasons) },
  };
}

/** When the starting event came, where the clock itself tells: one that is counted from the reception was started later, by the registration or a reopening. */
function startedAt(view: ComplaintView, clock: ClockView, plan: Plan | null): string | null {
  if (clock.by.type === 'registered') return view.registeredAt;
  return isFromReception(view, clock, plan) ? null : clock.from;
}

function bindingOf({ clocks }: ComplaintView, { file }: Plan): string | null {
  const [first] = clocks.filter((c) => c.state !== 'stopped' && file.clocks[c.name]?.binds === true).toSorted(byDue);
  return first?.clock ?? null;
}

const runningFirst = (a: ClockView, b: ClockView): number => Number(a.state === 'stopped') - Number(b.state === 'stopped') || byDue(a, b);

const byDue = (a: ClockView, b: ClockView): number => instantOf(a.due) - instantOf(b.due);
