import { parentPort, workerData } from 'node:worker_threads';
import { planFromParts, type PlanSource } from '../../domain/plan/load';
import type { Plan } from '../../domain/plan/plan';
import { simulate } from '../../domain/simulation/simulate';
import type { Share } from './play';

/** What runs in another thread: plays its share of the cases under every plan, and hands back a tally for each. */
const { sources, cases, until } = workerData as Share;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(sources.map((source) => simulate(planOf(source), cases, until)));

function planOf(source: PlanSource): Plan {
  const loaded = planFromParts(source);
  if ('plan' in loaded) return loaded.plan;
  throw new Error(`a plan that was sound is not: ${loaded.problems[0]?.message ?? ''}`);
}
