import { commands } from '../domain/complaint/commands';
import { commandNames } from '../domain/complaint/commands/names';
import { toView } from '../domain/complaint/view';
import type { RefusalCode } from '../domain/complaint/events';
import { commandExamples } from './openapi/examples';
import { sampleNumber as number, sampleState } from './testing/sampleComplaint';
import { startTestApi, type TestApi, tokenOf } from './testing/testApi';
import { pathOf } from './v1/commandRoutes';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
  api.gateway.outcome = { kind: 'answered', answer: { number, seq: 9, stage: 'triaged', events: ['triaged'], repeated: false } };
});
afterEach(() => api.close());

const note = (options: { headers?: Record<string, string>; body?: unknown } = {}) =>
  api.ask('POST', `/v1/complaints/${number}/note`, { body: { text: '客户下午在家' }, ...options });

describe('a command', () => {
  test.each(commandNames)('%s has a route that takes its example and hands it on as it was sent', async (name) => {
    const [role] = commands[name].roles;
    const body = commandExamples[name] as object;
    expect(await api.ask('POST', `/v1/complaints/${number}/${pathOf(name)}`, { role: role ?? 'agent', body })).toMatchObject({
      status: 200,
      body: { seq: 9 },
    });
    expect(api.gateway.given).toEqual([
      { number, command: name, body: { ...body, by: { role, id: `${role}-1` }, requestId: expect.any(String) as string } },
    ]);
  });

  test('carries the Idempotency-Key as its request id, and a fresh one without', async () => {
    await note({ headers: { 'idempotency-key': 'k-1' } });
    await note();
    await note();
    const ids = api.gateway.given.map(({ body }) => body.requestId);
    expect(ids[0]).toBe('k-1');
    expect(new Set(ids).size).toBe(3);
  });

  test('with nothing required needs no body', async () => {
    const response = await fetch(`${api.base}/v1/complaints/${number}/urge`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf('agent')}` },
    });
    expect(response.status).toBe(200);
  });

  test('finds the complaint by a number in lower case, without hyphens, with O for 0', async () => {
    const typed = number.toLowerCase().replaceAll('-', '').replaceAll('0', 'o');
    expect(await api.ask('POST', `/v1/complaints/${typed}/note`, { body: { text: 'x' } })).toMatchObject({ status: 200 });
    expect(api.gateway.given[0]?.number).toBe(number);
  });
});

describe('a refusal', () => {
  const statuses: readonly [RefusalCode, number, string][] = [
    ['malformed', 400, 'malformed'],
    ['role', 403, 'role'],
    ['stage', 409, 'stage'],
    ['plan', 422, 'plan'],
    ['reference', 422, 'reference'],
    ['sameRequestOtherBody', 409, 'sameRequestOtherBody'],
    ['notCancellable', 409, 'notCancellable'],
    ['unknownCommand', 404, 'unknownCommand'],
  ];
  test.each(statuses)('for the reason %s is a %i that says what would be allowed', async (code, status, problem) => {
    api.gateway.outcome = { kind: 'refused', refused: { code, detail: 'because', allowed: ['triage'], stage: 'registered', seq: 7 } };
    const answer = await note();
    expect(answer).toMatchObject({ status, body: { code: problem, detail: 'because', allowed: ['triage'], stage: 'registered', seq: 7 } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('because the queue is full is a 503 with Retry-After', async () => {
    api.gateway.outcome = { kind: 'refused', refused: { code: 'queueFull', detail: 'full', allowed: [], stage: 'registered', seq: 7 } };
    const answer = await note();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
  });
});

describe('a complaint that takes no command', () => {
  test('is unknown: 404', async () => {
    api.gateway.outcome = { kind: 'unknown' };
    expect(await note()).toMatchObject({ status: 404, body: { code: 'notFound' } });
  });

  test('has ended: 409 with the stage in which it did', async () => {
    api.gateway.outcome = { kind: 'ended', how: 'COMPLETED' };
    api.reads.views.set(number, toView(sampleState({}, { stage: 'closed', seq: 40 })));
    expect(await note()).toMatchObject({ status: 409, body: { code: 'ended', stage: 'closed', seq: 40, allowed: [] } });
  });

  test('has ended so long ago that only the registry knows it: 409', async () => {
    api.gateway.outcome = { kind: 'unknown' };
    api.reads.views.set(number, toView(sampleState({}, { stage: 'closed' })));
    expect(await note()).toMatchObject({ status: 409, body: { code: 'ended' } });
  });

  test('was ended by force: 409 that sends for the operator, with the registry away too', async () => {
    api.gateway.outcome = { kind: 'ended', how: 'TERMINATED' };
    api.reads.isDown = true;
    const answer = await note();
    expect(answer).toMatchObject({ status: 409, body: { code: 'ended' } });
    expect(answer.body['detail']).toContain('TERMINATED');
  });
});

test('a fault of ours is a 500 without its details, which are in the log under the request’s id', async () => {
  api.gateway.outcome = new Error('the wire burnt');
  const answer = await note({ headers: { 'x-request-id': 'req-17' } });
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(JSON.stringify(answer.body)).not.toContain('burnt');
  expect(answer.headers.get('x-request-id')).toBe('req-17');
  expect(api.logged.find((line) => line.includes('burnt'))).toContain('req-17');
});
