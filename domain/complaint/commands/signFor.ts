import { z } from 'zod';
import { inState, referralField, referralMeant } from '../../referral/referralMeant';
import { isRefusal } from '../refusal';
import { stages } from '../terms';
import { defineCommand } from './definition';

export const signFor = defineCommand({
  name: 'signFor',
  summary: 'Signs for a referral: its body knows that it is in our hands.',
  section: '1.1.12',
  roles: ['serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({ referral: referralField }),
  decide: ({ referral }, { state }) => {
    const found = referralMeant(state, referral, inState('received'));
    if (isRefusal(found)) return found;
    return [{ type: 'referralSigned', data: { referral: found.referral, round: found.round } }];
  },
});
