import path from 'node:path';
import { projectRoot } from '../../config/projectRoot';
import { loadPlanFile } from '../../config/planFiles';
import type { Plan } from '../../domain/plan/plan';
import type { PlanSource } from '../../domain/plan/load';

/** The plan as it is shipped. */
export function shippedPlan(): { plan: Plan; source: PlanSource } {
  const loaded = loadPlanFile(path.join(projectRoot(), 'plan/telecom-cn.yaml'));
  if ('problems' in loaded) throw new Error(loaded.problems.map((p) => `${p.file}:${p.line} ${p.path}: ${p.message}`).join('\n'));
  return loaded;
}
