import { z } from 'zod';
import { inState, referralField, referralMeant } from '../../referral/referralMeant';
import { prose } from '../fields';
import { isRefusal, refuse } from '../refusal';
import { stages } from '../terms';
import { defineCommand } from './definition';

/** The clock of the reply runs on until the body accepts: what it does not take back is ours to answer. */
export const returnReferral = defineCommand({
  name: 'returnReferral',
  summary: 'Returns a referral to its body as not ours, once a round; it stays ours until the body accepts.',
  section: '1.1.12',
  roles: ['serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({ referral: referralField, reason: prose(2000) }),
  decide: ({ referral, reason }, { state }) => {
    const found = referralMeant(state, referral, inState('received', 'signedFor'));
    if (isRefusal(found)) return found;
    if (found.returnedIn === found.round)
      return refuse('plan', `its body did not accept that ${found.referral} was returned, and is asked once a round`, ['reportBack']);
    return [{ type: 'referralReturned', data: { referral: found.referral, round: found.round }, personal: { reason } }];
  },
});
