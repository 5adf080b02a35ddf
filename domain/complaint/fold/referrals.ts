import type { EventOf } from '../events';
import type { Complaint, Referral } from '../state';
import type { Instant } from '../terms';

export type ReferralEvent = { readonly at: Instant } & EventOf<
  | 'referred'
  | 'referralSigned'
  | 'referralReturned'
  | 'referralExtensionRequested'
  | 'referralDecided'
  | 'reportedBack'
  | 'redoRecorded'
  | 'mediationRecorded'
>;

/** What an event of a referral makes of the state. The flag R stands while any referral was not taken back. */
export function foldReferral(state: Complaint, event: ReferralEvent): Complaint {
  const referrals = event.type === 'referred' ? [...state.referrals, newReferral(event.data, event.at)] : changed(state, event);
  return { ...state, referrals, regulatory: state.flagged || referrals.some((r) => r.state !== 'over') };
}

/** A referral that was just received. */
export const newReferral = (data: EventOf<'referred'>['data'], at: Instant): Referral => ({
  ...data,
  state: 'received',
  extensionAsked: null,
  extendedFrom: null,
  extended: false,
  returnedIn: null,
  at,
});

function changed({ referrals, clocks }: Complaint, event: Exclude<ReferralEvent, { type: 'referred' }>): readonly Referral[] {
  const term = clocks.find((c) => c.clock === `referralReply/${event.data.referral}`)?.due ?? null;
  return referrals.map((r) => (r.referral === event.data.referral ? { ...r, ...changeOf(r, event, term), at: event.at } : r));
}

function changeOf(before: Referral, event: Exclude<ReferralEvent, { type: 'referred' }>, term: Instant | null): Partial<Referral> {
  switch (event.type) {
    case 'referralSigned':
      return { state: 'signedFor' };
    case 'referralReturned':
      return { state: 'returned', returnedIn: event.data.round };
    case 'referralExtensionRequested':
      return { extensionAsked: event.data.until };
    case 'referralDecided':
      return decided(before, event, term);
    case 'reportedBack':
      return { state: 'reportedBack', extensionAsked: null };
    case 'redoRecorded':
      return {
        state: 'received',
        round: event.data.round,
        receivedAt: event.at,
        due: event.data.due,
        signForBy: null,
        returnBy: null,
        extensionAsked: null,
        extendedFrom: null,
        extended: false,
      };
    case 'mediationRecorded':
      return {};
  }
}

/** Where no date was printed, extensions count from the term that the plan counted by. */
function decided(before: Referral, { data: { decision, due } }: EventOf<'referralDecided'>, term: Instant | null): Partial<Referral> {
  switch (decision) {
    case 'extensionGranted':
      return { due: due ?? before.due, extensionAsked: null, extendedFrom: before.extendedFrom ?? before.due ?? term, extended: true };
    case 'extensionRefused':
      return { extensionAsked: null };
    case 'returnAccepted':
      return { state: 'over' };
    case 'returnRefused':
      return { state: 'signedFor', due: due ?? before.due };
  }
}
