import { rosterExample } from './openapi/examples';
import { startTestApi, type TestApi, testNow } from './testing/testApi';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close());

const put = (body: unknown, role: 'supervisor' | 'administrator' | 'agent' = 'supervisor') => api.ask('PUT', '/v1/rosters', { role, body });
const get = async () => (await api.ask('GET', '/v1/rosters', { role: 'expert' })).body;

test('without a roster nobody is on duty', async () => {
  const nobody = ['shiftLeader', 'expert', 'serviceManager', 'departmentHead', 'companyLeader'].map((role, i) => ({
    rung: `E${i + 1}`,
    role,
    person: null,
  }));
  expect(await get()).toEqual({ version: null, since: null, by: null, roster: null, onDuty: nobody });
});

test('a roster is in force with its answer, and shown as it was sent, with who is on duty now', async () => {
  // Sunday noon in the plan's zone.
  const stored = { version: 1, since: new Date(testNow).toISOString(), by: 'supervisor-1' };
  expect(await put(rosterExample)).toMatchObject({ status: 201, body: stored });
  const shown = await get();
  expect(shown).toMatchObject({ ...stored, roster: rosterExample });
  expect(shown['onDuty']).toEqual(
    ['leader-2', null, null, null, 'director-1'].map((person, i) => expect.objectContaining({ rung: `E${i + 1}`, person })),
  );
  expect(await api.rosters.current()).toMatchObject({ roles: { companyLeader: [{ person: 'director-1' }] } });
});

test('who is on duty now is asked in the plan’s zone', async () => {
  await put({ roles: { expert: [{ person: 'noon', shifts: [{ days: [7], from: '12:00', to: '12:30' }] }] } });
  expect((await get())['onDuty']).toContainEqual({ rung: 'E2', role: 'expert', person: 'noon' });
});

test('the same again is no new version, another one replaces the whole', async () => {
  await put(rosterExample);
  expect(await put(rosterExample, 'administrator')).toMatchObject({ status: 200, body: { version: 1, by: 'supervisor-1' } });
  expect(await put({ roles: {} })).toMatchObject({ status: 201, body: { version: 2 } });
  expect(await get()).toMatchObject({ version: 2, roster: { roles: {} } });
});

test.each<[what: string, body: unknown, pointer: string, says: string]>([
  ['no roles', {}, '/roles', 'is required'],
  ['a misspelt role', { roles: { shiftLeeder: [{ person: 'a', shifts: 'always' }] } }, '/roles/shiftLeeder', 'did you mean "shiftLeader"'],
  ['no shifts', { roles: { expert: [{ person: 'a', shifts: [] }] } }, '/roles/expert/0/shifts', 'must have a shift'],
  ['a word for shifts', { roles: { expert: [{ person: 'a', shifts: 'night' }] } }, '/roles/expert/0/shifts', 'or "always"'],
  [
    'a wrong hour',
    { roles: { expert: [{ person: 'a', shifts: [{ from: '25:00', to: '08:00' }] }] } },
    '/roles/expert/0/shifts/0/from',
    'time of day',
  ],
  ['a key that is not known', { roles: {}, holidays: [] }, '/holidays', 'is not known here'],
])('a roster with %s is refused, and the one before stays', async (_, body, pointer, says) => {
  const { status, body: problem } = await put(body);
  expect([status, problem['code']]).toEqual([400, 'malformed']);
  expect(problem['errors']).toContainEqual({ pointer, message: expect.stringContaining(says) });
  expect(await api.rosters.latest()).toBeNull();
});

test('an agent neither puts nor reads it', async () => {
  expect((await put(rosterExample, 'agent')).status).toBe(403);
  expect((await api.ask('GET', '/v1/rosters', { role: 'agent' })).status).toBe(403);
});
