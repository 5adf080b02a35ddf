import { z } from 'zod';
import type { Plan } from '../../plan/plan';
import { inState, referralField, referralMeant } from '../../referral/referralMeant';
import { fiveYears, notAhead } from '../ahead';
import { instant, prose } from '../fields';
import { isRefusal, refuse, type Refusal } from '../refusal';
import type { Referral } from '../state';
import { mediationOutcomes, stages, type Instant, type MediationOutcome } from '../terms';
import { defineCommand } from './definition';

/** Bodies mediate before our report as well as after it. */
const mediated = inState('received', 'signedFor', 'returned', 'reportedBack');

export const recordMediation = defineCommand({
  name: 'recordMediation',
  summary: 'Records a mediation that the referring body held between the customer and us.',
  section: '1.1.12',
  roles: ['serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({
    referral: referralField,
    outcome: z.enum(mediationOutcomes),
    at: instant.optional().describe('When it was held; now if absent.'),
    next: instant.optional().describe('When it goes on, if it was adjourned to a date.'),
    record: prose(8000),
  }),
  decide: ({ referral, outcome, at, next, record }, { state, plan, now }) => {
    const found = referralMeant(state, referral, mediated);
    if (isRefusal(found)) return found;
    const refused = wrongHeld(found, at ?? now, now) ?? wrongNext(outcome, next, plan, now);
    if (refused !== null) return refused;
    const data = { referral: found.referral, outcome, at: at ?? now, next: next ?? null };
    return [{ type: 'mediationRecorded', data, personal: { record } }];
  },
});

const wrongHeld = ({ receivedAt }: Referral, at: Instant, now: Instant): Refusal | null =>
  at > now || at < receivedAt ? refuse('plan', 'a mediation was held between the reception of its referral and now') : null;

function wrongNext(outcome: MediationOutcome, next: Instant | undefined, plan: Plan, now: Instant): Refusal | null {
  if (next === undefined) return null;
  if (outcome !== 'adjourned') return refuse('plan', 'next belongs to the outcome adjourned, and to no other', ['adjourned']);
  return notAhead('the next mediation', next, { now, plan }, fiveYears);
}
