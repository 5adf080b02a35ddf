import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { clockStarted, type Life, referred, registered, start } from '../fixtures/life';
import { openRegistry, type Registry } from '../open';
import { project } from '../project';
import type { Page } from './cursor';
import { listReferrals, type ReferralFilter } from './listReferrals';
import type { ReferralRow } from '../rows';

const day = 86_400_000;
const due = (days: number): number => start + days * day;

/** Seven complaints of two referrals each: the first with a printed date, two complaints on one; the second from another body without one. */
const lives: readonly Life[] = Array.from({ length: 7 }, (_, i) =>
  registered({ request: `q${i}` }).and(
    referred('R1', { due: due(10 - (i - (i % 2))) }),
    referred('R2', { body: '信访局', kind: 'lettersAndVisits', confidential: true }),
  ),
);

let folder: string;
let registry: Registry;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  registry = openRegistry(join(folder, 'registry.db'));
  for (const life of lives) await project(registry, life);
});
afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

const keyOf = ({ complaint, referral }: ReferralRow): string => `${complaint}/${referral}`;
const keys = async (filter: ReferralFilter): Promise<string[]> => (await listReferrals(registry, filter)).items.map(keyOf);
const byDue = (chosen: readonly Life[], referral = 'R1'): string[] =>
  chosen
    .flatMap(({ number, state }) =>
      state.referrals.flatMap((r) => (r.referral === referral ? [{ number, due: r.due ?? 0, key: `${number}/${referral}` }] : [])),
    )
    .toSorted((a, b) => a.due - b.due || (a.number < b.number ? -1 : 1))
    .map(({ key }) => key);

test('a referral shows what its document says, where it stands, and both its dates apart', async () => {
  const life = registered({ request: 'one' }).and(
    referred('R1', { due: due(40), signForBy: due(30), returnBy: due(31), urgency: 'urgent', confidential: true, body: 'one' }),
    clockStarted('referralReply/R1', due(39)),
    clockStarted('referralPrinted/R1', due(40)),
    { type: 'referralSigned', data: { referral: 'R1', round: 1 } },
    { type: 'referralExtensionRequested', data: { referral: 'R1', until: due(50) }, personal: { reason: '需现场测试' } },
  );
  await project(registry, life);
  const shown: ReferralRow = {
    complaint: life.number,
    referral: 'R1',
    round: 1,
    body: 'one',
    kind: 'hotline12345',
    document: 'D-R1',
    urgency: 'urgent',
    state: 'signedFor',
    receivedAt: start,
    signForBy: due(30),
    returnBy: due(31),
    printedDue: due(40),
    internalDue: due(39),
    late: false,
    confidential: true,
    extensionAsked: due(50),
  };
  expect((await listReferrals(registry, { body: 'one' })).items).toEqual([shown]);
  const late = { clock: 'referralPrinted/R1', name: 'referralPrinted', step: 0, due: due(40), owedAt: due(40) };
  const reported = { type: 'reportedBack', data: { referral: 'R1', round: 1, onTime: false }, personal: { report: '已办结' } } as const;
  await project(registry, life.and({ type: 'clockLate', data: late }));
  expect((await listReferrals(registry, { body: 'one' })).items).toEqual([{ ...shown, late: true }]);
  const stopped = { clock: 'referralPrinted/R1', name: 'referralPrinted', due: due(40), late: true, end: 'met' } as const;
  await project(registry, life.and({ type: 'clockLate', data: late }, reported, { type: 'clockStopped', data: stopped }));
  expect((await listReferrals(registry, { body: 'one' })).items).toMatchObject([
    { state: 'reportedBack', late: true, extensionAsked: null },
  ]);
});

test('pages of any size put together are the whole list by printed date, those without one last', async () => {
  const bodies = ['12345', '信访局'];
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (limit) => {
      const all: string[] = [];
      for (let cursor: { cursor?: string } | null = {}; cursor !== null;) {
        const page: Page<ReferralRow> = await listReferrals(registry, { state: ['received'], limit, ...cursor });
        all.push(...page.items.filter(({ body }) => bodies.includes(body)).map(keyOf));
        cursor = page.next === null ? null : { cursor: page.next };
      }
      expect(all).toEqual([...byDue(lives), ...byDue(lives, 'R2')]);
    }),
    { numRuns: 20 },
  );
});

test('filters choose by what the referral is now', async () => {
  expect(await keys({ body: '信访局' })).toEqual(byDue(lives, 'R2'));
  expect(await keys({ body: '信访' })).toEqual([]);
  expect(await keys({ kind: ['lettersAndVisits'], state: ['received'] })).toEqual(byDue(lives, 'R2'));
  expect(await keys({ body: '12345', kind: ['hotline12345', 'appeal'] })).toEqual(byDue(lives));
  expect(await keys({ state: ['reportedBack'], body: '12345' })).toEqual([]);
  expect(await keys({ state: [] })).toEqual([]);
  expect(await keys({ dueBefore: due(8) })).toEqual(byDue(lives.slice(4)));
  expect(await keys({ dueBefore: due(8) + 1 })).toEqual(byDue(lives.slice(2)));
});

test('overdue is a printed date that has passed while the body waits', async () => {
  expect(await keys({ overdueAt: due(4), body: '12345' })).toEqual([]);
  expect(await keys({ overdueAt: due(4) + 1, body: '12345' })).toEqual(byDue(lives.slice(6)));
  const reported = registered({ request: 'reported' }).and(referred('R1', { due: due(1), body: 'reported' }), {
    type: 'reportedBack',
    data: { referral: 'R1', round: 1, onTime: false },
    personal: { report: '已办结' },
  });
  await project(registry, reported);
  expect(await keys({ overdueAt: due(9), body: 'reported' })).toEqual([]);
  expect(await keys({ dueBefore: due(9), body: 'reported' })).toEqual([`${reported.number}/R1`]);
});

test.each(['', 'x', Buffer.from('[null,"a","b"]').toString('base64url'), Buffer.from('[1,"a"]').toString('base64url')])(
  'a cursor that this list did not give is refused: %j',
  async (cursor) => {
    await expect(listReferrals(registry, { cursor })).rejects.toEqual(expect.objectContaining({ name: 'BadCursor' }));
  },
);
