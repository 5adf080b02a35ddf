import type { z } from 'zod';
import { commands } from '../domain/complaint/commands';
import { commandNames } from '../domain/complaint/commands/names';
import { registration } from '../domain/complaint/commands/registration';
import { complaintNumber } from '../domain/complaint/number';
import type { Role } from '../domain/complaint/terms';
import { type ComplaintView, toView } from '../domain/complaint/view';
import { ComplaintCase, referral } from '../test/support/complaintCase';
import { commandExamples, registrationExample } from './openapi/examples';
import { complaintSchema } from './schemas/complaint';
import { sampleState } from './testing/sampleComplaint';
import { startTestApi, type TestApi } from './testing/testApi';
import { pathOf } from './v1/commandRoutes';

/** Compiles as long as the described complaint takes the one that is shown. */
const described: (view: ComplaintView) => z.input<typeof complaintSchema> = (view) => view;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Operation {
  readonly operationId: string;
  readonly security: object[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: object; readonly example: object } } };
  readonly responses: Readonly<Record<string, object>>;
}
const read = async () => {
  const response = await fetch(`${api.base}/v1/openapi.json`);
  return (await response.json()) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { securitySchemes: object };
  };
};

test('the document has every route, each with its security and its problems', async () => {
  const { openapi, paths, components } = await read();
  expect(openapi).toBe('3.1.0');
  expect(components.securitySchemes).toEqual({ bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } });
  expect(Object.keys(paths).toSorted()).toEqual(
    [
      '/v1/complaints',
      '/v1/complaints/{number}',
      '/v1/complaints/{number}/journal',
      '/v1/complaints/{number}/clocks',
      ...commandNames.map((name) => `/v1/complaints/{number}/${pathOf(name)}`),
      '/v1/departments/{department}/hand-offs',
      '/v1/referrals',
      '/v1/calendars',
      '/v1/calendars/{calendar}',
      '/v1/rosters',
      '/v1/plan',
      '/v1/commands',
      '/health/live',
      '/health/ready',
    ].toSorted(),
  );
  expect(Object.keys(paths['/v1/complaints']?.['post']?.responses ?? {})).toEqual([
    '200',
    '201',
    '400',
    '401',
    '403',
    '409',
    '413',
    '415',
    '422',
    '503',
  ]);
  expect(Object.keys(paths['/v1/complaints/{number}/attempt-contact']?.['post']?.responses ?? {})).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '413',
    '415',
    '422',
    '503',
  ]);
  expect(paths['/v1/plan']?.['get']?.security).toEqual([{ bearer: [] }]);
  expect(paths['/health/live']?.['get']?.security).toEqual([]);
});

test('a body that is documented has an example, and the example fits', async () => {
  const { paths } = await read();
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    if (operation.requestBody !== undefined)
      expect([operation.operationId, operation.requestBody.content['application/json'].example]).not.toContain(undefined);
  }
  expect(registration.safeParse(registrationExample).error).toBeUndefined();
  for (const name of commandNames)
    expect([name, commands[name].fields.safeParse(commandExamples[name]).error?.issues]).toEqual([name, undefined]);
});

test('the complaint that is described is the one that is shown, with all that it can hold', () => {
  const life = ComplaintCase.registered(api.plan, referral({ dueOn: '2026-03-31', signForBy: '2026-03-02', wants: '书面答复' }));
  const give = (name: string, role: Role, fields: Record<string, unknown> = {}) => {
    const outcome = life.usual(name, role, fields);
    if (!outcome.done) throw new Error(`${name}: ${outcome.detail}`);
    life.deliver();
  };
  life.deliver();
  give('triage', 'agent');
  give('transfer', 'agent');
  give('ask', 'agent');
  give('inform', 'agent', { direction: 'fromCustomer', text: '已提供', question: 'Q1' });
  give('schedule', 'agent', { chosenBy: 'company' });
  give('oversee', 'supervisor', { due: '2026-03-04T12:00:00+08:00' });
  give('extend', 'agent', { longer: '1 WD' });
  give('escalate', 'agent');
  give('promise', 'agent');
  give('claim', 'agent', { amount: 60, grounds: '多扣费用' });
  give('find', 'agent', { element: 'billing-2' });
  give('propose', 'agent');
  give('link', 'agent', { to: complaintNumber('phone', 'another'), relation: 'related' });
  const before = toView(life.complaint);
  give('reply', 'agent');
  for (const view of [toView(sampleState()), before, toView(life.complaint)]) {
    // What is not described would be stripped.
    expect(complaintSchema.parse(described(view))).toEqual(JSON.parse(JSON.stringify(view)));
  }
  const empty = Object.entries(before).flatMap(([key, value]) => (Array.isArray(value) && value.length === 0 ? [key] : []));
  expect(empty).toEqual(['tags', 'possibleDuplicates', 'effects']);
});

test('the page to read it loads everything from here', async () => {
  const page = await fetch(`${api.base}/docs`);
  expect([page.status, new URL(page.url).pathname]).toEqual([200, '/docs/']);
  const html = await page.text();
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) {
    expect(part).not.toMatch(/^(https?:)?\/\//);
    const loaded = await fetch(`${api.base}/docs/${part}`);
    expect([part, loaded.status, (await loaded.arrayBuffer()).byteLength > 0]).toEqual([part, 200, true]);
  }
  // Scripts stand in files: the content security policy lets none run from the page itself.
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
});

test('commands are told with roles, stages and the schema of their fields', async () => {
  const { body } = await api.ask('GET', '/v1/commands');
  const items = body['items'] as { name: string; path: string; roles: string[]; fields: { required?: string[] } }[];
  expect(items.map(({ name }) => name)).toEqual([...commandNames]);
  expect(items.find(({ name }) => name === 'attemptContact')).toMatchObject({
    path: '/v1/complaints/{number}/attempt-contact',
    fields: { required: ['medium', 'outcome'] },
  });
});

test('the plan’s lists are told', async () => {
  const { body } = await api.ask('GET', '/v1/plan');
  expect(body).toMatchObject({
    plan: { id: 'telecomCn', hash: api.plan.hash },
    levels: [{ id: 'L1' }, { id: 'L2' }, { id: 'L3' }, { id: 'L4' }],
  });
  for (const list of [
    'categories',
    'tags',
    'causes',
    'responsibilities',
    'grounds',
    'departments',
    'remedies',
    'rungs',
    'referralKinds',
    'channels',
  ]) {
    expect([list, (body[list] as unknown[]).length > 0]).toEqual([list, true]);
  }
});
