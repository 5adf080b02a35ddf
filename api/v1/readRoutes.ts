import { z } from 'zod';
import { instant, line } from '../../domain/complaint/fields';
import { isoInstant } from '../../domain/clocks/instant';
import type { JournalEvent } from '../../domain/complaint/events';
import { channels, levels, roles, rungs, stages } from '../../domain/complaint/terms';
import { allowedCommands } from '../complaints/allowedCommands';
import { readComplaint, readJournal } from '../complaints/readComplaint';
import { shownTo } from '../complaints/shownTo';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { complaintNumberParam, someIds, someOf, wholeNumber, yesOrNo } from '../http/values';
import { notFound } from '../problems/problem';
import { complaintSchema, journalEventSchema, oneComplaint, pageOf } from '../schemas/complaint';
import { nextPage } from './nextPage';
import { given } from './given';

/** The salt stays inside: once the personal part is erased, it alone could still confirm a guess. */
const shown = ({ salt: _salt, ...event }: JournalEvent) => ({ ...event, at: isoInstant(event.at) });

const number = z.object({ number: complaintNumberParam });
const limit = wholeNumber(1, 200).optional();
const most = 50;

export const readRoutes = (deps: ApiDeps): AnyRoute[] => [listRoute(deps), oneRoute(deps), journalRoute(deps)];

const oneRoute = ({ reads, gateway }: ApiDeps) =>
  defineRoute({
    id: 'readComplaint',
    method: 'GET',
    path: '/v1/complaints/{number}',
    tag: 'complaints',
    summary: 'One complaint, and what may be done with it.',
    roles,
    params: number,
    query: z.object({
      seq: wholeNumber(1, 1_000_000).optional().describe('Shows it at this journal event or a later one: the `seq` of your own command.'),
    }),
    replies: { 200: { description: 'The complaint.', schema: oneComplaint } },
    problems: [404],
    handle: async ({ params, query, actor }) => {
      const view = await readComplaint(reads, gateway, params.number, query.seq);
      if (view === null) throw notFound(`there is no complaint ${params.number}`);
      return { status: 200, body: { ...shownTo(actor, view), allowed: allowedCommands(actor, view.stage) } };
    },
  });

const filters = z.object({
  stage: someOf(stages).optional(),
  channel: someOf(channels).optional(),
  level: someOf(levels).optional(),
  rung: someOf(rungs).optional(),
  category: someIds.optional(),
  department: someIds.optional(),
  region: someIds.optional(),
  regulatory: yesOrNo.optional(),
  overdue: yesOrNo.optional().describe('true: only those with a running clock that is past due.'),
  duplicates: yesOrNo.optional().describe('true: only open ones to which possible duplicates were found; false: all others.'),
  receivedFrom: instant.optional(),
  receivedTo: instant.optional().describe('Exclusive.'),
  changedSince: instant.optional(),
  q: line(100).optional().describe('Beginning of the number, or part of the subject.'),
  limit,
  cursor: line(300).optional(),
});

const listRoute = ({ reads, now }: ApiDeps) =>
  defineRoute({
    id: 'listComplaints',
    method: 'GET',
    path: '/v1/complaints',
    tag: 'complaints',
    summary: 'Complaints that fit, the last received first.',
    roles,
    query: filters,
    replies: { 200: { description: `A page of at most \`limit\`, else ${most}.`, schema: pageOf(complaintSchema) } },
    handle: async ({ query, path, actor }) => {
      const { overdue, limit: asked = most, ...filter } = query;
      const page = await reads.list(given({ ...filter, limit: asked, overdueAt: overdue === true ? now() : undefined }));
      return { status: 200, body: { items: page.items.map((view) => shownTo(actor, view)), next: nextPage(path, query, page.next) } };
    },
  });

/** Notes of staff and confidential referrals stand in it: it is not for channels, which speak with customers. */
const journalRoute = ({ reads, gateway }: ApiDeps) =>
  defineRoute({
    id: 'readJournal',
    method: 'GET',
    path: '/v1/complaints/{number}/journal',
    tag: 'complaints',
    summary: 'All that happened to a complaint, in order.',
    roles: roles.filter((role) => role !== 'channel'),
    params: number,
    query: z.object({ after: wholeNumber(0, 1_000_000).optional().describe('`seq` of the last event that was read.'), limit }),
    replies: { 200: { description: 'A page of the journal.', schema: pageOf(journalEventSchema) } },
    problems: [404],
    handle: async ({ params, query, path }) => {
      const asked = query.limit ?? most;
      const events = await readJournal(reads, gateway, params.number, query.after ?? 0, asked);
      if (events === null) throw notFound(`there is no complaint ${params.number}`);
      const last = events.length === asked ? events.at(-1) : undefined;
      const next =
        last === undefined ? null : `${path}?${new URLSearchParams({ after: String(last.seq), limit: String(asked) }).toString()}`;
      return { status: 200, body: { items: events.map(shown), next } };
    },
  });
