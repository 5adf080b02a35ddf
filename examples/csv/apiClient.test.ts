import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApiClient } from './apiClient';
import type { Registration } from './registration';

type Reply = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

let server: Server;
let address: string;
/** What the server answers next, the last one from then on. */
let replies: Reply[];
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [status, body, headers = {}] = (replies.length > 1 ? replies.shift() : replies[0]) ?? [500, null];
    request
      .resume()
      .on('end', () => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const registration: Registration = {
  channel: 'network',
  requestId: 'csv-1',
  receivedAt: '2019-01-01T02:00:00.000Z',
  complainant: {},
  contact: {},
  content: { subject: '主题', facts: '正文' },
  network: { medium: 'forum', session: 'csv-1' },
};
const unavailable = { detail: 'Temporal cannot be reached' };

function client() {
  const pauses: number[] = [];
  return { pauses, api: createApiClient(address, 'token', async (seconds) => void pauses.push(seconds)) };
}

describe('the API client', () => {
  it('tells what is new from what was there', async () => {
    replies = [
      [201, { number: 'N1', seq: 9 }],
      [200, { number: 'N1', seq: 9 }],
    ];
    const { api } = client();
    expect(await api.register(registration)).toEqual({ number: 'N1', seq: 9, isNew: true });
    expect(await api.register(registration)).toEqual({ number: 'N1', seq: 9, isNew: false });
  });

  it('waits as long as a 503 says, and sends the request again', async () => {
    replies = [
      [503, unavailable, { 'retry-after': '7' }],
      [503, unavailable],
      [201, { number: 'N1', seq: 9 }],
    ];
    const { api, pauses } = client();
    await api.register(registration);
    expect(pauses).toEqual([7, 1]);
    expect(asked).toEqual(Array.from({ length: 3 }, () => 'POST /v1/complaints'));
  });

  it('gives up when it stays unavailable', async () => {
    replies = [[503, unavailable]];
    const { api, pauses } = client();
    await expect(api.register(registration)).rejects.toThrow('is not available; run this again');
    expect(pauses).toHaveLength(20);
  });

  it('passes on what the API says is wrong', async () => {
    replies = [[400, { detail: 'wrong: /receivedAt', errors: [{ pointer: '/receivedAt', message: 'must not lie in the future' }] }]];
    await expect(client().api.register(registration)).rejects.toMatchObject({
      message: '400: wrong: /receivedAt',
      fields: [{ pointer: '/receivedAt', message: 'must not lie in the future' }],
    });
  });

  it('reads at the journal event of the registration', async () => {
    replies = [[200, { receivedAt: registration.receivedAt, registration: { content: registration.content } }]];
    expect(await client().api.read('N1', 9)).toEqual({ receivedAt: registration.receivedAt, ...registration.content });
    expect(asked).toEqual(['GET /v1/complaints/N1?seq=9']);
  });

  it('says that nothing can be done without a token that is taken', async () => {
    replies = [[401, { detail: 'the token has expired' }]];
    await expect(client().api.check()).rejects.toThrow('401: the token has expired');
  });

  it('says where it found nothing', async () => {
    await expect(createApiClient('http://127.0.0.1:9', 'token').check()).rejects.toThrow('http://127.0.0.1:9 cannot be reached');
  });
});
