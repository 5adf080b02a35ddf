import path from 'node:path';
import { projectRoot } from '../../config/projectRoot';
import { loadPlanFile } from '../../config/planFiles';
import type { Plan } from '../../domain/plan/plan';
import { planFromParts, type PlanSource } from '../../domain/plan/load';

/** The plan as it is shipped. */
export function shippedPlan(): { plan: Plan; source: PlanSource } {
  const loaded = loadPlanFile(path.join(projectRoot(), 'plan/telecom-cn.yaml'));
  if ('problems' in loaded) throw new Error(loaded.problems.map((p) => `${p.file}:${p.line} ${p.path}: ${p.message}`).join('\n'));
  return loaded;
}

/** The shipped plan with passages of its text replaced; each must be there. */
export function changedPlan(changes: readonly (readonly [from: string, to: string])[]): { plan: Plan; source: PlanSource } {
  const { source } = shippedPlan();
  const file = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the shipped plan does not say ${from}`);
    return text.replaceAll(from, to);
  }, source.file);
  const loaded = planFromParts({ ...source, file });
  if ('problems' in loaded) throw new Error(loaded.problems.map((p) => `${p.file}:${p.line} ${p.path}: ${p.message}`).join('\n'));
  return loaded;
}
