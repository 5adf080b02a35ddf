import { loadPlanFile, PlanFileMissing } from '../config/planFiles';
import type { Problem } from '../domain/plan/load';
import type { Plan } from '../domain/plan/plan';

/**
 * Checks plan files: `npm run plan:check plan/telecom-cn.yaml …`. Prints every problem with its place, or what the plan holds.
 * Exits 0 when all are sound, 1 when one is not, 2 when a file is missing or none is named.
 */
export function planCheck(paths: readonly string[], { log, error }: Pick<Console, 'log' | 'error'>): number {
  if (paths.length === 0) {
    error('usage: npm run plan:check FILE…');
    return 2;
  }
  return Math.max(...paths.map((path) => check(path, { log, error })));
}

function check(path: string, { log, error }: Pick<Console, 'log' | 'error'>): number {
  try {
    const loaded = loadPlanFile(path);
    if ('problems' in loaded) {
      for (const problem of loaded.problems) error(written(problem));
      error(`${path}: ${loaded.problems.length} problem${loaded.problems.length === 1 ? '' : 's'}`);
      return 1;
    }
    log(summary(path, loaded.plan));
    return 0;
  } catch (fault) {
    if (!(fault instanceof PlanFileMissing)) throw fault;
    error(fault.message);
    return 2;
  }
}

const written = ({ file, line, column, path, message }: Problem): string =>
  `${file}:${line}:${column ?? 1} ${path === '' ? '' : `${path}: `}${message}`;

function summary(path: string, { hash, file }: Plan): string {
  const counts = {
    categories: file.categories.reduce((sum, top) => sum + top.children.length, 0),
    departments: file.departments.length,
    clocks: Object.keys(file.clocks).length,
    'escalation rules': file.escalation.rules.length,
    messages: Object.keys(file.messages).length,
    remedies: file.remedies.length,
    KPIs: file.kpis.length,
  };
  const counted = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  return `${path}: ${file.plan} ${file.version} is sound\n  hash ${hash}\n  ${counted.join(', ')}`;
}

if (require.main === module) process.exitCode = planCheck(process.argv.slice(2), console);
