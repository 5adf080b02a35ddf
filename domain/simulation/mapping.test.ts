import { shippedPlan } from '../../test/support/plan';
import { gather } from './log';
import { readMapped } from './mapped';
import { readMapping, type Mapping } from './mapping';
import { SaidCheck } from './said';

const { plan } = shippedPlan();
const check = new SaidCheck([plan]);
const columns = ['id', 'when', 'what', 'team', 'seriousness'];
const head = 'columns: { case: id, time: when, event: what }\n';
const activities = (yaml: string): string => `${head}activities:\n${yaml.replaceAll(/^/gm, '  ')}\n`;

const readIt = (text: string) => readMapping('mapping.yaml', text, columns, check);
function mappingOf(text: string): Mapping {
  const read = readIt(text);
  if ('mapping' in read) return read.mapping;
  throw new Error(JSON.stringify(read.problems));
}
function problems(text: string): string[] {
  const read = readIt(text);
  return 'problems' in read ? read.problems.map(({ line, path, message }) => `${line} ${path}: ${message}`) : [];
}

/** Reads rows of id, when, what, team, seriousness. */
function mapped(text: string, rows: readonly (readonly string[])[]) {
  const table = rows.map((cells, index) => ({
    line: index + 2,
    cells: Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])),
  }));
  return readMapped({ columns, rows: table }, mappingOf(text), '+08:00');
}
const row = (time: string, what: string, team = '', seriousness = ''): string[] => ['7', `2026-03-02 ${time}`, what, team, seriousness];

describe('a mapping says what another system’s log means', () => {
  const desk = activities(`
Opened: { event: registered, data: { channel: onSite } }
Taken:
  - { event: reopened, stages: [replied, closed] }
  - { event: transferred, data: { department: { column: team, values: { Money: billing }, default: customerService } }, stages: [registered] }
  - { event: handOffAccepted, stages: [dispatched] }
Rated high: { event: triaged, data: { category: other.device, level: { column: seriousness } } }
Solved: { event: replied, data: {} }
Scanned: ignore
Filed: noted`);

  it('an activity is an event, several in turn, or nothing', () => {
    const { said, leftOut } = mapped(desk, [row('10:00', 'Opened'), row('10:05', 'Taken'), row('10:06', 'Scanned'), row('10:07', 'Filed')]);
    expect(said.map(({ type, line, stages }) => [type, line, stages])).toEqual([
      ['registered', 2, null],
      ['reopened', 3, ['replied', 'closed']],
      ['transferred', 3, ['registered']],
      ['handOffAccepted', 3, ['dispatched']],
      ['noted', 5, null],
    ]);
    expect(leftOut).toBe(1);
  });

  it('a value is fixed, or stands in a column, as it is or by the words of its cells', () => {
    const { said } = mapped(desk, [row('10:00', 'Taken', 'Money'), row('10:01', 'Taken', 'Others'), row('10:02', 'Rated high', '', 'L3')]);
    expect(said.filter(({ type }) => type === 'transferred').map(({ data }) => data)).toEqual([
      { department: 'billing' },
      { department: 'customerService' },
    ]);
    expect(said.at(-1)?.data).toEqual({ category: 'other.device', level: 'L3' });
  });

  it('a case that no activity registers is registered by its first row, as the mapping says', () => {
    const text = `${head}registration: { channel: network, tier: { column: team } }\nactivities: { Solved: replied }\n`;
    const { said } = mapped(text, [row('11:00', 'Solved', 'gold')]);
    const gathered = gather(said, check);
    expect('log' in gathered && gathered.log.cases[0]?.registered.given).toMatchObject({ channel: 'network', tier: 'gold' });
  });

  it('what comes after a question may show that it was answered', () => {
    const text = `${head}nextRowAnswers: true\nactivities: { Wait: asked, Solved: replied }\n`;
    expect(mapped(text, [row('10:00', 'Wait')]).said[0]).toMatchObject({ answers: true });
  });

  it.each([
    [
      'Gone',
      row('10:00', 'Sloved'),
      '2: what: the mapping has no activity "Sloved", did you mean "Solved"?; say what event it is, or ignore',
    ],
    ['a time', ['7', 'soon', 'Solved'], '2: when: "soon" is not a date and time'],
    ['a case', ['', '2026-03-02 10:00', 'Solved'], '2: id is empty'],
  ])('a row with %s that it cannot read is named', (_what, cells, message) => {
    const { problems: found } = mapped(desk, [cells]);
    expect(found.map(({ line, message: said }) => `${line}: ${said}`)).toEqual([expect.stringContaining(message)]);
  });

  it('a cell for which it has no value is named', () => {
    const text = activities('Taken: { event: transferred, data: { department: { column: team, values: { Money: billing } } } }');
    expect(mapped(text, [row('10:00', 'Taken', 'Mony')]).problems).toEqual([
      { line: 2, message: 'team: the mapping has no value for "Mony", did you mean "Money"? (department)' },
    ]);
  });
});

describe('what is wrong with a mapping is said with its line', () => {
  it.each([
    [
      'a column that the log does not have',
      'columns: { case: idd, time: when, event: what }\nactivities: {}',
      '1 columns.case: the log has no column "idd", did you mean "id"?',
    ],
    [
      'an event that there is not',
      activities('Solved: { event: repplied }'),
      '3 activities.Solved.event: there is no event "repplied", did you mean "replied"?',
    ],
    [
      'an event of the rules',
      activities('Late: { event: clockLate }'),
      '3 activities.Late.event: "clockLate" is what the rules do by themselves',
    ],
    [
      'a field that there is not',
      activities('Solved: { event: replied, data: { resullt: met } }'),
      '3 activities.Solved.data.resullt: replied has no such field, did you mean "result"?',
    ],
    ['a field that is missing', activities('Taken: { event: transferred }'), '3 activities.Taken.data.department: is missing'],
    [
      'a name that the plan does not have',
      activities('Taken: { event: transferred, data: { department: biling } }'),
      '3 activities.Taken.data.department: there is no department "biling"',
    ],
    [
      'a level that there is not',
      activities('Graded:\n  - { event: noted }\n  - { event: triaged, data: { category: other.device, level: high } }'),
      '5 activities.Graded[1].data.level: Invalid option: expected one of "L1"|"L2"|"L3"|"L4", not "high"',
    ],
    [
      'a value in a column that there is not',
      activities('Taken: { event: transferred, data: { department: { column: teem } } }'),
      '3 activities.Taken.data.department.column: the log has no column "teem", did you mean "team"?',
    ],
    [
      'a stage that there is not',
      activities('Solved: { event: replied, stages: [open] }'),
      '3 activities.Solved.stages[0]: Invalid option',
    ],
    ['a zone', `${head}zone: CET\nactivities: {}`, '2 zone: a zone is written "+08:00"'],
    ['a key', `${head}activity: {}\nactivities: {}`, '2 activity: there is no key "activity" here'],
    ['no YAML', 'columns: {', '1 : '],
  ])('%s', (_what, text, message) => {
    expect(problems(text)).toEqual([expect.stringContaining(message)]);
  });
});
