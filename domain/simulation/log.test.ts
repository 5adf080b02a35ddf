import { at } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { read, type LogRow } from './fixtures/log';

const { plan } = shippedPlan();
const registered: LogRow = ['2026-03-02 10:00', 'registered', { channel: 'phone' }];

function log(rows: readonly LogRow[]) {
  const result = read(plan, rows);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.log;
}
function problems(rows: readonly LogRow[]): string[] {
  const result = read(plan, rows);
  return 'problems' in result ? result.problems.map(({ line, message }) => `${line}: ${message}`) : [];
}

describe('a log is gathered into cases', () => {
  it('each with its rows in the order of time, and says how many stood elsewhere', () => {
    const { cases, outOfOrder } = log([
      registered,
      ['2026-03-02 12:00', 'noted'],
      ['2026-03-02 11:00', 'urged'],
      ['2026-03-02 11:00', 'contacted'],
      ['2026-03-02 09:00', 'registered', { channel: 'onSite' }, 'C2'],
      ['2026-03-02 13:00', 'noted'],
    ]);
    expect(cases.map(({ name, entries }) => [name, entries.map(({ type, line }) => `${type} ${line}`)])).toEqual([
      ['C1', ['urged 4', 'contacted 5', 'noted 3', 'noted 7']],
      ['C2', []],
    ]);
    expect(outOfOrder).toBe(2);
  });

  it('with the registration first among rows of one instant', () => {
    const [first] = log([['2026-03-02 10:00', 'noted'], registered]).cases;
    expect(first?.entries.map(({ type }) => type)).toEqual(['noted']);
  });

  it('registered by its first row where none registers it', () => {
    const [first] = log([['2026-03-02 10:30', 'triaged', { category: 'charges.data', level: 'L1' }]]).cases;
    expect(first?.registered).toMatchObject({ at: at('2026-03-02T10:30:00+08:00'), line: 2, given: { channel: 'phone' } });
    expect(first?.entries).toHaveLength(1);
  });

  it('leaving to the rules what the rules do by themselves', () => {
    const rows: LogRow[] = [
      registered,
      ['2026-03-02 10:00', 'clockStarted', { clock: 'resolution' }],
      ['2026-03-02 10:00', 'effectDone', { kind: 'observation', purpose: null }],
      ['2026-03-02 10:01', 'effectDone', { kind: 'message', purpose: 'acknowledgement' }],
      ['2026-03-02 11:00', 'escalated', { rung: 'E3', rule: 'late:resolution/1' }],
      ['2026-03-02 12:00', 'escalated', { rung: 'E4', rule: null }],
    ];
    expect(log(rows).cases[0]?.entries.map(({ line }) => line)).toEqual([5, 7]);
  });

  it('taking a journal’s own fields, of which those that follow from the case are passed over', () => {
    const [first] = log([registered, ['2026-03-02 11:00', 'transferred', { handOff: 'H7', department: 'billing', round: 3 }]]).cases;
    expect(first?.entries[0]?.given).toEqual({ department: 'billing' });
  });
});

describe('what is wrong with a log is said with its line', () => {
  it.each<[string, LogRow[], string[]]>([
    [
      'a time that cannot be read',
      [['3 March', 'noted']],
      ['2: time: "3 March" is not a date and time such as 2026-03-01 09:30:00 or 2026-03-01T09:30:00+08:00'],
    ],
    ['an event that there is not', [['2026-03-02 10:00', 'repplied']], ['2: event: there is no event "repplied", did you mean "replied"?']],
    ['a row without a case', [['2026-03-02 10:00', 'noted', {}, '']], ['2: the case is empty']],
    [
      'attributes that are no JSON object',
      [['2026-03-02 10:00', 'triaged', 'level=L2']],
      ['2: attributes: must be a JSON object such as {"level":"L2"}, not level=L2'],
    ],
    [
      'a level that there is not',
      [registered, ['2026-03-02 11:00', 'triaged', { category: 'charges.data', level: 'L9' }]],
      ['3: triaged.level: Invalid option: expected one of "L1"|"L2"|"L3"|"L4", not "L9"'],
    ],
    ['a field that is missing', [registered, ['2026-03-02 11:00', 'transferred']], ['3: transferred.department: is missing']],
    [
      'a field that there is not',
      [registered, ['2026-03-02 11:00', 'transferred', { department: 'billing', depratment: 'legal' }]],
      ['3: transferred.depratment: transferred has no such field, did you mean "department"?; it has department'],
    ],
    [
      'a name that the plan does not have',
      [registered, ['2026-03-02 11:00', 'transferred', { department: 'biling' }]],
      ['3: transferred.department: there is no department "biling", did you mean "billing"?'],
    ],
    [
      'an instant without its offset',
      [registered, ['2026-03-02 11:00', 'promised', { due: '2026-03-05' }]],
      ['3: promised.due: must be a date and time with its offset, such as 2026-03-01T09:30:00+08:00, not "2026-03-05"'],
    ],
    [
      'an event before the registration',
      [['2026-03-02 09:00', 'urged'], registered],
      ['2: case C1 has "urged" before its registration in line 3'],
    ],
    ['a second registration', [registered, registered], ['3: case C1 is registered a second time, after line 2']],
    [
      'a referral of which nothing is known',
      [['2026-03-02 10:00', 'registered', { channel: 'referral' }]],
      ['2: registered.referred: is missing'],
    ],
  ])('%s', (_what, rows, expected) => {
    const found = problems(rows);
    expect(found).toHaveLength(expected.length);
    for (const [index, message] of expected.entries()) expect(found[index]).toContain(message);
  });
});
