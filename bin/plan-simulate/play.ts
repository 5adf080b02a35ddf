import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../../domain/complaint/terms';
import type { PlanSource } from '../../domain/plan/load';
import { addTally, emptyTally, type Tally } from '../../domain/simulation/attainment';
import type { LogCase } from '../../domain/simulation/entry';
import { simulate } from '../../domain/simulation/simulate';
import type { LoadedPlan } from './inputs';

/** What another thread is given to play. */
export interface Share {
  readonly sources: readonly PlanSource[];
  readonly cases: readonly LogCase[];
  readonly until: Instant;
}

/** Plays all cases under every plan, shared among so many threads, this one included; a tally for each plan, in their order. */
export async function playAll(plans: readonly LoadedPlan[], cases: readonly LogCase[], until: Instant, threads: number): Promise<Tally[]> {
  const shares = Array.from({ length: Math.min(threads, cases.length) }, (_, share) =>
    cases.filter((_case, index) => index % threads === share),
  );
  const [own = [], ...others] = shares;
  const sources = plans.map(({ source }) => source);
  const elsewhere = others.map((share) => playElsewhere({ sources, cases: share, until }));
  const here = plans.map(({ plan }) => simulate(plan, own, until));
  const parts = [here, ...(await Promise.all(elsewhere))];
  return plans.map((_, index) => {
    const sum = emptyTally();
    for (const part of parts) addTally(sum, part[index] ?? emptyTally());
    return sum;
  });
}

function playElsewhere(share: Share): Promise<readonly Tally[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'playShare.js'), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code} and no result`)));
  });
}
