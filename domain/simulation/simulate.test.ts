import { at, hours } from '../../test/support/complaintCase';
import { changedPlan, shippedPlan } from '../../test/support/plan';
import { addTally, emptyTally, type Tally } from './attainment';
import { casesOf, type LogRow } from './fixtures/log';
import { generateLog } from './generate/generate';
import { gather, type Log } from './log';
import { breachesIn, lateBy, quantile, reportOn } from './report';
import { SaidCheck } from './said';
import { longestAfter, simulate, spanOf } from './simulate';

const { plan } = shippedPlan();
const tighter = changedPlan([
  ['when: \'level == "L1"\', within: 48 h', 'when: \'level == "L1"\', within: 24 h'],
  ['{ within: 5 WD, basis: default }', '{ within: 2 WD, basis: default }'],
]).plan;

function invented(count: number): Log {
  const said = [...generateLog(plan, count, 7)].map(({ case: name, at: instant, event, attributes }, index) => ({
    case: name,
    at: instant,
    line: index + 2,
    type: event,
    data: attributes,
    stages: null,
    answers: false,
    registration: {},
  }));
  const gathered = gather(said, new SaidCheck([plan]));
  if ('problems' in gathered) throw new Error(JSON.stringify(gathered.problems.slice(0, 3)));
  return gathered.log;
}

/** Three L1 complaints: answered after 20 hours, after 40 hours, and never. */
const rows: LogRow[] = [
  ...['A', 'B', 'C'].flatMap((name): LogRow[] => [
    ['2026-03-02 10:00', 'registered', { channel: 'phone' }, name],
    ['2026-03-02 10:00', 'triaged', { category: 'charges.data', level: 'L1' }, name],
  ]),
  ['2026-03-03 06:00', 'replied', {}, 'A'],
  ['2026-03-04 02:00', 'replied', {}, 'B'],
];
const cases = casesOf(plan, rows);
const until = at('2026-04-30T00:00:00+08:00');
const resolution = (tally: Tally) => tally.clocks.get('resolution');

describe('a log simulated under a plan', () => {
  it('says how often each clock was kept, also by level', () => {
    const tally = simulate(plan, cases, until);
    expect(resolution(tally)).toEqual({ started: 3, inTime: 2, late: 0, unmet: 1, dropped: 0, running: 0 });
    expect(tally.levels.get('resolution/L1')).toEqual(resolution(tally));
    const [line] = reportOn([{ file: 'p', plan, tally }], ['resolution']).clocks;
    expect(line?.sides[0]).toMatchObject({ due: 3, breaches: 1, taken: { median: hours(20), p95: hours(40) } });
    expect(line?.sides[0]?.attainment).toBeCloseTo(66.67, 2);
  });

  it('under tighter goals has more breaches, each with its instants', () => {
    const tally = simulate(tighter, cases, until);
    expect(resolution(tally)).toMatchObject({ inTime: 1, late: 1, unmet: 1 });
    const due = at('2026-03-03T10:00:00+08:00');
    const breaches = breachesIn({ file: 'p', plan: tighter, tally }, ['resolution']);
    expect(breaches.map((b) => [b.case, b.from, b.due, b.endedAt, lateBy(b, until)])).toEqual([
      ['B', at('2026-03-02T10:00:00+08:00'), due, at('2026-03-04T02:00:00+08:00'), hours(16)],
      ['C', at('2026-03-02T10:00:00+08:00'), due, null, until - due],
    ]);
  });

  it('counts for nothing what was not due by the end', () => {
    const tally = simulate(plan, cases, at('2026-03-03T07:00:00+08:00'));
    expect(resolution(tally)).toEqual({ started: 3, inTime: 1, late: 0, unmet: 0, dropped: 0, running: 2 });
    expect(reportOn([{ file: 'p', plan, tally }], ['resolution']).clocks[0]?.sides[0]).toMatchObject({ due: 1, attainment: 100 });
  });

  it('tells departments apart where a clock is kept for their hand-off, or binds the complaint that they have', () => {
    const { cases: many } = invented(20);
    const { departments } = reportOn([{ file: 'p', plan, tally: simulate(plan, many, until) }], null);
    const kept = new Set(departments.map(({ clock }) => clock));
    expect([...kept].every((clock) => clock === 'acceptance' || plan.file.clocks[clock]?.binds === true)).toBe(true);
    expect([...kept]).toEqual(expect.arrayContaining(['acceptance', 'resolution', 'statutory']));
  });

  it('lists breaches in the order in which they were due', () => {
    const { cases: many } = invented(60);
    const dues = breachesIn({ file: 'p', plan, tally: simulate(plan, many, until) }, null).map(({ due }) => due);
    expect(dues.length).toBeGreaterThan(20);
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
  });

  it('shows the plans side by side, and nothing where nothing was due', () => {
    const played = [plan, tighter].map((each) => ({
      file: 'p',
      plan: each,
      tally: simulate(each, cases, at('2026-03-02T11:00:00+08:00')),
    }));
    const { clocks } = reportOn(played, ['resolution', 'repair']);
    expect(clocks.map(({ clock, sides }) => [clock, sides.map(({ started, attainment }) => [started, attainment])])).toEqual([
      [
        'resolution',
        [
          [3, null],
          [3, null],
        ],
      ],
    ]);
  });

  it('names the clocks that nothing in the log could have met', () => {
    const { unheard } = reportOn([{ file: 'p', plan, tally: simulate(plan, cases, until) }], null);
    expect(unheard[0]).toEqual(expect.arrayContaining(['acknowledgement', 'callBack', 'escalationResponse']));
    expect(unheard[0]).not.toContain('resolution');
  });

  it('goes on as long as the longest clock after the last row', () => {
    const span = spanOf(cases);
    expect(span).toEqual({ from: at('2026-03-02T10:00:00+08:00'), to: at('2026-03-04T02:00:00+08:00') });
    // 60 days of letters and visits end on a Sunday, 3 May, and roll on over the holiday to 6 May at 24:00.
    expect(longestAfter(plan, span?.to ?? 0)).toBe(at('2026-05-07T00:00:00+08:00'));
  });

  it('is the same whoever plays which share of it', () => {
    const { cases: many } = invented(60);
    const whole = simulate(plan, many, until);
    const sum = emptyTally();
    for (const share of [0, 1, 2])
      addTally(
        sum,
        simulate(
          plan,
          many.filter((_, index) => index % 3 === share),
          until,
        ),
      );
    const report = (tally: Tally) => ({
      ...reportOn([{ file: 'p', plan, tally }], null),
      breaches: breachesIn({ file: 'p', plan, tally }, null),
      passedOver: tally.passedOver,
    });
    expect(report(sum)).toEqual(report(whole));
    expect(sum.cases).toBe(60);
  });

  it('under tighter goals never misses less', () => {
    const { cases: many } = invented(150);
    const breaches = [plan, tighter].map((each) =>
      breachesIn({ file: 'p', plan: each, tally: simulate(each, many, until) }, ['resolution']),
    );
    const [shipped, tight] = breaches.map((list) => new Set(list.map((b) => `${b.case} ${b.from}`)));
    expect([...(shipped ?? [])].filter((breach) => tight?.has(breach) !== true)).toEqual([]);
    expect(tight?.size ?? 0).toBeGreaterThan(shipped?.size ?? 0);
  });
});

describe('a quantile', () => {
  it('is the least value that so many per cent do not exceed', () => {
    expect([50, 95].map((p) => quantile([1, 2, 3, 4], p))).toEqual([2, 4]);
    expect(quantile([], 50)).toBeNull();
    expect(quantile([5], 1)).toBe(5);
  });
});
