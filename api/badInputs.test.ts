import { connect } from 'node:net';
import { SignJWT } from 'jose';
import { sampleNumber as number } from './testing/sampleComplaint';
import { aReferral, aRegistration, startTestApi, type TestApi, testNow, testSecret, tokenOf } from './testing/testApi';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
afterEach(() => {
  // Nothing bad ever got as far as Temporal.
  expect([api.gateway.starts.size, api.gateway.given.length]).toEqual([0, 0]);
});

const complaints = '/v1/complaints';
const one = `${complaints}/${number}`;
const json = { 'content-type': 'application/json' };
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const registration = (changes: object): string => JSON.stringify({ ...aRegistration, ...changes });
const referral = (changes: object): string => JSON.stringify({ ...aReferral, referral: { ...aReferral.referral, ...changes } });
const written = (receivedOn: string): string => {
  const { phone: _, ...rest } = aRegistration;
  return JSON.stringify({ ...rest, channel: 'written', written: { form: 'letter', receivedOn } });
};

interface Bad {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly role?: Parameters<typeof tokenOf>[0];
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly status: number;
  /** Found in the detail or in one of the errors, as `pointer message`. */
  readonly says: string;
}

const registering = (what: string, body: string | Uint8Array<ArrayBuffer>, status: number, says: string): Bad => ({
  what,
  path: complaints,
  body,
  headers: json,
  status,
  says,
});
const commanding = (
  what: string,
  command: string,
  body: object | string,
  status: number,
  says: string,
  role: Bad['role'] = 'shiftLeader',
): Bad => ({
  what,
  path: `${one}/${command}`,
  role,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: json,
  status,
  says,
});
const asking = (what: string, path: string, status: number, says: string): Bad => ({ what, method: 'GET', path, status, says });

const table: readonly Bad[] = [
  // The body as bytes and as JSON
  registering('bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'not UTF-8'),
  registering('an overlong UTF-8 form', new Uint8Array([0x22, 0xc0, 0xaf, 0x22]), 400, 'not UTF-8'),
  registering('a text that ends too early', '{"channel":"phone"', 400, 'ends too early, at line 1, column 19'),
  registering('a wrong word in the second line', '{\n  "channel": phone }', 400, 'line 2, column 14'),
  registering('a trailing comma', '{"channel":"phone",}', 400, 'a key in double quotes is expected'),
  registering('two values', '{} {}', 400, 'nothing may follow'),
  registering('a raw control character in a text', '{"channel":"a\u0001b"}', 400, 'control character'),
  registering('a key given twice', '{"channel":"phone","channel":"network"}', 400, 'given twice'),
  registering('nesting of 21', nested(21), 400, 'nested deeper than 20'),
  registering('nesting of 40,000', '['.repeat(40_000), 400, 'nested deeper than 20'),
  registering('a __proto__ key', '{"__proto__":{"channel":"phone"}}', 400, '__proto__'),
  registering('an escaped __proto__ key', '{"\\u005f_proto__":1}', 400, '__proto__'),
  registering('a list', '[]', 400, 'must be a JSON object'),
  registering('null', 'null', 400, 'must be a JSON object'),
  registering('a number', '7', 400, 'must be a JSON object'),
  registering('a body over 256 KiB', registration({ content: { subject: 'x', facts: 'x'.repeat(256 * 1024) } }), 413, '262144 bytes'),
  { what: 'no body at all', path: complaints, status: 400, says: 'a JSON body is needed' },
  {
    what: 'a form',
    path: complaints,
    body: 'channel=phone',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    says: 'not application/x-www-form-urlencoded',
  },
  { what: 'no content type', path: complaints, body: new Uint8Array([0x7b, 0x7d]), status: 415, says: 'must be application/json' },
  {
    what: 'another charset',
    path: complaints,
    body: '{}',
    headers: { 'content-type': 'application/json; charset=gbk' },
    status: 415,
    says: 'not gbk',
  },
  {
    what: 'a compressed body',
    path: complaints,
    body: '{}',
    headers: { ...json, 'content-encoding': 'gzip' },
    status: 415,
    says: 'compressed',
  },
  // The registration
  registering('an empty object', '{}', 400, '/channel must be one of phone, network, written, onSite, referral'),
  registering('an unknown channel', registration({ channel: 'fax' }), 400, '/channel must be one of'),
  registering('another channel’s fields', registration({ channel: 'network' }), 400, '/network is required'),
  registering('an unknown field', registration({ urgent: true }), 400, '/urgent is not known here'),
  registering('an unknown field deep inside', registration({ complainant: { nick: 'x' } }), 400, '/complainant/nick is not known here'),
  registering('a key with a slash and a tilde', registration({ 'a/b~c': 1 }), 400, '/a~1b~0c is not known here'),
  registering('a field that the token sets', registration({ by: { role: 'system', id: 'x' } }), 400, '/by is set from the token'),
  registering('no request id', registration({ requestId: undefined }), 400, '/requestId is required'),
  registering('an empty request id', registration({ requestId: '' }), 400, '/requestId must not be blank'),
  registering('a request id of 129 characters', registration({ requestId: 'x'.repeat(129) }), 400, '/requestId at most 128'),
  registering('a request id of two lines', registration({ requestId: 'a\nb' }), 400, '/requestId must be one line'),
  registering(
    'a lone surrogate',
    registration({ content: { subject: 'x', facts: 'x' } }).replace('"facts":"x"', String.raw`"facts":"\ud83d"`),
    400,
    '/content/facts must be well-formed',
  ),
  registering(
    'a control character',
    registration({ content: { subject: 'x', facts: 'a\u0000b' } }),
    400,
    '/content/facts must not have control characters',
  ),
  registering(
    'a C1 control character',
    registration({ content: { subject: 'a\u0085b', facts: 'x' } }),
    400,
    '/content/subject must not have control characters',
  ),
  registering('blank facts', registration({ content: { subject: 'x', facts: ' \n ' } }), 400, '/content/facts must not be blank'),
  registering(
    'facts over 8,000 characters',
    registration({ content: { subject: 'x', facts: 'x'.repeat(8001) } }),
    400,
    '/content/facts at most 8000',
  ),
  registering('a phone number with letters', registration({ contact: { phone: 'call me' } }), 400, '/contact/phone must be digits'),
  registering(
    'an e-mail address without a host',
    registration({ contact: { email: 'a@' } }),
    400,
    '/contact/email must be an e-mail address',
  ),
  registering('a number where a text belongs', registration({ content: { subject: 1, facts: 'x' } }), 400, '/content/subject'),
  registering('a text where true or false belongs', registration({ humanVoiceOnly: 'yes' }), 400, '/humanVoiceOnly'),
  registering(
    'a local time without offset',
    registration({ receivedAt: '2026-03-01T09:30:00' }),
    400,
    '/receivedAt must be a date and time with its offset',
  ),
  registering('the 30th of February', registration({ receivedAt: '2026-02-30T09:30:00+08:00' }), 400, '/receivedAt must be a date'),
  registering(
    'a reception in the future',
    registration({ receivedAt: new Date(testNow + 6 * 60_000).toISOString() }),
    400,
    '/receivedAt must not lie in the future',
  ),
  registering(
    'a reception in the year 9999',
    registration({ receivedAt: '9999-12-31T23:59:59Z' }),
    400,
    '/receivedAt must not lie in the future',
  ),
  registering(
    'a reception in the year 0',
    registration({ receivedAt: '0000-01-01T00:00:00Z' }),
    400,
    '/receivedAt must not be before 2000-01-01',
  ),
  registering('a letter received tomorrow', written('2026-03-02'), 400, '/written/receivedOn must not lie in the future'),
  registering('a letter received on a day that never was', written('2026-02-29'), 400, '/written/receivedOn must be a day'),
  registering('a referral due in 1999', referral({ dueOn: '1999-12-31' }), 400, '/referral/dueOn must not be before'),
  registering('a referral to sign for in 1999', referral({ signForBy: '1999-12-31' }), 400, '/referral/signForBy must not be before'),
  registering(
    'a referral to return in six years',
    referral({ returnBy: '2032-03-01T00:00:00+08:00' }),
    400,
    '/referral/returnBy must not be more than 5 years ahead',
  ),
  registering('a date of a referral that is none', referral({ signForBy: 'soon' }), 400, '/referral/signForBy must be a day'),
  registering('an unknown urgency', referral({ urgency: 'asap' }), 400, '/referral/urgency Invalid option: expected one of "ordinary"'),
  registering('a referral due in six years', referral({ dueOn: '2032-03-01' }), 400, '/referral/dueOn must not be more than 5 years ahead'),
  registering(
    'a referral kind that the plan lacks',
    referral({ kind: 'hotline110' }),
    422,
    '/referral/kind the plan has no referral kind "hotline110"',
  ),
  registering(
    'a category that the plan lacks',
    registration({ category: 'networks' }),
    422,
    '/category the plan has no category "networks"',
  ),
  // Commands
  commanding('a missing field', 'triage', { level: 'L1' }, 400, '/category is required'),
  commanding('a wrong level', 'triage', { category: 'network', level: 'L9' }, 400, '/level'),
  commanding(
    'a wrong item of a list',
    'propose',
    { solution: 'x', remedies: [{ kind: 'refund', amount: -1 }] },
    400,
    '/remedies/0/amount',
    'agent',
  ),
  commanding('a sum with a third decimal', 'claim', { amount: 1.005, grounds: 'x' }, 400, '/amount must be whole fen'),
  commanding('a sum beyond all numbers', 'claim', '{"amount":1e999,"grounds":"x"}', 400, '/amount'),
  commanding('a list too long', 'triage', { category: 'network', level: 'L1', tags: Array.from({ length: 21 }, () => 'x') }, 400, '/tags'),
  commanding('the sender in the body', 'note', { text: 'x', by: { role: 'supervisor', id: 'x' } }, 400, '/by is set from the token'),
  commanding('the request id in the body', 'note', { text: 'x', requestId: 'r' }, 400, '/requestId goes into the header Idempotency-Key'),
  commanding(
    'a mistyped number of another complaint',
    'link',
    { to: '7K3M-9QPT-2VXA-A', relation: 'related' },
    400,
    '/to must be a complaint number',
  ),
  commanding('no body where one is needed', 'note', {}, 400, '/text is required'),
  commanding('a command that there is not', 'delete', {}, 404, 'there is no /v1/complaints'),
  commanding('a command in camel case', 'attemptContact', {}, 404, 'there is no'),
  commanding(
    'a role that may not',
    'withdraw',
    { words: 'x', recording: 'r' },
    403,
    'agent may not withdraw; these roles may: shiftLeader',
    'agent',
  ),
  {
    ...commanding('an Idempotency-Key with blanks', 'note', { text: 'x' }, 400, 'idempotency-key must be 1 to 128'),
    headers: { ...json, 'idempotency-key': 'a b' },
  },
  {
    ...commanding('an Idempotency-Key of 129', 'note', { text: 'x' }, 400, 'idempotency-key must be 1 to 128'),
    headers: { ...json, 'idempotency-key': 'k'.repeat(129) },
  },
  { ...commanding('a query where none belongs', 'note?dry=1', { text: 'x' }, 400, '?dry is not known here') },
  // Numbers and paths
  asking('a number with a wrong check character', `${complaints}/7K3M-9QPT-2VXA-A`, 404, 'mistyped'),
  asking('a number too short', `${complaints}/7K3M`, 404, 'mistyped'),
  asking('a number with a zero byte', `${complaints}/%00`, 404, 'mistyped'),
  asking('a path that climbs', `${complaints}/..%2f..%2fetc`, 404, 'mistyped'),
  asking('a broken percent sign', `${complaints}/%E0%A4%A`, 400, 'percent sign'),
  asking('a complaint that nobody knows', one, 404, `there is no complaint ${number}`),
  asking('the journal of a complaint that nobody knows', `${one}/journal`, 404, 'there is no complaint'),
  asking('an unknown path', '/v2/complaints', 404, 'there is no /v2/complaints'),
  asking('an unknown department', '/v1/departments/moon/hand-offs', 404, 'the plan has no department "moon"'),
  // Queries
  asking('a seq that is no number', `${one}?seq=last`, 400, '?seq must be a whole number'),
  asking('a seq of zero', `${one}?seq=0`, 400, '?seq must be a whole number from 1'),
  asking('a negative seq', `${one}?seq=-1`, 400, '?seq must be a whole number'),
  asking('a seq given twice', `${one}?seq=1&seq=2`, 400, '?seq give it once'),
  asking('an unknown parameter', `${one}?fields=all`, 400, '?fields is not known here'),
  asking('a __proto__ parameter', `${complaints}?__proto__=1`, 400, '?__proto__ is not known here'),
  asking('an unknown stage', `${complaints}?stage=open`, 400, '?stage must be of registered'),
  asking('one unknown stage of two', `${complaints}?stage=closed,open`, 400, '?stage must be of registered'),
  asking('a page of none', `${complaints}?limit=0`, 400, '?limit must be a whole number from 1 to 200'),
  asking('a page of too many', `${complaints}?limit=201`, 400, '?limit must be a whole number from 1 to 200'),
  asking('an instant without offset', `${complaints}?receivedFrom=2026-03-01`, 400, '?receivedFrom must be a date and time'),
  asking('a flag that is neither', `${complaints}?regulatory=1`, 400, '?regulatory must be true or false'),
  asking('a search of control characters', `${complaints}?q=%07`, 400, '?q must not have control characters'),
  asking('a wrong state of hand-offs', '/v1/departments/billing/hand-offs?state=lost', 400, '?state must be of waiting'),
  asking('a parameter of a list without any', '/v1/plan?full=1', 400, '?full is not known here'),
  // Methods
  { what: 'a PUT', method: 'PUT', path: one, body: '{}', headers: json, status: 405, says: 'PUT is not allowed here' },
  { what: 'a DELETE', method: 'DELETE', path: one, status: 405, says: 'DELETE is not allowed here' },
  { what: 'a PATCH', method: 'PATCH', path: complaints, body: '{}', headers: json, status: 405, says: 'PATCH is not allowed here' },
  { what: 'a GET of a command', method: 'GET', path: `${one}/note`, status: 405, says: 'GET is not allowed here' },
  {
    what: 'a POST to a reading',
    method: 'POST',
    path: '/v1/plan',
    body: '{}',
    headers: json,
    status: 405,
    says: 'POST is not allowed here',
  },
  // Roles
  {
    ...registering(
      'a role that may not register',
      registration({}),
      403,
      'auditor may not register; these roles may: channel, agent, liaison',
    ),
    role: 'auditor',
  },
];

test('the table has its size', () => {
  expect(table.length).toBeGreaterThanOrEqual(80);
});

test.each(table)('$what: $status, $says', async ({ method = 'POST', path, role = 'agent', headers = {}, body, status, says }) => {
  const response = await fetch(`${api.base}${path}`, {
    method,
    headers: { authorization: `Bearer ${await tokenOf(role)}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const problem = (await response.json()) as {
    status: number;
    detail: string;
    title: string;
    type: string;
    code: string;
    errors?: { pointer: string; message: string }[];
  };
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(problem).toMatchObject({
    status,
    title: expect.stringMatching(/./) as string,
    type: expect.stringMatching(/^urn:redress:problem:/) as string,
  });
  expect([problem.detail, ...(problem.errors ?? []).map((e) => `${e.pointer} ${e.message}`)].join('\n')).toContain(says);
});

test('every wrong field is named at once', async () => {
  const answer = await api.ask('POST', complaints, {
    body: { ...aRegistration, requestId: '', contact: { phone: 'x', mail: 1 }, extra: 1 },
  });
  expect((answer.body['errors'] as { pointer: string }[]).map((e) => e.pointer)).toEqual([
    '/requestId',
    '/contact/phone',
    '/contact/mail',
    '/extra',
  ]);
});

test.each([
  ['GET, HEAD, OPTIONS, POST', complaints],
  ['OPTIONS, POST', `${one}/note`],
])('what is allowed is told: %s', async (allowed, path) => {
  expect((await api.ask('DELETE', path)).headers.get('allow')).toBe(allowed);
  const options = await fetch(`${api.base}${path}`, { method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow')]).toEqual([204, allowed]);
});

describe('a token', () => {
  const signed = (
    claims: Record<string, unknown>,
    change: (jwt: SignJWT) => SignJWT = (jwt) => jwt,
    secret = testSecret,
  ): Promise<string> =>
    change(
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('a-1')
        .setIssuer('redress')
        .setAudience('redress')
        .setIssuedAt()
        .setExpirationTime('1h'),
    ).sign(Buffer.from(secret));
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"a","role":"agent","iss":"redress","aud":"redress","exp":9999999999}').toString('base64url')}.`;

  test.each<[string, () => Promise<string | undefined>, string]>([
    ['missing', async () => undefined, 'send "Authorization: Bearer'],
    ['of another scheme', async () => 'Basic YTpi', 'must be "Bearer <token>"'],
    ['with a blank in it', async () => 'Bearer a b', 'must be "Bearer <token>"'],
    ['that is none', async () => 'Bearer nonsense', 'not one that we signed'],
    ['unsigned', async () => `Bearer ${unsigned}`, 'not one that we signed'],
    [
      'signed with another key',
      async () => `Bearer ${await signed({ role: 'agent' }, undefined, 'x'.repeat(32))}`,
      'not one that we signed',
    ],
    ['expired', async () => `Bearer ${await tokenOf('agent', '-1s')}`, 'has expired'],
    [
      'without expiry',
      async () =>
        `Bearer ${await new SignJWT({ role: 'agent' }).setProtectedHeader({ alg: 'HS256' }).setSubject('a').setIssuer('redress').setAudience('redress').sign(Buffer.from(testSecret))}`,
      'not one that we signed',
    ],
    [
      'of another issuer',
      async () => `Bearer ${await signed({ role: 'agent' }, (jwt) => jwt.setIssuer('other'))}`,
      'not one that we signed',
    ],
    [
      'for another audience',
      async () => `Bearer ${await signed({ role: 'agent' }, (jwt) => jwt.setAudience('other'))}`,
      'not one that we signed',
    ],
    ['of a role that there is not', async () => `Bearer ${await signed({ role: 'god' })}`, 'a role that does not exist'],
    ['of the product itself', async () => `Bearer ${await signed({ role: 'system' })}`, 'a role that does not exist'],
    ['without a role', async () => `Bearer ${await signed({})}`, 'a role that does not exist'],
    [
      'whose subject has a line break',
      async () => `Bearer ${await signed({ role: 'agent' }, (jwt) => jwt.setSubject('a\nb'))}`,
      'names no subject',
    ],
  ])('%s is a 401 that says so', async (_, header, says) => {
    const authorization = await header();
    const response = await fetch(`${api.base}${one}`, { headers: authorization === undefined ? {} : { authorization } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm="redress"');
    expect(((await response.json()) as { detail: string }).detail).toContain(says);
  });
});

describe('what is not even HTTP', () => {
  const send = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let heard = '';
      const socket = connect(api.port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (data) => {
        heard += data.toString();
      });
      socket.on('end', () => resolve(heard));
      socket.on('error', reject);
    });

  test('a header too large is a 431', async () => {
    expect(await send(`GET /v1/plan HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*headers are too large/,
    );
  });

  test('nonsense is a 400', async () => {
    expect(await send('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*not a well-formed HTTP request/);
  });

  test('a header with a control character is a 400', async () => {
    expect(await send('GET /v1/plan HTTP/1.1\r\nhost: x\r\nidempotency-key: a\u0001b\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });
});
