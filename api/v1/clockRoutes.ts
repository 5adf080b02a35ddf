import { z } from 'zod';
import { roles } from '../../domain/complaint/terms';
import { readClocks } from '../complaints/readClocks';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { complaintNumberParam, wholeNumber } from '../http/values';
import { clocksExample } from '../openapi/examples';
import { notFound } from '../problems/problem';
import { clocksSchema } from '../schemas/clocks';

/** Channels speak with customers, who are not to know of a confidential referral, and its clocks name it. */
const staff = roles.filter((role) => role !== 'channel');

/** Why a complaint's clocks are due when they are. */
export const clockRoutes = (deps: ApiDeps): AnyRoute[] => [
  defineRoute({
    id: 'readClocks',
    method: 'GET',
    path: '/v1/complaints/{number}/clocks',
    tag: 'complaints',
    summary: 'Every clock of a complaint: by what it was started, what it goes by, what moved it, and why, in a sentence.',
    roles: staff,
    params: z.object({ number: complaintNumberParam }),
    query: z.object({
      seq: wholeNumber(1, 1_000_000).optional().describe('Shows them at this journal event or a later one: the `seq` of your own command.'),
    }),
    replies: { 200: { description: 'The clocks.', schema: clocksSchema, example: clocksExample } },
    problems: [404],
    handle: async ({ params, query }) => {
      const clocks = await readClocks(deps, params.number, query.seq);
      if (clocks === null) throw notFound(`there is no complaint ${params.number}`);
      return { status: 200, body: clocks };
    },
  }),
];
