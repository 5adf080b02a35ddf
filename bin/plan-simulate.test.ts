import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../config/projectRoot';
import { planSimulate } from './plan-simulate';

const shipped = path.join(projectRoot(), 'plan/telecom-cn.yaml');
const example = (name: string): string => path.join(projectRoot(), 'examples/simulation', name);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redress-simulate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

async function simulate(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await planSimulate([...args, '--threads', '1'], {
    log: (line: string) => out.push(line),
    error: (line: string) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** The shipped plan with less time for the answer. */
function tightened(): string {
  cpSync(path.dirname(shipped), path.join(folder, 'plan'), { recursive: true });
  const text = readFileSync(shipped, 'utf8').replace('- { within: 5 WD, basis: default }', '- { within: 2 WD, basis: default }');
  return file('plan/telecom-cn.yaml', text);
}

const log = `case,time,event,attributes
C1,2026-03-02 10:00,registered,"{""channel"":""phone""}"
C1,2026-03-02 10:05,triaged,"{""category"":""charges.data"",""level"":""L1""}"
C1,2026-03-04 13:30,replied,
C1,2026-03-05 09:00,closed,"{""outcome"":""agreed""}"
`;

describe('npm run plan:simulate', () => {
  it('plays a log and prints what became of each clock', async () => {
    const { code, out } = await simulate('--plan', shipped, '--log', file('log.csv', log), '--clocks', 'resolution,statutory');
    expect(code).toBe(0);
    const rows = out.split('\n').map((line) => line.split(/\s{2,}/));
    expect(rows).toContainEqual(['resolution', 'Reply with the result', '1', '1', '0', '1', '0', '0', '0', '0.0 %', '2.1 d', '2.1 d']);
    expect(rows).toContainEqual(['statutory', 'Statutory reply', '1', '1', '1', '0', '0', '0', '0', '100.0 %', '2.1 d', '2.1 d']);
    expect(out).toContain('1 case of 4 rows, 2026-03-02T10:00:00+08:00 to 2026-03-05T09:00:00+08:00');
  });

  it('lists every breach with its instants, and writes them as CSV', async () => {
    const csv = path.join(folder, 'breaches.csv');
    const { out } = await simulate('--plan', shipped, '--log', file('log.csv', log), '--clocks', 'resolution', '--list', '--breaches', csv);
    expect(out).toContain('Breaches under A: 1');
    expect(readFileSync(csv, 'utf8')).toBe(
      'plan,case,clock,level,department,goal,from,due,ended,fate,late_by_minutes\r\n' +
        'A,C1,resolution,L1,,48 h,2026-03-02T10:00:00+08:00,2026-03-04T10:00:00+08:00,2026-03-04T13:30:00+08:00,met late,210\r\n',
    );
  });

  it('reads the log of another system by a mapping, and shows two plans side by side', async () => {
    const args = ['--log', example('helpdesk.csv'), '--mapping', example('mapping.yaml'), '--clocks', 'resolution'];
    const { code, out, err } = await simulate('--plan', shipped, '--against', tightened(), ...args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('6 cases of 30 rows');
    const row = out.split('\n').find((line) => line.startsWith('resolution  Reply'));
    // Six answers were due, two of them of one complaint; a duplicate was merged. Two working days are too few for three of them.
    expect(row?.split(/\s{2,}/).slice(2)).toEqual(['6', '6', '0', '1', '3', '+2', '83.3 %', '50.0 %', '−33.3']);
  });

  it('prints the same as JSON and as Markdown', async () => {
    const args = ['--plan', shipped, '--log', file('log.csv', log), '--clocks', 'resolution'];
    const json = JSON.parse((await simulate(...args, '--format', 'json', '--list')).out) as Record<string, unknown>;
    expect(json).toMatchObject({
      log: { cases: 1, rows: 4, outOfOrder: 0, leftOut: 0 },
      clocks: [{ clock: 'resolution', of: null, sides: [{ started: 1, due: 1, late: 1, breaches: 1, attainment: 0 }] }],
      breaches: [[{ case: 'C1', clock: 'resolution', fate: 'met late', lateByMinutes: 210 }]],
    });
    const { out } = await simulate(...args, '--format', 'markdown');
    expect(out).toContain('| resolution | Reply with the result | 1 | 1 | 0 | 1 | 0 | 0 | 0 | 0.0 % | 2.1 d | 2.1 d |');
  });

  it('invents cases, and saves them as a log that gives the same again', async () => {
    const saved = path.join(folder, 'invented.csv');
    const args = ['--plan', shipped, '--format', 'json'];
    const invented = await simulate(...args, '--generate', '30', '--seed', '5', '--save', saved);
    const again = await simulate(...args, '--log', saved);
    expect([invented.code, again.code]).toEqual([0, 0]);
    expect(again.out).toBe(invented.out);
  });

  it('says what a reader must know of the figures', async () => {
    const disordered = log.replace(/(C1,2026-03-04.*\n)(C1,2026-03-05.*\n)/, '$2$1');
    const { out } = await simulate(
      '--plan',
      shipped,
      '--log',
      file('log.csv', `${disordered}C1,2026-03-06 10:00,approved,\n`),
      '--until',
      '2026-03-10 00:00',
    );
    expect(out).toContain('1 row out of order');
    expect(out).toContain('A: nothing in the log could meet acknowledgement');
    expect(out).toContain('A: 1 × approved passed over, as it could not come about then (the first in line 6)');
    expect(out).toContain('played until 2026-03-10T00:00:00+08:00');
  });
});

describe('npm run plan:simulate says what is wrong, and ends with 2', () => {
  const given = (...more: string[]) => ['--plan', shipped, ...more];
  const badLog = (text: string) => () => given('--log', file('log.csv', text));

  it.each<[string, () => string[], string]>([
    ['no plan', () => ['--generate', '1'], 'which plan? --plan FILE is missing'],
    ['no cases', () => given(), 'which cases? give either --log FILE or --generate N'],
    ['an option that there is not', () => given('--generate', '1', '--sead', '2'), "Unknown option '--sead'"],
    ['a number that is none', () => given('--generate', 'many'), '--generate many: must be a whole number, 1 to 1000000'],
    ['a form that there is not', () => given('--generate', '1', '--format', 'html'), '--format html: there are text, markdown, json'],
    ['an instant that is none', () => given('--generate', '1', '--until', 'May'), '--until May: must be a date and time'],
    ['options that do not belong together', () => given('--log', 'x.csv', '--seed', '1'), '--seed and --save belong to --generate'],
    [
      'a clock that there is not',
      () => given('--generate', '1', '--clocks', 'resolutoin'),
      'there is no clock "resolutoin", did you mean "resolution"?',
    ],
    ['a plan that is not there', () => ['--plan', 'nowhere.yaml', '--generate', '1'], 'there is no plan file nowhere.yaml'],
    ['a plan that is not sound', () => ['--plan', file('bad.yaml', 'plan: 1\n'), '--generate', '1'], 'is not sound: npm run plan:check'],
    ['a log that is not there', () => given('--log', 'nowhere.csv'), 'the log cannot be read: ENOENT'],
    ['an empty log', badLog(''), 'is empty: its first line names the columns'],
    ['a log without rows', badLog('case,time,event,attributes\n'), 'has no cases'],
    [
      'a column that is missing',
      badLog('case,when,event,attributes\nC1,2026-03-02 10:00,noted,\n'),
      'log.csv:1: there is no column "time"',
    ],
    ['a column that is named twice', badLog('case,time,event,time\n'), 'log.csv:1: the column "time" is named twice'],
    ['a quote that is not closed', badLog('case,time,event,attributes\nC1,"2026\n'), 'log.csv: '],
    [
      'rows that cannot be read',
      badLog(`${log}C2,soon,noted,\nC2,2026-03-02 10:00,gone,\n`),
      'log.csv:6: time: "soon" is not a date and time',
    ],
    [
      'a mapping that is not there',
      () => given('--log', file('log.csv', log), '--mapping', 'nowhere.yaml'),
      'the mapping cannot be read: ENOENT',
    ],
    [
      'a mapping that does not fit',
      () =>
        given(
          '--log',
          file('log.csv', log),
          '--mapping',
          file('m.yaml', 'columns: { case: case, time: time, event: activity }\nactivities: {}\n'),
        ),
      'm.yaml:1:43 columns.event: the log has no column "activity"',
    ],
  ])('%s', async (_what, args, message) => {
    const { code, err } = await simulate(...args());
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('naming the line on which a row begins, though cells above it have several', async () => {
    const text = 'case,time,event,attributes\r\nC1,2026-03-02 10:00,noted,"{\r\n}"\r\n\r\nC1,2026-03-02 11:00,gone,"{\r\n}"\r\n';
    const { err } = await simulate('--plan', shipped, '--log', file('log.csv', text));
    expect(err).toContain('log.csv:5: event: there is no event "gone"');
  });

  it('telling twenty problems and how many more there are', async () => {
    const rows = Array.from({ length: 30 }, () => 'C1,soon,noted,\n').join('');
    const { err } = await simulate('--plan', shipped, '--log', file('log.csv', `case,time,event,attributes\n${rows}`));
    expect(err.split('\n')).toHaveLength(22);
    expect(err).toContain('… and 10 more\n30 problems, nothing was played');
  });
});
