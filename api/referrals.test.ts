import { complaintNumber } from '../domain/complaint/number';
import type { ReferralRow } from '../registry/rows';
import { startTestApi, type TestApi, testNow } from './testing/testApi';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close());

const row: ReferralRow = {
  complaint: complaintNumber('referral', 'doc-1'),
  referral: 'R1',
  round: 2,
  body: '12345',
  kind: 'hotline12345',
  document: 'D-1',
  urgency: 'urgent',
  state: 'signedFor',
  receivedAt: testNow,
  signForBy: null,
  returnBy: testNow + 86_400_000,
  printedDue: Date.UTC(2026, 2, 9, 16),
  internalDue: Date.UTC(2026, 2, 8, 16),
  late: false,
  confidential: true,
  extensionAsked: null,
};
const list = '/v1/referrals';

test('the liaison sees what other bodies wait for, the printed date apart from our own', async () => {
  api.reads.referralRows.push(row);
  const { status, body } = await api.ask('GET', list, { role: 'liaison' });
  expect(status).toBe(200);
  expect(body).toEqual({
    items: [
      {
        ...row,
        receivedAt: '2026-03-01T04:00:00.000Z',
        returnBy: '2026-03-02T04:00:00.000Z',
        printedDue: '2026-03-09T16:00:00.000Z',
        internalDue: '2026-03-08T16:00:00.000Z',
      },
    ],
    next: null,
  });
  expect(api.reads.referralsListed).toEqual([{ limit: 50 }]);
});

test('filters go to the registry, and with them the address of the next page to the caller', async () => {
  api.reads.next = 'c2';
  const query = '?body=12345&kind=hotline12345,appeal&state=signedFor,received&dueBefore=2026-03-10T00:00:00%2B08:00&overdue=true&limit=2';
  const { body } = await api.ask('GET', `${list}${query}`, { role: 'liaison' });
  const expected = {
    body: '12345',
    kind: ['hotline12345', 'appeal'],
    state: ['received', 'signedFor'],
    dueBefore: Date.UTC(2026, 2, 9, 16),
    overdueAt: testNow,
    limit: 2,
  };
  expect(api.reads.referralsListed).toEqual([expected]);
  await api.ask('GET', body['next'] as string, { role: 'liaison' });
  expect(api.reads.referralsListed[1]).toEqual({ ...expected, cursor: 'c2' });
});

test('overdue=false asks for nothing', async () => {
  await api.ask('GET', `${list}?overdue=false`, { role: 'supervisor' });
  expect(api.reads.referralsListed).toEqual([{ limit: 50 }]);
});

test.each([
  ['state=open', '?state', 'must be of received, signedFor, returned, over, reportedBack'],
  ['dueBefore=2026-03-10', '?dueBefore', 'must be a date and time with its offset'],
  ['overdue=yes', '?overdue', 'must be true or false'],
  ['limit=201', '?limit', 'must be a whole number from 1 to 200'],
  ['body=%20', '?body', 'must not be blank'],
  ['urgency=urgent', '?urgency', 'is not known here'],
])('%s is refused, and what would be right is said', async (query, pointer, says) => {
  const { status, body } = await api.ask('GET', `${list}?${query}`, { role: 'liaison' });
  expect(status).toBe(400);
  expect(body['errors']).toEqual([{ pointer, message: expect.stringContaining(says) }]);
  expect(api.reads.referralsListed).toEqual([]);
});

test('a channel, which speaks with customers, does not see them', async () => {
  expect(await api.ask('GET', list, { role: 'channel' })).toMatchObject({ status: 403 });
  expect(api.reads.referralsListed).toEqual([]);
});

test('without the registry the list is a 503', async () => {
  api.reads.isDown = true;
  expect(await api.ask('GET', list, { role: 'liaison' })).toMatchObject({ status: 503, body: { code: 'unavailable' } });
});
