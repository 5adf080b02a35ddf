import { z } from 'zod';
import { isoInstant } from '../../domain/clocks/instant';
import { instant, line } from '../../domain/complaint/fields';
import { roles } from '../../domain/complaint/terms';
import type { ReferralRow } from '../../registry/rows';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { someIds, someOf, wholeNumber, yesOrNo } from '../http/values';
import { pageOf } from '../schemas/complaint';
import { referralSchema, referralStates } from '../schemas/referral';
import { given } from './given';
import { nextPage } from './nextPage';

const most = 50;

/** Channels speak with customers, who are not to know of a confidential referral. */
const staff = roles.filter((role) => role !== 'channel');

const filters = z.object({
  body: line(100).optional().describe('Who referred it, to the letter.'),
  kind: someIds.optional(),
  state: someOf(referralStates).optional(),
  dueBefore: instant.optional().describe('Only those whose printed date lies before it.'),
  overdue: yesOrNo.optional().describe('true: only those whose body waits and whose printed date has passed.'),
  limit: wholeNumber(1, 200).optional(),
  cursor: line(300).optional(),
});

/** The liaison's desk: what other bodies wait for. */
export const referralRoutes = ({ reads, now }: ApiDeps): AnyRoute[] => [
  defineRoute({
    id: 'listReferrals',
    method: 'GET',
    path: '/v1/referrals',
    tag: 'referrals',
    summary: 'Referrals of all complaints, that with the earliest printed date first; those without one last.',
    roles: staff,
    query: filters,
    replies: { 200: { description: `A page of at most \`limit\`, else ${most}.`, schema: pageOf(referralSchema) } },
    handle: async ({ query, path }) => {
      const { overdue, limit = most, ...filter } = query;
      const page = await reads.referrals(given({ ...filter, limit, overdueAt: overdue === true ? now() : undefined }));
      return { status: 200, body: { items: page.items.map(shown), next: nextPage(path, query, page.next) } };
    },
  }),
];

const shown = (row: ReferralRow) => ({
  ...row,
  receivedAt: isoInstant(row.receivedAt),
  signForBy: isoOrNull(row.signForBy),
  returnBy: isoOrNull(row.returnBy),
  printedDue: isoOrNull(row.printedDue),
  internalDue: isoOrNull(row.internalDue),
  extensionAsked: isoOrNull(row.extensionAsked),
});

const isoOrNull = (at: number | null): string | null => (at === null ? null : isoInstant(at));
