import { z } from 'zod';
import { again } from '../../escalation/again';
import { endOf, printedDate } from '../../referral/printedDate';
import { inState, referralField, referralMeant } from '../../referral/referralMeant';
import { outOfReach } from '../../referral/withinReach';
import { prose } from '../fields';
import { isRefusal, refuse } from '../refusal';
import { isEndStage, stages } from '../terms';
import { defineCommand } from './definition';

/**
 * The body was not content with the report: a new round begins. A complaint that was answered or is over is reopened by it, whatever
 * number of reopenings the plan allows a customer, and without counting as one (domain rule «Referrals»: a redo after closing reopens).
 */
const roundsAtMost = 20;

export const recordRedo = defineCommand({
  name: 'recordRedo',
  summary: 'The referring body wants it done again: a new round, with the date it now prints. Reopens what was answered or is over.',
  section: '1.1.12',
  roles: ['serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({
    referral: referralField,
    reason: prose(2000),
    dueOn: printedDate.optional().describe('The date printed for this round; a day ends at 24:00.'),
  }),
  decide: ({ referral, reason, dueOn }, { state, plan, now, onDuty }) => {
    const found = referralMeant(state, referral, inState('reportedBack'));
    if (isRefusal(found)) return found;
    if (found.round >= roundsAtMost) return refuse('plan', `at most ${roundsAtMost} rounds of one referral`, ['recordMediation']);
    const due = endOf(dueOn, plan);
    const refused = outOfReach({ dueOn: due }, now);
    if (refused !== null) return refused;
    const redo = { type: 'redoRecorded', data: { referral: found.referral, round: found.round + 1, due }, personal: { reason } } as const;
    if (state.stage !== 'replied' && !isEndStage(state.stage)) return [redo];
    const data = { count: state.reopenings, cause: 'redo', answered: state.answered } as const;
    return [{ type: 'reopened', data, personal: { reason } }, redo, ...again(plan, state, onDuty)];
  },
});
