import { z } from 'zod';
import type { Calendar } from '../../domain/clocks/calendar';
import { formatDate } from '../../domain/clocks/civil';
import { isoInstant } from '../../domain/clocks/instant';
import { line } from '../../domain/complaint/fields';
import { roles } from '../../domain/complaint/terms';
import { type CurrentCalendar, currentCalendar } from '../calendars/currentCalendar';
import { uploadCalendar } from '../calendars/uploadCalendar';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { calendarExample } from '../openapi/examples';

const published = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .describe('First and last day for which days off are published; what is due later is provisional.');
const version = z.string().describe('Content hash: the version that complaints keep.');
const calendarSchema = z.object({
  id: z.string(),
  version: version.nullable().describe('Content hash of what was uploaded; null where the plan’s own calendar counts.'),
  published,
  since: z.iso.datetime().nullable(),
  by: z.string().nullable(),
});
const uploadedSchema = z.object({
  id: z.string(),
  version,
  published,
  rollout: z.string().describe('Id of the workflow that tells the open complaints.'),
  warnings: z.array(z.string()).describe('What to look at again: published days that this calendar no longer has.'),
});

const params = z.object({ calendar: line(60) });

/** Calendars of the plan as they count now: its own, or what was uploaded since. */
export const calendarRoutes = (deps: ApiDeps): AnyRoute[] => [listRoute(deps), oneRoute(deps), uploadRoute(deps)];

const listRoute = (deps: ApiDeps) =>
  defineRoute({
    id: 'listCalendars',
    method: 'GET',
    path: '/v1/calendars',
    tag: 'calendars',
    summary: 'Calendars of the plan, with the version that new complaints count by.',
    roles,
    replies: { 200: { description: 'All of them.', schema: z.object({ items: z.array(calendarSchema) }) } },
    handle: async () => {
      const ids = [...deps.currentPlan.plan.calendars.keys()];
      const items = await Promise.all(ids.map(async (id) => shown(id, await currentCalendar(deps, id))));
      return { status: 200, body: { items } };
    },
  });

const oneRoute = (deps: ApiDeps) =>
  defineRoute({
    id: 'readCalendar',
    method: 'GET',
    path: '/v1/calendars/{calendar}',
    tag: 'calendars',
    summary: 'One calendar with its text.',
    roles,
    params,
    replies: {
      200: {
        description: 'The calendar; `text` is the YAML to change and to put again.',
        schema: calendarSchema.extend({ text: z.string() }),
      },
    },
    problems: [404],
    handle: async ({ params: { calendar: id } }) => {
      const current = await currentCalendar(deps, id);
      const text = current.upload === null ? deps.currentPlan.source.calendars[id] : await deps.calendars.textOf(current.upload.hash);
      return { status: 200, body: { ...shown(id, current), text } };
    },
  });

const uploadRoute = (deps: ApiDeps) =>
  defineRoute({
    id: 'putCalendar',
    method: 'PUT',
    path: '/v1/calendars/{calendar}',
    tag: 'calendars',
    summary: 'Puts a new version of a calendar in force.',
    description:
      'The body is a whole calendar file, as the plan’s. New complaints count by it from now on; open ones are told by a workflow and count again. Repeating the request is safe, and begins the telling again.',
    roles: ['administrator', 'supervisor'],
    params,
    query: z.object({ reason: line(200).optional().describe('Stands in the journal of every open complaint.') }),
    body: z.string(),
    bodyType: 'yaml',
    bodyExample: calendarExample,
    replies: {
      201: { description: 'A new version is in force.', schema: uploadedSchema },
      200: { description: 'This very version was in force already.', schema: uploadedSchema },
    },
    problems: [404, 422],
    handle: async ({ params: { calendar: id }, query, body, actor }) => {
      const { kept, rollout, warnings } = await uploadCalendar(deps, { id, text: body, by: actor, reason: query.reason });
      return {
        status: kept.isNew ? 201 : 200,
        body: { id, version: kept.upload.hash, published: publishedOf(kept.calendar), rollout, warnings },
      };
    },
  });

const shown = (id: string, { calendar, upload }: CurrentCalendar): z.input<typeof calendarSchema> => ({
  id,
  version: upload?.hash ?? null,
  published: publishedOf(calendar),
  since: upload === null ? null : isoInstant(upload.at),
  by: upload?.by ?? null,
});

const publishedOf = ({ published: [from, to] }: Calendar) => ({ from: formatDate(from), to: formatDate(to) });
