import { line } from '../complaint/fields';
import { refuse, type Refusal } from '../complaint/refusal';
import type { Complaint, Referral } from '../complaint/state';

/** What a referral must be like for a command. */
export interface Fitting {
  /** As in "no referral is …". */
  readonly says: string;
  readonly fits: (referral: Referral) => boolean;
}

export const inState = (...states: readonly Referral['state'][]): Fitting => ({
  says: states.join(' or '),
  fits: ({ state }) => states.includes(state),
});

/** Referrals whose body still waits for us. A returned one does until the body takes it back. */
export const awaited = inState('received', 'signedFor', 'returned');

/** The referral that a command is for, such as R1. */
export const referralField = line(8).optional().describe('Such as R1; the only one that it can be for, if absent.');

/** The referral that is meant: the one named, or the only one that fits. */
export function referralMeant({ referrals }: Complaint, referral: string | undefined, { says, fits }: Fitting): Referral | Refusal {
  const fitting = referrals.filter(fits);
  const names = fitting.map((r) => r.referral);
  if (referral === undefined) {
    const [only, another] = fitting;
    if (another !== undefined) return refuse('reference', `several referrals are ${says}: say which`, names);
    return only ?? refuse('reference', `no referral is ${says}`, names);
  }
  const named = referrals.find((r) => r.referral === referral);
  if (named === undefined) return refuse('reference', `there is no referral ${referral}`, names);
  return fits(named) ? named : refuse('reference', `referral ${referral} is ${named.state}, not ${says}`, names);
}
