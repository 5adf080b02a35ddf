import { z } from 'zod';
import type { Complaint, Referral } from '../../complaint/state';
import { mediationOutcomes, referralDecisions, stages } from '../../complaint/terms';
import { entryKind } from '../entryKind';
import { instant } from '../values';
import { terms, termsOf } from './registration';

const referral = { referral: z.string().nullish() };

/** States in which its body waits for us. */
const awaited = ['received', 'signedFor', 'returned'] as const satisfies readonly Referral['state'][];

/** The referral that an entry means: of those in such a state the one that it names, else the first. */
const meant = (state: Complaint, named: string | null | undefined, states: readonly Referral['state'][]): Referral | undefined =>
  state.referrals.find((r) => states.includes(r.state) && r.referral === (named ?? r.referral));

const ofRound = (found: Referral | undefined): { referral: string; round: number } | null =>
  found === undefined ? null : { referral: found.referral, round: found.round };

/** What passes between the centre and a referring body, domain rule «Referrals». */
export const referralKinds = {
  referred: entryKind('referred', {
    says: terms,
    names: { kind: 'referral kind' },
    stages,
    data: (given, { state, now }) => ({ referral: `R${state.referrals.length + 1}`, round: 1, ...termsOf(given, now) }),
  }),
  referralSigned: entryKind('referralSigned', {
    says: z.object(referral),
    stages,
    data: (given, { state }) => ofRound(meant(state, given.referral, ['received'])),
  }),
  referralReturned: entryKind('referralReturned', {
    says: z.object(referral),
    stages,
    data: (given, { state }) => ofRound(meant(state, given.referral, ['received', 'signedFor'])),
  }),
  referralExtensionRequested: entryKind('referralExtensionRequested', {
    says: z.object({ ...referral, until: instant }),
    stages,
    data: (given, { state }) => {
      const found = meant(state, given.referral, awaited);
      return found === undefined ? null : { referral: found.referral, until: given.until };
    },
  }),
  referralDecided: entryKind('referralDecided', {
    says: z.object({ ...referral, decision: z.enum(referralDecisions), due: instant.nullish() }),
    stages,
    data: ({ decision, due, ...given }, { state }) => {
      const found = meant(state, given.referral, decision.startsWith('return') ? ['returned'] : awaited);
      return found === undefined ? null : { referral: found.referral, decision, due: due ?? null };
    },
  }),
  reportedBack: entryKind('reportedBack', {
    says: z.object(referral),
    stages,
    data: (given, { state, now }) => {
      const found = meant(state, given.referral, awaited);
      return found === undefined
        ? null
        : { referral: found.referral, round: found.round, onTime: found.due === null ? null : now <= found.due };
    },
  }),
  redoRecorded: entryKind('redoRecorded', {
    says: z.object({ ...referral, due: instant.nullish() }),
    stages,
    data: ({ due, ...given }, { state }) => {
      const found = meant(state, given.referral, ['reportedBack']);
      return found === undefined ? null : { referral: found.referral, round: found.round + 1, due: due ?? null };
    },
  }),
  mediationRecorded: entryKind('mediationRecorded', {
    says: z.object({ ...referral, outcome: z.enum(mediationOutcomes), next: instant.nullish() }),
    stages,
    data: ({ outcome, next, ...given }, { state, now }) => {
      const found = state.referrals.find((r) => r.referral === (given.referral ?? r.referral));
      return found === undefined ? null : { referral: found.referral, outcome, at: now, next: next ?? null };
    },
  }),
};
