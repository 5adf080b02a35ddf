import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planCheck } from '../bin/plan-check';
import { loadPlanFile, PlanFileMissing } from './planFiles';

const shipped = path.join(__dirname, '../plan');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redress-plan-'));
  cpSync(shipped, path.join(folder, 'plan'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (...names: string[]): string => path.join(folder, 'plan', ...names);

describe('a plan on disk', () => {
  it('is read with the calendars and templates beside it', () => {
    expect(loadPlanFile(file('telecom-cn.yaml'))).toHaveProperty('plan.hash');
  });

  it('reads nothing outside of its folder, not even by a link', () => {
    writeFileSync(path.join(folder, 'outside.mustache'), 'title\n\ntext\n');
    rmSync(file('templates/zh/reply.mustache'));
    symlinkSync(path.join(folder, 'outside.mustache'), file('templates/zh/reply.mustache'));
    expect(loadPlanFile(file('telecom-cn.yaml'))).toMatchObject({ problems: [{ path: 'messages.reply.template' }] });
  });

  it('may itself be reached by a link', () => {
    symlinkSync(file(), path.join(folder, 'current'));
    expect(loadPlanFile(path.join(folder, 'current/telecom-cn.yaml'))).toHaveProperty('plan.hash');
  });

  it('takes a folder in a file’s place for a missing file', () => {
    rmSync(file('calendars/office.yaml'));
    cpSync(file('templates'), file('calendars/office.yaml'), { recursive: true });
    expect(loadPlanFile(file('telecom-cn.yaml'))).toMatchObject({ problems: [{ path: 'calendars.office' }] });
  });

  it('that is missing is a fault of its own', () => {
    expect(() => loadPlanFile(file('none.yaml'))).toThrow(PlanFileMissing);
  });
});

describe('plan:check', () => {
  const check = (...paths: string[]) => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    return { status: planCheck(paths, { log, error: log }), lines };
  };

  it('sums up a sound plan', () => {
    const { status, lines } = check(file('telecom-cn.yaml'));
    expect(status).toBe(0);
    expect(lines.join('\n')).toMatch(/telecomCn 1\.0 is sound\n {2}hash [0-9a-f]{64}\n {2}\d+ categories/);
  });

  it('prints each problem with file, line, column and path', () => {
    writeFileSync(file('templates/en/reply.mustache'), 'title\n\n{{nmber}}\n');
    const { status, lines } = check(file('telecom-cn.yaml'));
    expect(status).toBe(1);
    expect(lines).toEqual([
      `${file('templates/en/reply.mustache')}:3:1 templates.en/reply: there is no field "nmber", did you mean "number"?`,
      `${file('telecom-cn.yaml')}: 1 problem`,
    ]);
  });

  it('says on one line each which clocks cannot be kept together, and from which start', () => {
    const text = readFileSync(file('telecom-cn.yaml'), 'utf8');
    writeFileSync(file('telecom-cn.yaml'), text.replace('within: 10 min, basis: default', 'within: 5 h, basis: default'));
    const { status, lines } = check(file('telecom-cn.yaml'));
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        /telecom-cn\.yaml:\d+:\d+ clocks\.containment\.steps: for level L4 dispatch 5 h ends 2024-01-01 05:00, after containment 4 h from 2024-01-01 00:00 is due/,
      ),
      `${file('telecom-cn.yaml')}: 1 problem`,
    ]);
  });

  it('says which file is missing, and goes on with the others', () => {
    const { status, lines } = check(file('none.yaml'), file('telecom-cn.yaml'));
    expect(status).toBe(2);
    expect(lines[0]).toBe(`there is no plan file ${file('none.yaml')}`);
    expect(lines[1]).toContain('is sound');
  });

  it('needs a file', () => {
    expect(check()).toEqual({ status: 2, lines: ['usage: npm run plan:check FILE…'] });
  });
});
