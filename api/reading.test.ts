import { toView } from '../domain/complaint/view';
import { sampleNumber as number, sampleRegistered, sampleState } from './testing/sampleComplaint';
import { startTestApi, type TestApi, testNow } from './testing/testApi';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close().catch(() => undefined));

const state = (seq: number) => sampleState({}, { seq });
const one = `/v1/complaints/${number}`;

describe('one complaint', () => {
  test('comes from the registry, with what the caller may do in its stage', async () => {
    api.reads.views.set(number, toView(state(5)));
    api.gateway.isDown = true;
    const { status, body } = await api.ask('GET', one, { role: 'channel' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ number, seq: 5, stage: 'registered', allowed: ['note', 'merge', 'urge', 'inform', 'schedule'] });
  });

  test.each([
    ['the registry is behind what is asked for', 5, 9, false],
    ['the registry does not have it yet', null, undefined, false],
    ['the registry is away', null, undefined, true],
  ])('comes from its workflow when %s', async (_, registered, asked, isDown) => {
    if (registered !== null) api.reads.views.set(number, toView(state(registered)));
    api.reads.isDown = isDown;
    api.gateway.states.set(number, state(9));
    expect(await api.ask('GET', `${one}${asked === undefined ? '' : `?seq=${asked}`}`)).toMatchObject({ status: 200, body: { seq: 9 } });
  });

  test('asked for newer than the registry has, with Temporal away, is a 503 and never an old answer', async () => {
    api.reads.views.set(number, toView(state(5)));
    api.gateway.isDown = true;
    expect(await api.ask('GET', `${one}?seq=6`)).toMatchObject({ status: 503 });
  });

  test('whose workflow is forgotten comes from the registry, however new was asked for', async () => {
    api.reads.views.set(number, toView(state(5)));
    expect(await api.ask('GET', `${one}?seq=6`)).toMatchObject({ status: 200, body: { seq: 5 } });
  });

  test('is kept by nobody on the way', async () => {
    api.reads.views.set(number, toView(state(5)));
    const { headers } = await api.ask('GET', one);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('the list', () => {
  test('hands its filters to the registry, and the address of the next page to the caller', async () => {
    api.reads.next = 'c2';
    const query =
      '?stage=triaged,registered&category=charges.data&regulatory=true&duplicates=true&receivedFrom=2026-03-01T00:00:00%2B08:00&overdue=true&q=%E6%B5%81%E9%87%8F&limit=2';
    const { status, body } = await api.ask('GET', `/v1/complaints${query}`);
    expect(status).toBe(200);
    const expected = {
      stage: ['registered', 'triaged'],
      category: ['charges.data'],
      regulatory: true,
      duplicates: true,
      receivedFrom: Date.UTC(2026, 1, 28, 16),
      overdueAt: testNow,
      q: '流量',
      limit: 2,
    };
    expect(api.reads.listed).toEqual([expected]);
    await api.ask('GET', body['next'] as string);
    expect(api.reads.listed[1]).toEqual({ ...expected, cursor: 'c2' });
  });

  test('without the registry is a 503', async () => {
    api.reads.isDown = true;
    expect(await api.ask('GET', '/v1/complaints')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  });
});

describe('the journal', () => {
  const events = [1, 2, 3].map((seq) => ({ ...sampleRegistered(), seq }));

  test('comes in pages, without salts', async () => {
    api.reads.journals.set(number, events);
    const first = await api.ask('GET', `${one}/journal?limit=2`);
    expect(first.body).toMatchObject({ items: [{ seq: 1, at: '2026-03-01T01:30:00.000Z', type: 'registered' }, { seq: 2 }] });
    expect(JSON.stringify(first.body)).not.toContain('"salt"');
    expect((await api.ask('GET', first.body['next'] as string)).body).toMatchObject({ items: [{ seq: 3 }], next: null });
  });

  test('comes from the workflow while the registry is away', async () => {
    api.reads.isDown = true;
    api.gateway.journals.set(number, { segments: [], events, seq: 99 });
    expect((await api.ask('GET', `${one}/journal?after=1`)).body).toMatchObject({ items: [{ seq: 2 }, { seq: 3 }] });
  });

  test('whose beginning is sealed waits for the registry', async () => {
    api.reads.isDown = true;
    api.gateway.journals.set(number, { segments: [{ from: 1, to: 500, after: 'a', head: 'h', object: 'o' }], events, seq: 99 });
    expect(await api.ask('GET', `${one}/journal`)).toMatchObject({ status: 503 });
  });

  test('read to its end is an empty page', async () => {
    api.reads.journals.set(number, events);
    api.reads.views.set(number, toView(state(3)));
    expect((await api.ask('GET', `${one}/journal?after=3`)).body).toEqual({ items: [], next: null });
  });
});

test('the desk of a department shows what waits for it', async () => {
  api.reads.handOffRows.push({
    complaint: number,
    handOff: 'H1',
    department: 'billing',
    state: 'waiting',
    round: 1,
    handler: null,
    at: testNow,
    acceptBy: null,
  });
  expect(await api.ask('GET', '/v1/departments/billing/hand-offs?state=waiting', { role: 'handler' })).toMatchObject({
    status: 200,
    body: { items: [{ complaint: number, handOff: 'H1', at: '2026-03-01T04:00:00.000Z' }] },
  });
});

describe('readiness', () => {
  const ready = async () => {
    const response = await fetch(`${api.base}/health/ready`);
    return { status: response.status, body: (await response.json()) as object };
  };
  test('needs no token, and Temporal', async () => {
    expect(await ready()).toMatchObject({ status: 200, body: { ready: true, temporal: 'ok', registry: 'ok', plan: { id: 'telecomCn' } } });
    api.gateway.isDown = true;
    expect(await ready()).toMatchObject({ status: 503, body: { ready: false, temporal: 'unavailable' } });
  });
  test('does without the registry', async () => {
    api.reads.isDown = true;
    expect(await ready()).toMatchObject({ status: 200, body: { ready: true, registry: 'unavailable' } });
  });
});

test('stopping lets a request that runs finish, and takes no new one', async () => {
  let release: () => void = () => undefined;
  const asked = new Promise<void>((arrived) => {
    api.reads.find = () => {
      arrived();
      return new Promise((resolve) => {
        release = () => resolve(toView(state(5)));
      });
    };
  });
  const running = api.ask('GET', one);
  await asked;
  const closed = api.close();
  await expect(api.ask('GET', '/v1/plan')).rejects.toThrow('fetch failed');
  release();
  const released = performance.now();
  expect(await running).toMatchObject({ status: 200 });
  await closed;
  // Its caller keeps the connection for more; nobody waits for that.
  expect(performance.now() - released).toBeLessThan(2_000);
});
