import os from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { longLife } from '../support/anyInput';
import { lawsOfEveryMoment, lawsOfTheJournal } from './laws';
import { plants } from './plants';
import { trial, type Violation } from './trial';

/**
 * `npm run laws -- --lives 10000`: leads complaints through random lives and prints what broke a law, shrunk to the shortest life
 * that does. `--plant NAME` plants a mistake in a clock, to see that it is found. Exit 1 where a law is broken.
 */
interface Share {
  readonly lives: number;
  readonly seed: number;
  readonly plant: string | undefined;
}

interface Verdict {
  readonly lives: number;
  readonly violations: readonly Violation[];
  readonly example: string | null;
}

function judgeLives({ lives, seed, plant }: Share): Verdict {
  const planted = plant === undefined ? undefined : plants[plant];
  const details = fc.check(
    fc.property(longLife, (life) => trial(life, planted).length === 0),
    { numRuns: lives, seed },
  );
  if (!details.failed) return { lives: details.numRuns, violations: [], example: null };
  const [life] = details.counterexample ?? [];
  const violations = life === undefined ? [{ law: 'a life can be led', how: String(details.errorInstance) }] : safely(life, plant);
  return { lives: details.numRuns, violations, example: JSON.stringify(life) };
}

function safely(life: Parameters<typeof trial>[0], plant: string | undefined): Violation[] {
  try {
    return trial(life, plant === undefined ? undefined : plants[plant]);
  } catch (error) {
    return [{ law: 'judging throws nothing', how: String(error) }];
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { lives: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, plant: { type: 'string' } },
  });
  const [lives, seed] = [Number(values.lives), Number(values.seed)];
  if (!Number.isInteger(lives) || lives < 1 || !Number.isInteger(seed)) throw new Error('--lives and --seed take whole numbers');
  if (values.plant !== undefined && plants[values.plant] === undefined)
    throw new Error(`--plant takes one of ${Object.keys(plants).join(', ')}`);
  const threads = Math.min(lives, os.availableParallelism());
  const shares = Array.from({ length: threads }, (_, i): Share => {
    const own = Math.floor(lives / threads) + (i < lives % threads ? 1 : 0);
    return { lives: own, seed: seed + i, plant: values.plant };
  });
  report(await Promise.all(shares.map(inThread)));
}

const inThread = (share: Share): Promise<Verdict> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

function report(verdicts: readonly Verdict[]): void {
  const violations = verdicts.flatMap((verdict) => verdict.violations);
  const laws = new Set([
    ...Object.keys(lawsOfEveryMoment),
    ...Object.keys(lawsOfTheJournal),
    'time tells the same in one step and in many',
  ]);
  for (const { law } of violations) laws.add(law);
  for (const law of laws) console.log(`${String(violations.filter((v) => v.law === law).length).padStart(6)}  ${law}`);
  for (const { law, how } of violations) console.log(`broken: ${law}: ${how}`);
  for (const { example } of verdicts) if (example !== null) console.log(`shortest life: ${example}`);
  console.log(`${verdicts.reduce((sum, { lives }) => sum + lives, 0)} random histories, ${violations.length} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

if (isMainThread) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  });
} else {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, no window
  parentPort?.postMessage(judgeLives(workerData as Share));
}
