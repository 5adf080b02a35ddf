import { z } from 'zod';
import type { Plan } from '../../plan/plan';
import { awaited, referralField, referralMeant } from '../../referral/referralMeant';
import { prose } from '../fields';
import { isRefusal, refuse, type Refusal } from '../refusal';
import type { Complaint, Referral } from '../state';
import { stages } from '../terms';
import { defineCommand } from './definition';

/**
 * The body is told what the customer was told, so that the customer hears it first: a report needs the reply that stands, or the end by
 * rejection or withdrawal; a complaint that was reopened needs a new one. A confidential referral, of which the customer is not to
 * know, and kinds that the plan does not bind to it, such as a superior's supervision, are reported without. A referral that was
 * returned and not taken back can be reported too: it is still ours.
 */
export const reportBack = defineCommand({
  name: 'reportBack',
  summary: 'Reports the result to the referring body, after the customer was answered.',
  section: '1.1.12',
  roles: ['serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({ referral: referralField, report: prose(8000).describe('What the body reads.') }),
  decide: ({ referral, report }, { state, plan, now }) => {
    const found = referralMeant(state, referral, awaited);
    if (isRefusal(found)) return found;
    const { referral: name, round, due } = found;
    const refused = customerFirst(found, state, plan);
    if (refused !== null) return refused;
    return [{ type: 'reportedBack', data: { referral: name, round, onTime: due === null ? null : now <= due }, personal: { report } }];
  },
});

function customerFirst({ referral, kind, confidential }: Referral, state: Complaint, plan: Plan): Refusal | null {
  const isBound = plan.file.referrals.kinds.find((k) => k.id === kind)?.customerFirst ?? true;
  const isAnswered = state.reply !== null || state.stage === 'rejected' || state.stage === 'withdrawn';
  if (confidential || !isBound || isAnswered) return null;
  return refuse('plan', `the customer is answered before ${referral} is reported back`, ['reply', 'reject']);
}
