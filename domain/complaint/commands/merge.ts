import { z } from 'zod';
import { complaintNumber, prose } from '../fields';
import { hasAbsorbed, mergedInto } from '../merging';
import { refuse, type Refusal } from '../refusal';
import type { Complaint } from '../state';
import { isAbove, workingStages, type Actor, type Role } from '../terms';
import { defineCommand } from './definition';

/** May name a complaint that was not offered as a duplicate: they answer for what is then handled under another number. */
const mayNameAny: readonly Role[] = ['shiftLeader', 'expert', 'supervisor'];

export const merge = defineCommand({
  name: 'merge',
  summary: 'Ends it as a duplicate: what the customer said is added to the complaint that was there before.',
  section: '1.1.20',
  roles: ['channel', 'agent', 'shiftLeader', 'expert', 'supervisor', 'liaison'],
  stages: workingStages,
  fields: z.strictObject({
    into: complaintNumber.describe('The complaint that is handled on; one of `possibleDuplicates`, or any for a shift leader and up.'),
    reason: prose(2000).describe('Why both are one matter.'),
  }),
  decide: ({ into, reason }, { state, actor }) =>
    notThere(into, state, actor) ?? notFree(into, state) ?? [{ type: 'merged', data: { into }, personal: { reason } }],
});

/** Why it is not merged into that complaint, whatever stands in it. */
function notThere(into: string, state: Complaint, actor: Actor): Refusal | null {
  if (into === state.number) return refuse('plan', 'a complaint is not merged into itself');
  if (hasAbsorbed(state, into)) return refuse('plan', `${into} was merged into this one`);
  if (mergedInto(state) === into) {
    return refuse('plan', `it was merged into ${into} before and reopened since: handle it by itself`);
  }
  const { duplicates } = state.facts;
  if (duplicates.includes(into) || (actor.role !== 'system' && mayNameAny.includes(actor.role))) return null;
  return refuse('reference', `${into} is none of its possible duplicates; ${mayNameAny.join(', ')} may name another`, duplicates);
}

/**
 * What it has begun must not be lost with it: others' work, a decision that is asked for, what a referring body waits for (a referral
 * never loses a clock), what the customer was answered, a manager's attention.
 */
function notFree(into: string, state: Complaint): Refusal | null {
  const { handOffs, proposal, referrals, replies, rung, links } = state;
  const otherWay = `merge ${into} into this one instead`;
  const accepted = handOffs.filter((h) => h.state === 'accepted');
  if (accepted.length > 0) {
    const who = accepted.map((h) => `${h.handOff} (${h.department})`).join(', ');
    return refuse('plan', `${who} is being worked on: have it answered or returned first, or ${otherWay}`, ['answer', 'return']);
  }
  if (links.some((link) => link.relation === 'absorbed')) return refuse('plan', `it has taken up other complaints: ${otherWay}`);
  if (proposal?.state === 'waiting') return refuse('plan', `${proposal.proposal} waits for approval`, ['approve', 'disapprove']);
  const standing = referrals.filter((r) => r.state !== 'over').map((r) => r.referral);
  if (standing.length > 0) return refuse('plan', `its referral ${standing.join(', ')} is answered under this number: ${otherWay}`);
  if (replies > 0) return refuse('plan', `the customer was answered under this number: ${otherWay}`);
  // A second complaint is raised to the expert for being one; above that it is a manager's.
  if (rung !== null && isAbove(rung, 'E2')) return refuse('plan', `it stands at ${rung}: lower it first, or ${otherWay}`, ['deescalate']);
  return null;
}
