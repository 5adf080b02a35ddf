import { z } from 'zod';
import { isoInstant } from '../../domain/clocks/instant';
import { line } from '../../domain/complaint/fields';
import { roles } from '../../domain/complaint/terms';
import { departmentIds } from '../../domain/plan/entries';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { someOf, wholeNumber } from '../http/values';
import { Problem } from '../problems/problem';
import { handOffSchema, pageOf } from '../schemas/complaint';
import { nextPage } from './nextPage';
import { given } from './given';

const states = ['waiting', 'accepted', 'returned', 'answered', 'recalled'] as const;
const most = 50;

/** The department desk: what waits for a department. */
export const departmentRoutes = ({ reads, currentPlan }: ApiDeps): AnyRoute[] => [
  defineRoute({
    id: 'listHandOffs',
    method: 'GET',
    path: '/v1/departments/{department}/hand-offs',
    tag: 'departments',
    summary: 'Hand-offs of a department, the longest waiting first.',
    roles,
    params: z.object({ department: line(60) }),
    query: z.object({ state: someOf(states).optional(), limit: wholeNumber(1, 200).optional(), cursor: line(300).optional() }),
    replies: { 200: { description: 'A page of hand-offs.', schema: pageOf(handOffSchema) } },
    problems: [404],
    handle: async ({ params, query, path }) => {
      const known = departmentIds(currentPlan.plan);
      if (!known.includes(params.department))
        throw new Problem(404, 'notFound', `the plan has no department "${params.department}"`, { allowed: known });
      const page = await reads.handOffs(given({ ...query, department: params.department, limit: query.limit ?? most }));
      const items = page.items.map((row) => ({
        ...row,
        at: isoInstant(row.at),
        acceptBy: row.acceptBy === null ? null : isoInstant(row.acceptBy),
      }));
      return { status: 200, body: { items, next: nextPage(path, query, page.next) } };
    },
  }),
];
