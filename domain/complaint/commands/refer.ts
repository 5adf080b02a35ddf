import { z } from 'zod';
import { unknownEntry } from '../../plan/entries';
import type { Plan } from '../../plan/plan';
import { referralDocument } from '../../referral/document';
import { printedDate } from '../../referral/printedDate';
import { outOfReach } from '../../referral/withinReach';
import { instant, prose } from '../fields';
import { mergedInto } from '../merging';
import { referralTerms } from '../referredTerms';
import { refuse, type Refusal } from '../refusal';
import type { Complaint } from '../state';
import { stages, type Instant } from '../terms';
import { defineCommand } from './definition';

/** What a complaint's state has room for. */
const referralsAtMost = 10;

export const refer = defineCommand({
  name: 'refer',
  summary: 'Another body’s referral joins the complaint, be it open or ended; every clock that runs goes on.',
  section: '1.1.12',
  roles: ['agent', 'serviceManager', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({
    ...referralDocument,
    dueOn: printedDate.optional().describe('The date printed on it; a day ends at 24:00.'),
    receivedAt: instant.optional().describe('When it reached us; now if absent.'),
    demand: prose(4000).optional().describe('What the customer demands there, in the document’s words.'),
  }),
  decide: (fields, { state, plan, now }) => {
    const terms = referralTerms(fields, plan, now);
    const { receivedAt, signForBy, returnBy, due } = terms;
    const refused =
      notHere(state) ??
      unknownKind(fields.kind, plan) ??
      repeated(state, fields) ??
      inFuture(fields.receivedAt, now) ??
      outOfReach({ receivedAt, signForBy, returnBy, dueOn: due }, now);
    if (refused !== null) return refused;
    const data = { referral: `R${state.referrals.length + 1}`, round: 1, ...terms };
    return [{ type: 'referred', data, personal: fields.demand === undefined ? {} : { demand: fields.demand } }];
  },
});

const unknownKind = (kind: string, plan: Plan): Refusal | null =>
  unknownEntry(
    'referral kind',
    kind,
    plan.file.referrals.kinds.map((k) => k.id),
  );

/** A duplicate that was merged is worked on under the other number alone. */
function notHere(state: Complaint): Refusal | null {
  if (state.referrals.length >= referralsAtMost) return refuse('plan', `at most ${referralsAtMost} referrals`, ['note']);
  const into = state.outcome === 'merged' ? mergedInto(state) : null;
  return into === null ? null : refuse('plan', `it was merged into ${into}: refer it there`, [into]);
}

/** The same document again is a new round of its referral, unless the body took it back before. */
function repeated({ referrals }: Complaint, { body, documentNumber }: { body: string; documentNumber: string }): Refusal | null {
  const same = referrals.find((r) => r.state !== 'over' && isSame(r.body, body) && isSame(r.document, documentNumber));
  if (same === undefined) return null;
  const how = same.state === 'reportedBack' ? 'record its redo' : 'a redo is recorded once it was reported back';
  return refuse('plan', `${same.referral} is this document already: ${how}`, ['recordRedo']);
}

const isSame = (one: string, other: string): boolean => oneForm(one) === oneForm(other);
const oneForm = (written: string): string => written.normalize('NFKC').trim().toLowerCase();

const inFuture = (receivedAt: Instant | undefined, now: Instant): Refusal | null =>
  receivedAt !== undefined && receivedAt > now ? refuse('plan', 'receivedAt must not lie in the future') : null;
