import { z } from 'zod';
import { isoInstant } from '../../domain/clocks/instant';
import type { Role } from '../../domain/complaint/terms';
import { rungs } from '../../domain/complaint/terms';
import { onDuty } from '../../domain/escalation/roster';
import { rosterSchema } from '../../domain/escalation/rosterSchema';
import type { StoredRoster } from '../../store/rosters';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { rosterExample } from '../openapi/examples';

const standing = z.object({
  version: z.int().nullable().describe('null: there is no roster yet; escalations then name the role alone.'),
  since: z.iso.datetime().nullable(),
  by: z.string().nullable(),
});
const readSchema = standing.extend({
  roster: z.looseObject({}).nullable().describe('As it was put.'),
  onDuty: z
    .array(z.object({ rung: z.enum(rungs), role: z.string(), person: z.string().nullable() }))
    .describe('Who is on duty now for each rung of the ladder; null: nobody.'),
});

const readers: readonly Role[] = [
  'shiftLeader',
  'expert',
  'serviceManager',
  'departmentHead',
  'companyLeader',
  'supervisor',
  'auditor',
  'operator',
  'administrator',
];

/** Who is on duty for the rungs of the ladder. */
export const rosterRoutes = ({ rosters, currentPlan: { plan }, now }: ApiDeps): AnyRoute[] => [
  defineRoute({
    id: 'readRoster',
    method: 'GET',
    path: '/v1/rosters',
    tag: 'rosters',
    summary: 'The roster in force, and who is on duty now.',
    roles: readers,
    replies: { 200: { description: 'The roster.', schema: readSchema } },
    handle: async () => {
      const [latest, roster] = await Promise.all([rosters.latest(), rosters.current()]);
      const duty = plan.file.escalation.rungs.map(({ id, role }) => ({
        rung: id,
        role,
        person: roster === null ? null : onDuty(roster, role, now(), plan.offsetMinutes),
      }));
      return { status: 200, body: { ...shown(latest), roster: latest === null ? null : JSON.parse(latest.roster), onDuty: duty } };
    },
  }),
  defineRoute({
    id: 'putRoster',
    method: 'PUT',
    path: '/v1/rosters',
    tag: 'rosters',
    summary: 'Puts a new roster in force, in the place of the whole one before.',
    description: 'Escalations from now on name the person who is on duty by it; what was decided stays.',
    roles: ['supervisor', 'administrator'],
    body: rosterSchema,
    bodyExample: rosterExample,
    replies: {
      201: { description: 'A new version is in force.', schema: standing },
      200: { description: 'This very roster was in force already.', schema: standing },
    },
    handle: async ({ received, actor }) => {
      const { stored, isNew } = await rosters.put(received, actor, now());
      return { status: isNew ? 201 : 200, body: shown(stored) };
    },
  }),
];

const shown = (stored: StoredRoster | null): z.input<typeof standing> => ({
  version: stored?.version ?? null,
  since: stored === null ? null : isoInstant(stored.at),
  by: stored?.by ?? null,
});
