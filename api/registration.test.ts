import { complaintNumber } from '../domain/complaint/number';
import { toView } from '../domain/complaint/view';
import type { ComplaintStart } from '../workflows/contract';
import { sampleRegistered, sampleState } from './testing/sampleComplaint';
import { aReferral, aRegistration, startTestApi, type TestApi } from './testing/testApi';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close());

const number = complaintNumber('phone', 'call-1');
const register = (changes: object = {}, role: 'agent' | 'channel' = 'agent') =>
  api.ask('POST', '/v1/complaints', { role, body: { ...aRegistration, ...changes } });
const started = (): ComplaintStart => {
  const [start] = api.gateway.starts.values();
  if (start === undefined) throw new Error('nothing was started');
  return start;
};

describe('a registration', () => {
  test('is begun once: 201 with its address, then 200 with the same number', async () => {
    const first = await register();
    expect(first).toMatchObject({ status: 201, body: { number, stage: 'registered', complaint: `/v1/complaints/${number}` } });
    expect(first.headers.get('location')).toBe(`/v1/complaints/${number}`);
    expect(await register()).toMatchObject({ status: 200, body: first.body });
    expect(api.gateway.starts.size).toBe(1);
  });

  test('is the same however its keys are ordered, and however its defaults are written', async () => {
    await register();
    const { phone, content, ...rest } = aRegistration;
    expect(
      await api.ask('POST', '/v1/complaints', {
        body: { content, phone, language: 'zh', relation: 'self', humanVoiceOnly: false, ...rest },
      }),
    ).toMatchObject({ status: 200 });
  });

  test('with the same request id and another body is refused, and says under which number the first one stands', async () => {
    await register();
    const other = await register({ content: { subject: '流量费', facts: '多扣 37 元' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'sameRequestOtherBody' } });
    expect(other.body['detail']).toContain(number);
  });

  test('takes the next suffix when another request has its number', async () => {
    await register();
    api.gateway.starts.set(number, { ...started(), request: 'another request' });
    expect(await register()).toMatchObject({ status: 201, body: { number: complaintNumber('phone', 'call-1', 1) } });
    expect(await register()).toMatchObject({ status: 200, body: { number: complaintNumber('phone', 'call-1', 1) } });
  });

  test('carries who gave it, the plan, a keyed digest of the customer and a secret', async () => {
    await register({}, 'channel');
    const start = started();
    expect(start).toMatchObject({ number, by: { role: 'channel', id: 'channel-1' }, plan: { id: 'telecomCn', hash: api.plan.hash } });
    expect(start.customer).toMatch(/^[\w-]{43}$/);
    expect(start.secret).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify({ ...start, registration: null })).not.toContain('13900000000');
  });

  test.each([
    ['+86 139-0000-0000', '13900000000'],
    ['008613900000000', '13900000000'],
  ])('finds the customer of %s as that of %s', async (one, other) => {
    await register({ service: { number: one } });
    const first = started().customer;
    api.gateway.starts.clear();
    await register({ contact: { phone: other } });
    expect(started().customer).toBe(first);
  });

  test('of an unknown caller names no customer', async () => {
    await register({ contact: {} });
    expect(started().customer).toBeNull();
  });

  test('takes a referral with its printed date', async () => {
    expect(
      await api.ask('POST', '/v1/complaints', {
        role: 'liaison',
        body: { ...aReferral, referral: { ...aReferral.referral, dueOn: '2026-03-06' } },
      }),
    ).toMatchObject({ status: 201 });
  });
});

describe('a registration of an ended complaint', () => {
  const ended = async (): Promise<ComplaintStart> => {
    await register();
    const start = started();
    api.gateway.starts.clear();
    api.gateway.endedNumbers.add(number);
    return start;
  };

  test('is answered from the registry, and opens no second one', async () => {
    const { request, fingerprint } = await ended();
    api.reads.views.set(number, toView(sampleState({ number, request, fingerprint }, { stage: 'closed', seq: 40 })));
    api.reads.journals.set(number, [sampleRegistered({ number, request, fingerprint })]);
    expect(await register()).toMatchObject({ status: 200, body: { number, stage: 'closed', seq: 40 } });
    expect(await register({ region: '510000' })).toMatchObject({ status: 409, body: { code: 'sameRequestOtherBody' } });
    expect(api.gateway.starts.size).toBe(0);
  });

  test.each(['has lost it', 'is away'])('is answered by the closed workflow when the registry %s', async (how) => {
    const { request, fingerprint } = await ended();
    api.reads.isDown = how === 'is away';
    api.gateway.states.set(number, sampleState({ number, request, fingerprint }, { stage: 'closed', seq: 40 }));
    expect(await register()).toMatchObject({ status: 200, body: { number, stage: 'closed' } });
  });

  test('of which nothing is left is refused', async () => {
    await ended();
    expect(await register()).toMatchObject({ status: 409, body: { code: 'ended' } });
  });
});

test('with Temporal away a registration answers 503, when to come back, and what to do', async () => {
  api.gateway.isDown = true;
  const answer = await register();
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(answer.body['detail']).toContain('send the same request again');
});

test('nothing personal is logged', async () => {
  await register();
  await register({ content: { subject: '流量费', facts: 1 } });
  expect(api.logged.length).toBeGreaterThan(0);
  expect(api.logged.join('')).not.toMatch(/张三|13900000000|流量费|36 元/);
});
