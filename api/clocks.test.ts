import { z } from 'zod';
import { isoInstant } from '../domain/clocks/instant';
import { toView } from '../domain/complaint/view';
import type { Plan } from '../domain/plan/plan';
import { officeTo2027 } from '../store/fixtures/officeCalendar';
import { at, ComplaintCase, hours, phoneCall } from '../test/support/complaintCase';
import { changedPlan } from '../test/support/plan';
import { clocksSchema } from './schemas/clocks';
import { startTestApi, type TestApi, testNow } from './testing/testApi';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close());

const older = changedPlan([
  ["version: '1.0'", "version: '0.9'"],
  ['{ zh: 处理答复, en: Reply with the result }', '{ zh: 办结答复, en: Final answer }'],
]);

/** A complaint of Saturday at ten, 26 hours before the API's now, triaged an hour later. */
function complaint(plan: Plan = api.plan): ComplaintCase {
  const its = ComplaintCase.registered(plan, phoneCall(), at('2026-02-28T10:00:00+08:00'));
  its.pass(hours(1));
  its.usual('triage');
  return its;
}

/** The registry knows the complaint as it stands. */
function projected(its: ComplaintCase): ComplaintCase {
  api.reads.views.set(its.number, toView(its.complaint));
  return its;
}

interface Clock {
  readonly clock: string;
  readonly name: { readonly zh: string };
  readonly lateSince: string | null;
  readonly why: { readonly zh: string; readonly en: string };
}
async function ask({ number }: ComplaintCase, query = '') {
  const { status, body } = await api.ask('GET', `/v1/complaints/${number}/clocks${query}`, { role: 'supervisor' });
  const clocks = (body['clocks'] ?? []) as Clock[];
  return { status, body, clock: (id: string) => clocks.find(({ clock }) => clock === id) };
}

describe('the clocks of a complaint', () => {
  test('are told with their reasons, as they are described', async () => {
    const its = projected(complaint());
    const { status, body, clock } = await ask(its);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: its.number,
      seq: its.complaint.seq,
      asOf: isoInstant(testNow),
      plan: { id: 'telecomCn', version: '1.0', hash: api.plan.hash, atHand: true },
    });
    expect(clock('resolution')).toMatchObject({
      state: 'running',
      binding: true,
      why: {
        zh: '自 2026-02-28 10:00 受理起算，时限 5 个工作日（按“行政工作日”日历；预案默认）至 2026-03-06 24:00。',
        en: 'Counted from the reception on 2026-02-28 10:00, the goal of 5 working days by the calendar “Office days” (default of the plan) ends on 2026-03-06 24:00.',
      },
    });
    // What is not described would be stripped.
    expect(z.object(clocksSchema.shape).parse(body)).toEqual(body);
  });

  test('that have run out since the last event are late by now', async () => {
    const { clock } = await ask(projected(complaint()));
    expect(clock('firstContact')?.lateSince).toBe('2026-03-01T02:00:00.000Z');
    expect(clock('resolution')?.lateSince).toBeNull();
  });

  test.each([
    ['the registry is behind what is asked for', true, false],
    ['the registry does not have it yet', false, false],
    ['the registry is away', false, true],
  ])('come from the workflow when %s', async (_, isProjected, isDown) => {
    const its = complaint();
    if (isProjected) projected(its);
    api.reads.isDown = isDown;
    its.usual('transfer');
    api.gateway.states.set(its.number, its.complaint);
    const { status, body, clock } = await ask(its, `?seq=${its.complaint.seq}`);
    expect([status, body['seq']]).toEqual([200, its.complaint.seq]);
    expect(clock('acceptance/H1')).toMatchObject({ keptFor: 'H1', rule: 'clocks.acceptance' });
  });

  test('of a number that nobody knows, or that is mistyped, are a 404; of a place that is none, a 400', async () => {
    const its = complaint();
    expect(await ask(its)).toMatchObject({ status: 404, body: { detail: `there is no complaint ${its.number}` } });
    expect((await api.ask('GET', '/v1/complaints/7K3M-9QPT-2VXA-Y/clocks')).status).toBe(404);
    expect(await ask(its, '?seq=x')).toMatchObject({ status: 400, body: { errors: [{ pointer: '?seq' }] } });
  });
});

test('a channel is not told: the clocks of a confidential referral name it', async () => {
  const { number } = projected(complaint());
  expect((await api.ask('GET', `/v1/complaints/${number}/clocks`, { role: 'channel' })).status).toBe(403);
});

describe('the words are those of the plan version that the complaint keeps', () => {
  test('also of an older one', async () => {
    await api.plans.keep(older.plan, older.source);
    const { body, clock } = await ask(projected(complaint(older.plan)));
    expect(body['plan']).toEqual({ id: 'telecomCn', version: '0.9', hash: older.plan.hash, atHand: true });
    expect(clock('resolution')?.name.zh).toBe('办结答复');
  });

  test('and ids where it was never kept, which is logged', async () => {
    const { status, body, clock } = await ask(projected(complaint(older.plan)));
    expect([status, body['plan']]).toEqual([200, { id: 'telecomCn', version: '0.9', hash: older.plan.hash, atHand: false }]);
    expect(clock('resolution')).toMatchObject({
      name: { zh: 'resolution', en: 'resolution' },
      binding: null,
      why: { zh: '自 2026-02-28 10:00 登记起算，时限 5 个工作日（按“office”日历；预案默认）至 2026-03-06 24:00。' },
    });
    expect(api.logged.join('')).toContain(`no plan version ${older.plan.hash} is kept`);
  });

  test('with the calendar that was uploaded', async () => {
    const kept = await api.calendars.keep({
      id: 'office',
      text: officeTo2027,
      offsetMinutes: 480,
      by: { role: 'administrator', id: 'administrator-1' },
      at: testNow,
    });
    if ('problems' in kept) throw new Error('the calendar is wrong');
    const its = new ComplaintCase(api.plan, at('2027-12-29T10:00:00+08:00'));
    its.library = { plans: new Map(), calendars: new Map([[kept.upload.hash, kept.calendar]]) };
    its.calendars = { office: kept.upload.hash };
    its.register(phoneCall());
    expect((await ask(projected(its))).clock('resolution')?.why.zh).toContain('；休息日安排仅公布至 2027-12-31，到期时间可能调整');
    api.reads.views.set(its.number, { ...toView(its.complaint), calendars: { office: 'never kept' } });
    expect((await ask(its)).clock('resolution')?.why.zh).toContain(
      '（按“office”日历；预案默认）至 2028-01-05 24:00；所涉日期的休息日安排尚未公布',
    );
  });
});
