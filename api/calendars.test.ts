import { resumeRollouts } from './calendars/resumeRollouts';
import { officeTo2027, shippedOffice } from '../store/fixtures/officeCalendar';
import { calendarExample } from './openapi/examples';
import { aRegistration, startTestApi, type TestApi, testNow, tokenOf } from './testing/testApi';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close());

type Role = Parameters<typeof tokenOf>[0];
interface How {
  readonly role?: Role;
  readonly type?: string;
  readonly id?: string;
  readonly query?: string;
}
const put = async (
  body: string | Uint8Array<ArrayBuffer>,
  { role = 'administrator', type = 'application/yaml', id = 'office', query = '' }: How = {},
) => {
  const response = await fetch(`${api.base}/v1/calendars/${id}${query}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await tokenOf(role)}`, 'content-type': type },
    body,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
};
const versionOf = ({ body }: { body: Record<string, unknown> }): string => String(body['version']);

describe('a new year’s calendar', () => {
  test('is in force with its answer, and rolled out to the open complaints', async () => {
    const { status, body } = await put(officeTo2027);
    const version = versionOf({ body });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: 'office',
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
      published: { from: '2024-01-01', to: '2027-12-31' },
      rollout: `calendar-office-${version.slice(0, 12)}-1`,
      warnings: [],
    });
    expect(await api.calendars.current()).toEqual({ office: version });
    expect(await api.calendars.of(version)).toMatchObject({ id: 'office', offsetMinutes: 480 });
    expect(api.gateway.rollouts).toEqual([
      {
        workflowId: body['rollout'],
        order: {
          calendars: { office: version },
          reason: 'calendar office, days off published to 2027-12-31',
          by: { role: 'administrator', id: 'administrator-1' },
          requestId: body['rollout'],
        },
      },
    ]);
  });

  test('is carried by every complaint that begins from then on', async () => {
    const starts = () => [...api.gateway.starts.values()].map(({ calendars }) => calendars);
    await api.ask('POST', '/v1/complaints', { body: aRegistration });
    const version = versionOf(await put(officeTo2027));
    await api.ask('POST', '/v1/complaints', { body: { ...aRegistration, requestId: 'call-2' } });
    expect(starts()).toEqual([{}, { office: version }]);
  });

  test('sent again is the same version and the same rollout', async () => {
    const first = await put(officeTo2027);
    const again = await put(`# the same, with a remark\n${officeTo2027}`);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(api.gateway.rollouts[1]).toEqual(api.gateway.rollouts[0]);
  });

  test('taken back for the one before is a rollout of its own', async () => {
    const [first, , back] = [await put(shippedOffice), await put(officeTo2027), await put(shippedOffice)];
    expect(back.status).toBe(201);
    expect(versionOf(back)).toBe(versionOf(first));
    expect(back.body['rollout']).not.toBe(first.body['rollout']);
  });

  test('may say for what reason', async () => {
    await put(officeTo2027, { query: `?reason=${encodeURIComponent('国务院办公厅公布 2027 年放假安排')}`, role: 'supervisor' });
    expect(api.gateway.rollouts[0]?.order).toMatchObject({ reason: '国务院办公厅公布 2027 年放假安排', by: { role: 'supervisor' } });
  });

  test('that has lost published days says so', async () => {
    await put(officeTo2027);
    const short = officeTo2027.replace('published: [2024-01-01, 2027-12-31]', 'published: [2026-01-01, 2026-12-31]');
    const only2026 = short.replaceAll(/^ {2}(2024|2025|2027):[^\]]*\]\n/gm, '');
    const { body } = await put(only2026);
    expect(body['warnings']).toEqual([
      expect.stringContaining(
        'published from 2026-01-01 only: terms of open complaints that began earlier count presumed ones; give all days from 2025-02-28 on',
      ),
      expect.stringContaining('published to 2027-12-31 before, now to 2026-12-31'),
    ]);
  });

  test('with Temporal away is a 503 that says to send it again; again, it is rolled out', async () => {
    api.gateway.isDown = true;
    const down = await put(officeTo2027);
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '2']);
    api.gateway.isDown = false;
    const { status, body } = await put(officeTo2027);
    expect([status, api.gateway.rollouts.map(({ workflowId }) => workflowId)]).toEqual([200, [body['rollout']]]);
  });

  test('that the server never heard of is rolled out when the API starts again', async () => {
    api.gateway.isDown = true;
    await put(officeTo2027);
    await resumeRollouts(api.deps);
    expect(api.gateway.rollouts).toEqual([]);
    api.gateway.isDown = false;
    await resumeRollouts(api.deps);
    expect(api.gateway.rollouts).toMatchObject([{ order: { calendars: await api.calendars.current(), by: { role: 'administrator' } } }]);
  });

  test.each(['text/yaml', 'application/yaml; charset=utf-8', 'application/x-yaml'])('is taken as %s', async (type) => {
    expect((await put(officeTo2027, { type })).status).toBe(201);
  });

  test('is taken as JSON, too', async () => {
    const json = { name: { zh: '全天', en: 'Always' }, basis: 'default', hours: [['00:00', '24:00']], weekdays: [1, 2, 3, 4, 5, 6] };
    expect((await put(JSON.stringify(json), { type: 'application/json', id: 'always' })).status).toBe(201);
  });

  test('as the documentation shows it is taken', async () => {
    expect((await put(calendarExample)).status).toBe(201);
  });
});

describe('a calendar that is not taken', () => {
  test('names each wrong place with its line', async () => {
    const bad = officeTo2027.replace('2024-06-10,', '2024-06-31,').replace('weekdays: [1, 2, 3, 4, 5]', 'weekdays: [1, 2, 3, 4, 8]');
    const lineOf = (text: string): number => bad.split('\n').findIndex((written) => written.includes(text)) + 1;
    const { status, body } = await put(bad);
    expect([status, body['code']]).toEqual([422, 'calendar']);
    expect(body['errors']).toEqual([
      { pointer: '/weekdays/4', line: lineOf('weekdays:'), message: expect.stringContaining(`line ${lineOf('weekdays:')}: `) },
      {
        pointer: '/holidays/2024/17',
        line: lineOf('2024-06-31'),
        message: `line ${lineOf('2024-06-31')}: "2024-06-31" is no date; write it like 2026-03-01`,
      },
    ]);
    expect([await api.calendars.current(), api.gateway.rollouts]).toEqual([{}, []]);
  });

  test.each<[what: string, body: string | Uint8Array<ArrayBuffer>, how: How, status: number, says: string]>([
    ['of a name that the plan has not', officeTo2027, { id: 'offices' }, 404, 'no calendar "offices"'],
    ['that is no YAML', 'name: [', {}, 422, 'line 1: '],
    ['that is empty', '', {}, 400, 'a YAML body is needed'],
    ['that is a word', 'office', {}, 422, 'line 1: '],
    ['with bytes that are not UTF-8', new Uint8Array([0xff]), {}, 400, 'not UTF-8'],
    ['as plain text', officeTo2027, { type: 'text/plain' }, 415, 'application/yaml or text/yaml'],
    ['larger than a body may be', `# ${'x'.repeat(256 * 1024)}`, {}, 413, '262144 bytes'],
    ['by an agent', officeTo2027, { role: 'agent' }, 403, 'administrator, supervisor'],
    ['for a blank reason', officeTo2027, { query: '?reason=%20' }, 400, 'must not be blank'],
    ['with a parameter that is not known', officeTo2027, { query: '?force=true' }, 400, 'is not known here'],
  ])('%s', async (_, body, how, status, says) => {
    const refused = await put(body, how);
    expect(refused.status).toBe(status);
    expect(JSON.stringify(refused.body)).toContain(JSON.stringify(says).slice(1, -1));
    expect([await api.calendars.current(), api.gateway.rollouts]).toEqual([{}, []]);
  });

  test('of an unknown name is told the names that there are', async () => {
    expect((await put(officeTo2027, { id: 'offices' })).body['allowed']).toEqual(['always', 'office']);
  });
});

describe('calendars are shown', () => {
  test('as the plan’s own before something was put, then as it was put', async () => {
    const own = { id: 'office', version: null, published: { from: '2024-01-01', to: '2026-12-31' }, since: null, by: null };
    const list = async () => (await api.ask('GET', '/v1/calendars')).body['items'] as { id: string }[];
    expect(await list()).toEqual([expect.objectContaining({ id: 'always', version: null }), own]);
    const version = versionOf(await put(officeTo2027));
    expect((await list())[1]).toEqual({
      id: 'office',
      version,
      published: { from: '2024-01-01', to: '2027-12-31' },
      since: new Date(testNow).toISOString(),
      by: 'administrator-1',
    });
  });

  test('one by one, with the text to change', async () => {
    const text = async () => (await api.ask('GET', '/v1/calendars/office')).body['text'];
    expect(await text()).toBe(shippedOffice);
    await put(officeTo2027);
    expect(await text()).toBe(officeTo2027);
    expect((await api.ask('GET', '/v1/calendars/none')).status).toBe(404);
  });
});
