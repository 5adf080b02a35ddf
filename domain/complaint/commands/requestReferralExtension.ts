import { z } from 'zod';
import { notPutOff } from '../../referral/extension';
import { endOf, printedDate } from '../../referral/printedDate';
import { awaited, referralField, referralMeant } from '../../referral/referralMeant';
import { fiveYears, notAhead } from '../ahead';
import { prose } from '../fields';
import { isRefusal, refuse } from '../refusal';
import { stages } from '../terms';
import { defineCommand } from './definition';

/** Only asks: the printed date stands until the body has decided. */
export const requestReferralExtension = defineCommand({
  name: 'requestReferralExtension',
  summary: 'Asks the referring body for a later date, with the reason; the printed one stands until it decides.',
  section: '1.1.12',
  roles: ['serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({
    referral: referralField,
    until: printedDate.describe('The date that is asked for; a day ends at 24:00.'),
    reason: prose(2000),
  }),
  decide: ({ referral, until: asked, reason }, { state, plan, now }) => {
    const found = referralMeant(state, referral, awaited);
    if (isRefusal(found)) return found;
    if (found.extensionAsked !== null)
      return refuse('plan', `its body has not decided yet on the extension of ${found.referral}`, ['recordReferralDecision']);
    const until = endOf(asked, plan) ?? now;
    const refused = notAhead('the date asked for', until, { now, plan }, fiveYears) ?? notPutOff(found, until, plan, state);
    if (refused !== null) return refused;
    return [{ type: 'referralExtensionRequested', data: { referral: found.referral, until }, personal: { reason } }];
  },
});
