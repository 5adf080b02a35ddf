import { openReferrals, type About } from '../complaint/facts';
import type { Complaint } from '../complaint/state';
import type { Instant } from '../complaint/terms';
import type { DateName } from '../plan/schema';

/** A date that a person or a document set, and whose it is. */
export interface Dated {
  readonly at: Instant;
  /** R1, M1, O1 … */
  readonly of: string;
}

/** The date that a goal speaks of: that of the thing the clock is kept for, else the earliest of all that wait; null where nobody set one. */
export function dateOf(name: DateName, state: Complaint, { per, subject }: About): Dated | null {
  const dates = datesOf(name, state).filter((date) => per === 'complaint' || date.of === subject);
  return dates.reduce<Dated | null>((first, date) => (first === null || date.at < first.at ? date : first), null);
}

function datesOf(name: DateName, state: Complaint): Dated[] {
  const dated = (of: string, at: Instant | null): Dated[] => (at === null ? [] : [{ of, at }]);
  switch (name) {
    case 'printedDue':
      return openReferrals(state).flatMap((r) => dated(r.referral, r.due));
    case 'signForBy':
      return openReferrals(state).flatMap((r) => dated(r.referral, r.signForBy));
    case 'returnBy':
      return openReferrals(state).flatMap((r) => dated(r.referral, r.returnBy));
    case 'promiseDue':
      return state.promises.filter((p) => !p.kept).flatMap((p) => dated(p.promise, p.due));
    case 'remedyDue':
      return state.remedies.filter((r) => !r.fulfilled).flatMap((r) => dated(r.remedy, r.due));
    case 'oversightDue':
      return state.oversights.flatMap((o) => dated(o.oversight, o.due));
  }
}
