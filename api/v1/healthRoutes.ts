import { z } from 'zod';
import { RegistryUnavailable } from '../../registry/unavailable';
import { Unavailable } from '../complaints/gateway';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';

const state = z.enum(['ok', 'unavailable']);
const readiness = z.object({
  ready: z.boolean(),
  temporal: state,
  registry: state,
  plan: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
});

/** For supervisors of processes. Intake needs Temporal and a plan; the registry is told, and decides nothing. */
export const healthRoutes = ({ gateway, reads, currentPlan }: ApiDeps): AnyRoute[] => [
  defineRoute({
    id: 'live',
    method: 'GET',
    path: '/health/live',
    tag: 'health',
    summary: 'Whether the process answers.',
    roles: 'public',
    replies: { 200: { description: 'It does.', schema: z.object({ live: z.literal(true) }) } },
    handle: () => ({ status: 200, body: { live: true } }),
  }),
  defineRoute({
    id: 'ready',
    method: 'GET',
    path: '/health/ready',
    tag: 'health',
    summary: 'Whether complaints can be taken in.',
    roles: 'public',
    replies: { 200: { description: 'They can.', schema: readiness }, 503: { description: 'They cannot.', schema: readiness } },
    handle: async () => {
      const [temporal, registry] = await Promise.all([stateOf(gateway.ready()), stateOf(reads.list({ limit: 1 }))]);
      const ready = temporal === 'ok';
      return {
        status: ready ? 200 : 503,
        headers: ready ? {} : { 'retry-after': '5' },
        body: { ready, temporal, registry, plan: currentPlan.ref },
      };
    },
  }),
];

const stateOf = async (asked: Promise<unknown>): Promise<z.infer<typeof state>> => {
  try {
    await asked;
    return 'ok';
  } catch (error) {
    if (error instanceof Unavailable || error instanceof RegistryUnavailable) return 'unavailable';
    throw error;
  }
};
