import { minute, dayOf, startOfDay, weekdayOf } from '../clocks/civil';
import type { Instant, Role } from '../complaint/terms';

/** Who is on duty when, so that an escalation names a person and not only a role (1.1.34, 1.1.37). `rosterSchema` reads it. */
export interface Roster {
  /** The persons of each role, in the order in which they are asked. */
  readonly roles: Readonly<Partial<Record<Role, readonly Duty[]>>>;
  readonly absences: readonly Absence[];
}

/** One person's duty in one role. */
export interface Duty {
  readonly person: string;
  readonly shifts: readonly Shift[];
  /** Who steps in while the person is absent, in this order and whatever their own shifts are. */
  readonly deputies: readonly string[];
}

export interface Shift {
  /** Monday = 1 … Sunday = 7: the days on which it begins. */
  readonly days: readonly number[];
  /** Minutes after midnight of the plan's zone; where `to` comes before `from`, it ends on the next day. */
  readonly from: number;
  readonly to: number;
  /** First and last day number on which it begins; null has none. */
  readonly since: number | null;
  readonly until: number | null;
}

/** From the first instant up to, and not including, the second. */
export interface Absence {
  readonly person: string;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Who is on duty for a role at an instant: the first in the roster's order whose shift covers it and who is not absent. In the place
 * of an absent one steps the first of the deputies who is not absent, too. Null when there is nobody: the escalation goes on upwards.
 */
export function onDuty(roster: Roster, role: Role, at: Instant, offsetMinutes: number): string | null {
  const isAbsent = (person: string): boolean => roster.absences.some((a) => a.person === person && a.from <= at && at < a.to);
  for (const { person, shifts, deputies } of roster.roles[role] ?? []) {
    if (!shifts.some((shift) => covers(shift, at, offsetMinutes))) continue;
    const present = [person, ...deputies].find((candidate) => !isAbsent(candidate));
    if (present !== undefined) return present;
  }
  return null;
}

/** A shift over midnight belongs to the day on which it begins: at 3 o'clock on Saturday it is Friday's. */
function covers(shift: Shift, at: Instant, offsetMinutes: number): boolean {
  const today = dayOf(at, offsetMinutes);
  const end = shift.to < shift.from ? shift.to + wholeDayInMinutes : shift.to;
  return [today, today - 1].some((day) => {
    const midnight = startOfDay(day, offsetMinutes);
    return beginsOn(shift, day) && midnight + shift.from * minute <= at && at < midnight + end * minute;
  });
}

const wholeDayInMinutes = 1440;

const beginsOn = ({ days, since, until }: Shift, day: number): boolean =>
  days.includes(weekdayOf(day)) && (since === null || since <= day) && (until === null || day <= until);
