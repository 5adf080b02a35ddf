import { at, by, ComplaintCase, days, hours, minutes, phoneCall, referral } from '../../test/support/complaintCase';
import { changedPlan, shippedPlan } from '../../test/support/plan';
import type { RegistrationFields } from '../complaint/commands/registration';
import type { Input } from '../complaint/input';
import { complaintNumber } from '../complaint/number';
import { toView } from '../complaint/view';
import type { Plan } from '../plan/plan';
import { explainClocks, type ExplainedClock } from './explanation';

const { plan } = shippedPlan();

const explain = (complaint: ComplaintCase, words: Plan | null = complaint.plan): ExplainedClock[] =>
  explainClocks(toView(complaint.complaint), { plan: words, offsetMinutes: plan.offsetMinutes, now: complaint.now });

function clockOf(complaint: ComplaintCase, id: string, words?: Plan | null): ExplainedClock {
  const clock = explain(complaint, words).find(({ clock: its }) => its === id);
  if (clock === undefined) throw new Error(`there is no clock ${id}`);
  return clock;
}

/** Something that must be done for the life to be as told. */
function done({ ...outcome }: ReturnType<ComplaintCase['face']>): void {
  if (!outcome.done) throw new Error(outcome.detail);
}

/** A complaint by phone on Monday 2026-03-02 at 10:00, triaged at once, everything that it orders carried out. */
function triaged(
  triage: Record<string, unknown> = {},
  fields: RegistrationFields = phoneCall(),
  its: Plan = plan,
  when?: string,
): ComplaintCase {
  const complaint = ComplaintCase.registered(its, fields, when === undefined ? undefined : at(`${when}+08:00`));
  complaint.deliver();
  done(complaint.usual('triage', 'agent', triage));
  return complaint;
}

/** The complaint after what follows in its life. */
function after(complaint: ComplaintCase, ...steps: readonly ((c: ComplaintCase) => unknown)[]): ComplaintCase {
  for (const step of steps) step(complaint);
  complaint.deliver();
  return complaint;
}
const waits = (ms: number) => (c: ComplaintCase) => (c.pass(ms), c.deliver());
const gives =
  (name: string, role: 'agent' | 'supervisor' | 'handler' | 'liaison' = 'agent', changes: Record<string, unknown> = {}) =>
  (c: ComplaintCase) =>
    done(c.usual(name, role, changes));
const answersQuestion = (question: string) => gives('inform', 'agent', { direction: 'fromCustomer', text: '截图已发', question });
const time: Input = { kind: 'time' };

describe('why a clock is due when it is, in a sentence a supervisor understands', () => {
  it.each<[string, () => ComplaintCase, string, string, string]>([
    [
      'working days from the reception',
      () => triaged(),
      'resolution',
      '自 2026-03-02 10:00 受理起算，时限 5 个工作日（按“行政工作日”日历；预案默认）至 2026-03-09 24:00。',
      'Counted from the reception on 2026-03-02 10:00, the goal of 5 working days by the calendar “Office days” (default of the plan) ends on 2026-03-09 24:00.',
    ],
    [
      'calendar days of a law',
      () => triaged(),
      'statutory',
      '自 2026-03-02 10:00 受理起算，时限 15 个自然日（法规：电信用户申诉处理办法）至 2026-03-17 24:00。',
      'Counted from the reception on 2026-03-02 10:00, the goal of 15 calendar days (law: 电信用户申诉处理办法) ends on 2026-03-17 24:00.',
    ],
    [
      'calendar days that would end on a Saturday, for a referral without a date',
      () => triaged({}, referral(), plan, '2026-02-28T10:00:00'),
      'referralReply/R1',
      '自 2026-02-28 10:00 收到转办件起算，时限 7 个自然日（按“行政工作日”日历；期末遇休息日顺延；适用无载明期限；预案默认）至 2026-03-09 24:00。',
      'Counted from the receipt of the referral on 2026-02-28 10:00, the goal of 7 calendar days by the calendar “Office days” (moved on from a day of rest; without a printed date; default of the plan) ends on 2026-03-09 24:00.',
    ],
    [
      'hours of a standard, from the reception that lay a day before the registration',
      () => triaged({ level: 'L1' }, phoneCall({ receivedAt: '2026-03-01T09:00:00+08:00' })),
      'resolution',
      '自 2026-03-01 09:00 受理起算，时限 48 小时（适用 L1 级；标准：DB3212/T 1102—2022）至 2026-03-03 09:00。',
      'Counted from the reception on 2026-03-01 09:00, the goal of 48 hours (for level L1; standard: DB3212/T 1102—2022) ends on 2026-03-03 09:00.',
    ],
    [
      'minutes from the registration, by a condition that has no better words',
      () => ComplaintCase.registered(plan),
      'acknowledgement',
      '自 2026-03-02 10:00 登记起算，时限 5 分钟（适用条件 level == "L4" || channel in ["phone", "onSite"]；预案默认）至 2026-03-02 10:05。',
      'Counted from the registration on 2026-03-02 10:00, the goal of 5 minutes (where level == "L4" || channel in ["phone", "onSite"]; default of the plan) ends on 2026-03-02 10:05.',
    ],
    [
      'working hours of the department’s calendar',
      () => after(triaged(), waits(minutes(10)), gives('transfer')),
      'acceptance/H1',
      '自 2026-03-02 10:10 转办起算，时限 4 个工作小时（按“行政工作日”日历；预案默认）至 2026-03-02 15:40。',
      'Counted from the transfer on 2026-03-02 10:10, the goal of 4 working hours by the calendar “Office days” (default of the plan) ends on 2026-03-02 15:40.',
    ],
    [
      'a part of a working hour',
      () => after(triaged({ level: 'L4' }), gives('transfer')),
      'acceptance/H1',
      '自 2026-03-02 10:00 转办起算，时限 15 分钟工作时间（按“行政工作日”日历；适用 L4 级；预案默认）至 2026-03-02 10:15。',
      'Counted from the transfer on 2026-03-02 10:00, the goal of 15 minutes of working time by the calendar “Office days” (for level L4; default of the plan) ends on 2026-03-02 10:15.',
    ],
    [
      'an event at midnight, where a term would end at 24:00',
      () => after(triaged(), waits(days(9))),
      'escalationCoordination/X1',
      '自 2026-03-11 00:00 升级起算，时限 24 小时（预案默认）至 2026-03-11 24:00。',
      'Counted from the escalation on 2026-03-11 00:00, the goal of 24 hours (default of the plan) ends on 2026-03-11 24:00.',
    ],
    [
      // Of Monday the 9th 6.5 working hours from 10:00 remain: a quarter is 1 h 37 min 30 s.
      'a share of the clock that binds',
      () => after(triaged(), waits(days(7)), gives('transfer')),
      'acceptance/H1',
      '自 2026-03-09 10:00 转办起算，取“处理答复”到期前所余工作时间的四分之一（其自身时限 4 个工作小时届满更晚；按“行政工作日”日历；预案默认），至 2026-03-09 11:37 到期。',
      'Counted from the transfer on 2026-03-09 10:00, it has a quarter of the working time that remained until “Reply with the result” was due (its own goal, 4 working hours by the calendar “Office days”, ends later; default of the plan): due on 2026-03-09 11:37.',
    ],
    [
      'an evening in which the customer may not be called any more',
      () => triaged({ level: 'L3' }, phoneCall(), plan, '2026-03-02T20:00:00'),
      'firstContact',
      '自 2026-03-02 20:00 受理起算，时限 2 小时（适用 L3 级；预案默认）；仅在 08:00–21:00 致电客户，至 2026-03-02 21:00 到期。',
      'Counted from the reception on 2026-03-02 20:00, it has 2 hours (for level L3; default of the plan); customers are called 08:00–21:00 only: due on 2026-03-02 21:00.',
    ],
    [
      'days for which no holidays are published yet',
      () => triaged({}, phoneCall(), plan, '2026-12-29T10:00:00'),
      'resolution',
      '自 2026-12-29 10:00 受理起算，时限 5 个工作日（按“行政工作日”日历；预案默认）至 2027-01-06 24:00；休息日安排仅公布至 2026-12-31，到期时间可能调整。',
      'Counted from the reception on 2026-12-29 10:00, the goal of 5 working days by the calendar “Office days” (default of the plan) ends on 2027-01-06 24:00; holidays are published until 2026-12-31 only, so the date may still move.',
    ],
  ])('%s', (_what, life, clock, zh, en) => {
    expect(clockOf(life(), clock).why).toEqual({ zh, en });
  });
});

describe('a clock that goes by a date', () => {
  const document = { signForBy: '2026-03-02T11:00:00+08:00', returnBy: '2026-03-03T12:00:00+08:00', dueOn: '2026-03-09' };
  it.each<[string, () => ComplaintCase, string, string, string]>([
    [
      'printed on a referral, less a working day',
      () => triaged({}, referral(document)),
      'resolution',
      '以转办件 R1 载明的办理期限 2026-03-09 24:00 提前 1 个工作日为准（按“行政工作日”日历；预案默认），至 2026-03-06 24:00 到期。',
      'It goes by the date printed on the referral R1, 2026-03-09 24:00, less 1 working day by the calendar “Office days” (default of the plan): due on 2026-03-06 24:00.',
    ],
    [
      'printed on a referral',
      () => triaged({}, referral(document)),
      'referralPrinted/R1',
      '以转办件 R1 载明的办理期限 2026-03-09 24:00 为准（预案默认）。',
      'It goes by the date printed on the referral R1, 2026-03-09 24:00 (default of the plan).',
    ],
    [
      'by which a referral is to be signed for',
      () => triaged({}, referral(document)),
      'referralSignFor/R1',
      '以转办件 R1 的签收期限 2026-03-02 11:00 为准（预案默认）。',
      'It goes by the date by which the referral R1 is to be signed for, 2026-03-02 11:00 (default of the plan).',
    ],
    [
      'by which a referral may be returned',
      () => triaged({}, referral(document)),
      'referralObjection/R1',
      '以转办件 R1 的退回期限 2026-03-03 12:00 为准（预案默认）。',
      'It goes by the date by which the referral R1 may be returned, 2026-03-03 12:00 (default of the plan).',
    ],
    [
      'of a promise',
      () => after(triaged(), gives('promise')),
      'promise/M1',
      '以承诺 M1 的兑现日期 2026-03-12 18:00 为准（预案默认）。',
      'It goes by the date that was promised (M1), 2026-03-12 18:00 (default of the plan).',
    ],
    [
      'of an oversight',
      () => after(triaged(), gives('oversee', 'supervisor', { due: '2026-03-03T12:00:00+08:00' })),
      'oversight/O1',
      '以督办 O1 规定的期限 2026-03-03 12:00 为准（预案默认）。',
      'It goes by the date that the oversight O1 set, 2026-03-03 12:00 (default of the plan).',
    ],
  ])('%s', (_what, life, clock, zh, en) => {
    expect(clockOf(life(), clock).why).toEqual({ zh, en });
  });
});

describe('a clock that was moved', () => {
  const base = '自 2026-03-02 10:00 受理起算，时限 5 个工作日（按“行政工作日”日历；预案默认）';
  const baseEn =
    'Counted from the reception on 2026-03-02 10:00, the goal of 5 working days by the calendar “Office days” (default of the plan)';
  const has = baseEn.replace('the goal of', 'it has');
  const waited26 = [waits(minutes(70)), gives('ask'), waits(hours(26)), answersQuestion('Q1')];

  it.each<[string, () => ComplaintCase, string, string]>([
    [
      'by a pause of 26 hours',
      () => after(triaged(), ...waited26),
      `${base}至 2026-03-09 24:00；暂停计时 26 小时，相应顺延，至 2026-03-11 02:00 到期。`,
      `${baseEn} ends on 2026-03-09 24:00; the time for which it stood still, 26 hours, is added: due on 2026-03-11 02:00.`,
    ],
    [
      'by two pauses of three days and a quarter in all',
      () => after(triaged(), ...waited26, waits(hours(1)), gives('ask'), waits(hours(52)), answersQuestion('Q2')),
      `${base}至 2026-03-09 24:00；暂停计时 3 天 6 小时，相应顺延，至 2026-03-13 06:00 到期。`,
      `${baseEn} ends on 2026-03-09 24:00; the time for which it stood still, 3 days 6 hours, is added: due on 2026-03-13 06:00.`,
    ],
    [
      // The pause leads into Wednesday the 11th; two working days later Friday the 13th ends.
      'by a pause and an extension',
      () => after(triaged(), ...waited26, gives('extend'), gives('decideExtension', 'supervisor')),
      `${base}；暂停计时 26 小时，相应顺延；经批准延期 2 个工作日，至 2026-03-13 02:00 到期。`,
      `${has}; the time for which it stood still, 26 hours, is added; the extension granted, 2 working days, is added: due on 2026-03-13 02:00.`,
    ],
    [
      'by an extension, as far as the statutory day allows',
      () => after(triaged(), gives('extend', 'agent', { longer: '10 WD' }), gives('decideExtension', 'supervisor')),
      `${base}；经批准延期 10 个工作日，但不超过“法定答复期限”，至 2026-03-17 24:00 到期。`,
      `${has}; the extension granted, 10 working days, is added, but not past “Statutory reply”: due on 2026-03-17 24:00.`,
    ],
  ])('%s', (_what, life, zh, en) => {
    expect(clockOf(life(), 'resolution').why).toEqual({ zh, en });
  });
});

describe('where a clock stands', () => {
  const base = '自 2026-03-02 10:00 受理起算，时限 5 个工作日（按“行政工作日”日历；预案默认）至 2026-03-09 24:00';
  const baseEn =
    'Counted from the reception on 2026-03-02 10:00, the goal of 5 working days by the calendar “Office days” (default of the plan) ends on 2026-03-09 24:00';
  const pausedWhileDispatched = changedPlan([
    [
      '    steps: [classification, dispatch, acceptance, approval]\n',
      '    steps: [classification, dispatch, acceptance, approval]\n    pausesIn: [dispatched]\n',
    ],
  ]).plan;

  it.each<[string, () => ComplaintCase, string, string]>([
    [
      'still, for a question',
      () => after(triaged(), waits(hours(1)), gives('ask')),
      '；自 2026-03-02 11:00 起暂停计时，待客户答复 Q1，到期时间相应顺延。',
      '; it stands still from 2026-03-02 11:00 until the customer answers Q1, and is due later by that time.',
    ],
    [
      'still, for the customer’s appointment',
      () => after(triaged(), gives('schedule')),
      '；自 2026-03-02 10:00 起暂停计时，至客户预约 A1 的时间 2026-03-04 15:00，到期时间相应顺延。',
      '; it stands still from 2026-03-02 10:00 until the customer’s appointment A1 on 2026-03-04 15:00, and is due later by that time.',
    ],
    [
      'still, in a stage',
      () => after(triaged({}, phoneCall(), pausedWhileDispatched), gives('transfer')),
      '；自 2026-03-02 10:00 起暂停计时，处于“已转办”阶段期间，到期时间相应顺延。',
      '; it stands still from 2026-03-02 10:00 for as long as the stage is “dispatched”, and is due later by that time.',
    ],
    [
      'still, after it was due',
      () => after(triaged(), waits(days(9)), gives('ask')),
      '；自 2026-03-11 10:00 起暂停计时，待客户答复 Q1，此前已到期。',
      '; it stands still from 2026-03-11 10:00 until the customer answers Q1, but was due before that.',
    ],
    ['late', () => after(triaged(), waits(days(9))), '；自 2026-03-09 24:00 起超时。', '; it has been late since 2026-03-09 24:00.'],
    [
      'met in time',
      () => after(triaged(), waits(hours(20)), gives('reply')),
      '；已于 2026-03-03 06:00 完成，未超时。',
      '; it was met on 2026-03-03 06:00, in time.',
    ],
    [
      'met late',
      () => after(triaged(), waits(days(7) + hours(14) + minutes(30)), gives('reply')),
      '；已于 2026-03-10 00:30 完成，超时 30 分钟。',
      '; it was met on 2026-03-10 00:30, 30 minutes late.',
    ],
    [
      'met while it stood still, the pause included',
      () => after(triaged(), waits(hours(1)), gives('ask'), waits(days(8)), gives('reply')),
      '；暂停计时 8 天，相应顺延，至 2026-03-17 24:00 到期；已于 2026-03-10 11:00 完成，未超时。',
      '; the time for which it stood still, 8 days, is added: due on 2026-03-17 24:00; it was met on 2026-03-10 11:00, in time.',
    ],
  ])('%s', (_what, life, zh, en) => {
    expect(clockOf(life(), 'resolution').why).toEqual({ zh: base + zh, en: baseEn + en });
  });

  it('dropped, before or after it was due', () => {
    const complaint = ComplaintCase.registered(plan);
    complaint.pass(minutes(20));
    done(complaint.usual('withdraw', 'supervisor'));
    expect(clockOf(complaint, 'firstContact').why.zh).toContain('；已于 2026-03-02 10:20 终止，不再适用。');
    expect(clockOf(complaint, 'firstContact').why.en).toContain('; it was dropped on 2026-03-02 10:20, as it no longer applied.');
    expect(clockOf(complaint, 'acknowledgement').why.zh).toContain('；已于 2026-03-02 10:20 终止，不再适用，此前已超时。');
    expect(clockOf(complaint, 'acknowledgement').why.en).toContain(
      '; it was dropped on 2026-03-02 10:20, as it no longer applied, after it was due.',
    );
  });

  it('late as soon as it is past due, also while nobody notices', () => {
    const complaint = triaged();
    complaint.now = at('2026-03-10T00:00:00+08:00');
    expect(clockOf(complaint, 'resolution')).toMatchObject({ state: 'running', lateSince: null });
    complaint.now += 1;
    expect(clockOf(complaint, 'resolution').lateSince).toBe('2026-03-09T16:00:00.000Z');
    complaint.face(time);
    expect(clockOf(complaint, 'resolution').lateSince).toBe('2026-03-09T16:00:00.000Z');
  });
});

describe('a clock is told', () => {
  it('by what started it, what it goes by, what moved it, and which warnings were given', () => {
    const complaint = after(triaged(), waits(hours(1)), gives('ask'), waits(hours(2)), answersQuestion('Q1'), waits(days(4)));
    expect(clockOf(complaint, 'resolution')).toMatchObject({
      name: { zh: '处理答复', en: 'Reply with the result' },
      keptFor: null,
      startedBy: { event: 'registered', seq: 1, at: '2026-03-02T02:00:00.000Z' },
      from: '2026-03-02T02:00:00.000Z',
      goal: '5 WD',
      condition: null,
      rule: 'clocks.resolution',
      basis: 'default',
      calendar: 'office',
      pauses: [{ from: '2026-03-02T03:00:00.000Z', to: '2026-03-02T05:00:00.000Z', why: 'Q1' }],
      extendedBy: null,
      due: '2026-03-09T18:00:00.000Z',
      provisional: false,
      // Half and four fifths of 182 hours, and the two hours of the pause.
      warnings: [
        { at: '2026-03-05T23:00:00.000Z', given: true },
        { at: '2026-03-08T05:36:00.000Z', given: false },
      ],
      lateSince: null,
      state: 'running',
      stopped: null,
    });
    expect(clockOf(complaint, 'statutory').pauses).toEqual([]);
  });

  it('for what it is kept, and when its event came', () => {
    const complaint = after(triaged({ level: 'L3' }), waits(minutes(5)), gives('transfer'));
    const seq = complaint.all('transferred')[0]?.seq;
    expect(clockOf(complaint, 'acceptance/H1')).toMatchObject({
      name: { zh: '部门接单', en: 'Acceptance by the department' },
      keptFor: 'H1',
      startedBy: { event: 'transferred', seq, at: '2026-03-02T02:05:00.000Z' },
      condition: 'level == "L3"',
      rule: 'clocks.acceptance',
    });
  });

  it('without the instant of a reopening from which it is not counted', () => {
    // Merged by mistake, and taken up again as nothing was answered: the law counts on from the reception.
    const complaint = ComplaintCase.registered(plan);
    done(complaint.give('merge', { into: complaintNumber('phone', 'call-2'), reason: '同一件' }, 'supervisor'));
    complaint.pass(hours(3));
    done(complaint.usual('reopen', 'supervisor'));
    expect(clockOf(complaint, 'statutory')).toMatchObject({
      startedBy: { event: 'reopened', at: null },
      from: '2026-03-02T02:00:00.000Z',
    });
  });

  it('with its own pauses: not those that a date does not wait for', () => {
    const complaint = after(
      triaged(),
      waits(hours(1)),
      gives('ask'),
      waits(hours(2)),
      answersQuestion('Q1'),
      waits(hours(1)),
      gives('transfer'),
    );
    done(complaint.usual('refer', 'liaison', { body: '12345', kind: 'hotline12345', documentNumber: 'D-9', dueOn: '2026-03-04' }));
    done(complaint.usual('ask'));
    expect(clockOf(complaint, 'acceptance/H1').pauses).toEqual([]);
    expect(clockOf(complaint, 'resolution')).toMatchObject({ goal: 'printedDue less 1 WD', pauses: [], state: 'running' });
    expect(clockOf(complaint, 'referralReply/R1').pauses).toEqual([]);
  });

  it('with its own pauses: not those before it began anew', () => {
    const asksFor = (time: number, question: string) => [gives('ask'), waits(time), answersQuestion(question), waits(hours(1))];
    const complaint = after(
      triaged(),
      waits(hours(1)),
      ...asksFor(hours(2), 'Q1'),
      gives('reply'),
      gives('reopen'),
      waits(hours(1)),
      ...asksFor(hours(3), 'Q2'),
    );
    expect(clockOf(complaint, 'resolution')).toMatchObject({
      startedBy: { event: 'reopened', at: '2026-03-02T06:00:00.000Z' },
      pauses: [{ from: '2026-03-02T07:00:00.000Z', to: '2026-03-02T10:00:00.000Z', why: 'Q2' }],
      due: '2026-03-09T19:00:00.000Z',
    });
  });

  it('as the one that binds, if of all that bind it is due first', () => {
    const binding = (complaint: ComplaintCase): string[] => explain(complaint).flatMap((c) => (c.binding === true ? [c.clock] : []));
    const complaint = triaged({}, referral({ dueOn: '2026-03-05' }));
    // Before the printed date less a working day, at 24:00 of the 4th, nothing is due that binds; what is due earlier are steps.
    expect(binding(complaint)).toEqual(['resolution']);
    done(complaint.usual('find'));
    done(complaint.usual('reply'));
    expect(binding(complaint)).toEqual(['referralReply/R1']);
    complaint.deliver();
    done(complaint.usual('reportBack', 'liaison', { report: '已答复客户' }));
    expect(binding(complaint)).toEqual([]);
  });

  it('before those that have stopped, by its due instant', () => {
    const clocks = explain(after(triaged(), gives('transfer')));
    const running = clocks.filter(({ state }) => state !== 'stopped');
    expect(clocks.slice(0, running.length)).toEqual(running);
    expect(running.map(({ due }) => due)).toEqual(running.map(({ due }) => due).toSorted());
    expect(running.length).toBeGreaterThan(3);
    expect(clocks.length).toBeGreaterThan(running.length);
  });

  it('by ids where the plan version is not at hand', () => {
    const complaint = after(triaged({}, by('written', { form: 'letter', receivedOn: '2026-02-27' })), waits(days(9)), gives('transfer'));
    expect(clockOf(complaint, 'acceptance/H1', null)).toMatchObject({
      name: { zh: 'acceptance', en: 'acceptance' },
      binding: null,
      why: {
        en: 'Counted from the transfer on 2026-03-11 10:00, the goal of 4 working hours by the calendar “office” (default of the plan) ends on 2026-03-11 15:30.',
      },
    });
    expect(clockOf(complaint, 'resolution', null).why.zh).toMatch(
      /^自 2026-02-27 23:59 受理起算，时限 5 个工作日（按“office”日历；预案默认）至 2026-03-05 24:00；/,
    );
  });
});
