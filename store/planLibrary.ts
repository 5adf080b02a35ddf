import { planFromParts, type PlanSource } from '../domain/plan/load';
import type { Plan } from '../domain/plan/plan';
import { NotKept } from './notKept';
import type { Store } from './open';
import { findPlan, keepPlan } from './plans';

/** Every plan version that a complaint may have started with, by its content hash. */
export interface PlanLibrary {
  /** Keeps a version, so that complaints which start with it find it for as long as they live. */
  keep(plan: Plan, source: PlanSource): Promise<void>;
  /** The version of that hash; rejects when it was never kept. */
  of(hash: string): Promise<Plan>;
}

export function createPlanLibrary(store: Store): PlanLibrary {
  const loaded = new Map<string, Plan>();
  return {
    async keep(plan, source) {
      const { plan: id, version } = plan.file;
      await store.transaction((db) => keepPlan(db, { hash: plan.hash, plan: id, version, source: JSON.stringify(source), at: Date.now() }));
      loaded.set(plan.hash, plan);
    },
    async of(hash) {
      const there = loaded.get(hash);
      if (there !== undefined) return there;
      const kept = await findPlan(store.reading, hash);
      if (kept === null)
        throw new NotKept(`no plan version ${hash} is kept in the store: it was started with elsewhere, or the store was lost`);
      const result = planFromParts(JSON.parse(kept.source) as PlanSource);
      if ('problems' in result)
        throw new Error(
          `plan ${kept.plan} ${kept.version} (${hash}) is kept but cannot be read: ${result.problems.map((p) => `${p.path}: ${p.message}`).join('; ')}`,
        );
      loaded.set(hash, result.plan);
      return result.plan;
    },
  };
}
