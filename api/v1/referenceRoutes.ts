import { z } from 'zod';
import { commands } from '../../domain/complaint/commands';
import { commandNames } from '../../domain/complaint/commands/names';
import { roles } from '../../domain/complaint/terms';
import type { ApiDeps, CurrentPlan } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { pathOf } from './commandRoutes';

const named = z.looseObject({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) });
const list = z.array(named);
const planLists = z.object({
  plan: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  name: z.object({ zh: z.string(), en: z.string() }),
  channels: list,
  levels: list,
  presumedLevel: z.string(),
  categories: list,
  tags: list,
  causes: list,
  responsibilities: list,
  grounds: list,
  departments: list,
  remedies: list,
  rungs: list,
  referralKinds: list,
});
const commandList = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      summary: z.string(),
      section: z.string(),
      roles: z.array(z.string()),
      stages: z.array(z.string()),
      fields: z.looseObject({}).describe('JSON Schema of the body.'),
    }),
  ),
});

/** What a form needs: the plan's lists, and what each command takes. */
export const referenceRoutes = ({ currentPlan }: ApiDeps): AnyRoute[] => [
  defineRoute({
    id: 'readPlan',
    method: 'GET',
    path: '/v1/plan',
    tag: 'reference',
    summary: 'Lists of the plan that new complaints start with: categories, levels, departments, causes …',
    roles,
    replies: { 200: { description: 'The lists.', schema: planLists } },
    handle: () => ({ status: 200, body: listsOf(currentPlan) }),
  }),
  defineRoute({
    id: 'listCommands',
    method: 'GET',
    path: '/v1/commands',
    tag: 'reference',
    summary: 'Every command: who may give it, in which stages, with which fields.',
    roles,
    replies: { 200: { description: 'The commands.', schema: commandList } },
    handle: () => ({ status: 200, body: { items: definitions } }),
  }),
];

function listsOf({ plan: { file }, ref }: CurrentPlan): z.input<typeof planLists> {
  const { name, channels, levels, presumedLevel, categories, tags, causes, responsibilities, grounds, departments, remedies } = file;
  return {
    plan: ref,
    name,
    channels,
    levels,
    presumedLevel,
    categories,
    tags,
    causes,
    responsibilities,
    grounds,
    departments,
    remedies,
    rungs: file.escalation.rungs,
    referralKinds: file.referrals.kinds.map(({ id, name: kindName, basis }) => ({ id, name: kindName, basis })),
  };
}

const definitions = commandNames.map((name) => {
  const { summary, section, roles: may, stages, fields } = commands[name];
  return {
    name,
    path: `/v1/complaints/{number}/${pathOf(name)}`,
    summary,
    section,
    roles: [...may],
    stages: [...stages],
    fields: z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' }),
  };
});
