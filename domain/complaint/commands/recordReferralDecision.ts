import { z } from 'zod';
import type { Plan } from '../../plan/plan';
import { notPutOff } from '../../referral/extension';
import { endOf, printedDate } from '../../referral/printedDate';
import { awaited, inState, referralField, referralMeant, type Fitting } from '../../referral/referralMeant';
import { outOfReach } from '../../referral/withinReach';
import { prose } from '../fields';
import { isRefusal, refuse, type Refusal } from '../refusal';
import type { Complaint, Referral } from '../state';
import { referralDecisions, stages, type Instant, type ReferralDecision } from '../terms';
import { defineCommand } from './definition';

const extensionAsked: Fitting = {
  says: 'waiting for a decision on an extension',
  fits: (referral) => awaited.fits(referral) && referral.extensionAsked !== null,
};

/**
 * What the body decided is taken as it decided it: it may grant less than was asked, and with a date also what nobody asked for. A
 * refused return may bring a new date with it.
 */
export const recordReferralDecision = defineCommand({
  name: 'recordReferralDecision',
  summary: 'Records what the referring body decided on an extension or a return.',
  section: '1.1.12',
  roles: ['serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({
    referral: referralField,
    decision: z.enum(referralDecisions),
    dueOn: printedDate
      .optional()
      .describe('The date that now counts as printed; a day ends at 24:00. What was asked for, if absent from a granted extension.'),
    remark: prose(2000).optional(),
  }),
  decide: ({ referral, decision, dueOn, remark }, { state, plan, now }) => {
    const given = endOf(dueOn, plan);
    const found = referralMeant(state, referral, decidable(decision, given));
    if (isRefusal(found)) return found;
    const due = given ?? (decision === 'extensionGranted' ? found.extensionAsked : null);
    const refused = outOfReach({ dueOn: given }, now) ?? wrongDate(found, decision, due, plan, state);
    if (refused !== null) return refused;
    const data = { referral: found.referral, decision, due };
    return [{ type: 'referralDecided', data, personal: remark === undefined ? {} : { remark } }];
  },
});

function decidable(decision: ReferralDecision, given: Instant | null): Fitting {
  switch (decision) {
    case 'extensionGranted':
      return given === null ? extensionAsked : awaited;
    case 'extensionRefused':
      return extensionAsked;
    case 'returnAccepted':
    case 'returnRefused':
      return inState('returned');
  }
}

function wrongDate(referral: Referral, decision: ReferralDecision, due: Instant | null, plan: Plan, state: Complaint): Refusal | null {
  switch (decision) {
    case 'extensionGranted':
      return due === null ? null : notPutOff(referral, due, plan, state);
    case 'extensionRefused':
    case 'returnAccepted':
      return due === null ? null : refuse('plan', `${decision} sets no date: leave out dueOn`, ['extensionGranted', 'returnRefused']);
    case 'returnRefused':
      return null;
  }
}
