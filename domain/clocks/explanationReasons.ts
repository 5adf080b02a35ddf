import { eventNames } from '../complaint/eventNames';
import { isEventType } from '../complaint/eventTypes';
import type { Instant, Language } from '../complaint/terms';
import type { ClockView, ComplaintView } from '../complaint/view';
import { parseDuration, type Duration } from '../plan/duration';
import type { Plan } from '../plan/plan';
import { dayOf, formatDate, formatInstant, startOfDay } from './civil';
import { dayEnd } from './dayEnd';
import type { CountedPause } from './explanationPauses';
import { standingOf, type Standing } from './explanationStanding';
import { instantOf } from './instant';

export type Words = Readonly<Record<Language, string>>;

/** With what an explanation is worded. */
export interface Wording {
  /** The version that the complaint keeps, with its calendars; null where it is not at hand: then ids stand for names. */
  readonly plan: Plan | null;
  readonly offsetMinutes: number;
  readonly now: Instant;
}

/** What made a clock's due instant what it is and where the clock stands: the sentence before it has a language. */
export interface Reasons {
  readonly offsetMinutes: number;
  readonly start: { readonly at: Instant; readonly event: Words; readonly isReception: boolean };
  readonly goal: GoalMeant;
  readonly condition: string | null;
  readonly basis: string;
  /** Where the goal by itself ends; null where what moved it does not tell. */
  readonly ownEnd: Instant | null;
  /** Nothing moved it: the goal by itself ends at the due instant. */
  readonly isUnmoved: boolean;
  /** Of a share, neither pauses nor extensions count. */
  readonly paused: number;
  readonly extensions: readonly Duration[];
  readonly keptTo: Words | null;
  readonly share: { readonly percent: number; readonly of: Words; readonly isWorkingTime: boolean } | null;
  /** Hours in which customers are called, where they moved it; '' where they are not known. */
  readonly contactHours: string | null;
  readonly due: Instant;
  /** Last day with published days off, where it counts days beyond; '' where it is not known. */
  readonly publishedTo: string | null;
  readonly standing: Standing;
}

/** How a sentence writes instants: the end of a term at 24:00, a moment at 00:00. */
export interface Shown {
  readonly end: (at: Instant) => string;
  readonly moment: (at: Instant) => string;
}
export const shownIn = (offsetMinutes: number): Shown => ({
  end: (at) => dayEnd(at, offsetMinutes),
  moment: (at) => formatInstant(at, offsetMinutes),
});

/** A span of time, or a date that somebody set, less some time. */
export type GoalMeant =
  | { readonly kind: 'span'; readonly span: Duration; readonly calendar: Words; readonly hasRolled: boolean }
  | {
      readonly kind: 'date';
      /** Date of the plan, such as `printedDue`, and the thing whose it is. */
      readonly date: string;
      readonly of: string;
      readonly at: Instant | null;
      readonly less: Duration | null;
      readonly calendar: Words;
    };

/** Reads the reasons off what the complaint's journal recorded; nothing is computed anew. */
export function reasonsOf(view: ComplaintView, clock: ClockView, pauses: readonly CountedPause[], wording: Wording): Reasons {
  const { plan, offsetMinutes } = wording;
  const { because } = clock;
  const due = instantOf(clock.due);
  const isOpen = because.extendedBy !== undefined || because.share !== undefined || because.contactHours === true;
  const paused = because.share === undefined ? (because.paused ?? 0) : 0;
  const ownEnd = isOpen || because.dated !== undefined ? null : due - paused;
  const goal = goalOf(view, clock, ownEnd, wording);
  const isWorkingTime = goal.kind === 'span' && (goal.span.unit === 'wh' || goal.span.unit === 'WD');
  const hours = plan?.file.contact.hours;
  return {
    offsetMinutes,
    start: startOf(view, clock, plan),
    goal,
    // That there is a date is said by naming it.
    condition: because.dated === undefined ? (because.when ?? null) : null,
    basis: clock.basis,
    ownEnd,
    isUnmoved: goal.kind === 'date' ? because.share === undefined && goal.less === null && goal.at === due : ownEnd === due,
    paused,
    extensions: because.share === undefined ? (because.extendedBy?.split(' + ') ?? []).flatMap((by) => parseDuration(by) ?? []) : [],
    keptTo: because.keptTo === undefined ? null : clockWords(plan, because.keptTo),
    share: because.share === undefined ? null : { percent: because.share.percent, of: clockWords(plan, because.share.of), isWorkingTime },
    contactHours: because.contactHours === true ? (hours === undefined ? '' : `${hours.from}–${hours.to}`) : null,
    due,
    publishedTo: clock.provisional ? publishedTo(plan, because.calendar) : null,
    standing: standingOf(view, clock, due, pauses, wording.now),
  };
}

/** The clock's name, with the thing that it is kept for; its id where the plan does not tell. */
export function clockWords(plan: Plan | null, id: string): Words {
  const [name = id, subject] = id.split('/');
  const words = plan?.file.clocks[name]?.name;
  if (words === undefined) return { zh: id, en: id };
  return subject === undefined ? words : { zh: `${words.zh} ${subject}`, en: `${words.en} ${subject}` };
}

function startOf(view: ComplaintView, clock: ClockView, plan: Plan | null): Reasons['start'] {
  const { by, from } = clock;
  const event = recordedStart(clock, plan) ?? (isEventType(by.type) ? eventNames[by.type] : { zh: by.type, en: by.type });
  return { at: instantOf(from), event, isReception: isFromReception(view, clock, plan) };
}

/** A clock that counts from an instant on record begins there, whatever event started it. */
function recordedStart({ name }: ClockView, plan: Plan | null): { zh: string; en: string } | null {
  switch (plan?.file.clocks[name]?.since) {
    case 'referralReceipt':
      return { zh: '收到转办件', en: 'the receipt of the referral' };
    case 'faultReport':
      return { zh: '客户报障', en: 'the report of the fault' };
    case undefined:
      return null;
  }
}

/** Whether it is counted from when the customer's word reached the company, and not from the event that started it. */
export function isFromReception(view: ComplaintView, { name, from }: ClockView, plan: Plan | null): boolean {
  const mayBe = plan?.file.clocks[name]?.fromReception ?? view.receivedAt !== view.registeredAt;
  return mayBe && from === view.receivedAt;
}

function goalOf(view: ComplaintView, clock: ClockView, ownEnd: Instant | null, { plan, offsetMinutes }: Wording): GoalMeant {
  const { because, goal } = clock;
  const calendar = plan?.calendars.get(because.calendar)?.name ?? { zh: because.calendar, en: because.calendar };
  const span = parseDuration(goal);
  if (span !== null) return { kind: 'span', span, calendar, hasRolled: ownEnd !== null && hasRolled(clock, span, ownEnd, offsetMinutes) };
  const [date = goal, less] = goal.split(' less ');
  const of = because.dated ?? '';
  return { kind: 'date', date, of, at: dateOf(view, date, of), less: less === undefined ? null : parseDuration(less), calendar };
}

/** Calendar days end on the day that they count to, unless that was one of rest. */
function hasRolled({ from }: ClockView, { amount, unit }: Duration, end: Instant, offsetMinutes: number): boolean {
  if (unit !== 'd') return false;
  return end > startOfDay(dayOf(instantOf(from), offsetMinutes) + amount + 1, offsetMinutes);
}

function dateOf(view: ComplaintView, date: string, of: string): Instant | null {
  const referral = view.referrals.find((r) => r.referral === of);
  const dates: Readonly<Record<string, string | null | undefined>> = {
    printedDue: referral?.due,
    signForBy: referral?.signForBy,
    returnBy: referral?.returnBy,
    promiseDue: view.promises.find((p) => p.promise === of)?.due,
    oversightDue: view.oversights.find((o) => o.oversight === of)?.due,
  };
  const at = dates[date] ?? null;
  return at === null ? null : instantOf(at);
}

function publishedTo(plan: Plan | null, calendar: string): string {
  const published = plan?.calendars.get(calendar)?.published;
  return published === undefined ? '' : formatDate(published[1]);
}
