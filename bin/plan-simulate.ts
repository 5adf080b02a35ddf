import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Instant } from '../domain/complaint/terms';
import { suggestion } from '../domain/plan/closest';
import { parseLogTime } from '../domain/simulation/logTime';
import { longestAfter, spanOf } from '../domain/simulation/simulate';
import { breachesCsv, listed } from './plan-simulate/breaches';
import { invent, logCsv, readGenerated } from './plan-simulate/generated';
import { loadLog, loadPlan, type LoadedLog, type LoadedPlan } from './plan-simulate/inputs';
import { readOptions, reasonOf, Unusable, type LogSource, type Options } from './plan-simulate/options';
import { playAll } from './plan-simulate/play';
import { written } from './plan-simulate/report';

/**
 * `npm run plan:simulate -- --plan FILE --log EVENTS.csv`: plays the complaints of a log under a plan, or under two side by side, and reports
 * which clocks were kept. Exits 0 when it was played, 2 when plan, log or mapping are not what they must be.
 */
export async function planSimulate(args: readonly string[], { log: say, error }: Pick<Console, 'log' | 'error'>): Promise<number> {
  try {
    const options = readOptions(args, availableParallelism());
    const plans = [options.plan, ...(options.against === null ? [] : [options.against])].map(loadPlan);
    checkClocks(options.clocks, plans);
    say(await simulated(options, plans));
    return 0;
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault;
    error(fault.message);
    return 2;
  }
}

async function simulated(
  { source, clocks: only, list, breaches: file, format, threads, ...options }: Options,
  plans: readonly LoadedPlan[],
): Promise<string> {
  const log = casesOf(source, plans);
  const span = spanOf(log.cases);
  if (span === null) throw new Unusable('the log has no cases');
  const until = untilOf(options.until, span.to, plans);
  const tallies = await playAll(plans, log.cases, until, threads);
  const played = plans.flatMap(({ file, plan }, index) => {
    const tally = tallies[index];
    return tally === undefined ? [] : [{ file, plan, tally }];
  });
  const breaches = list || file !== null ? played.map((each) => listed(each, only, until)) : [];
  if (file !== null) write(file, breachesCsv(breaches));
  return written({ log, span, until, played, only, breaches: list ? breaches : null }, format);
}

function casesOf(source: LogSource, loaded: readonly LoadedPlan[]): LoadedLog {
  const plans = loaded.map(({ plan }) => plan);
  const [first] = plans;
  if (source.kind === 'file') return loadLog(source.log, source.mapping, plans);
  const rows = first === undefined ? [] : invent(first, source.count, source.seed);
  if (source.save !== null) write(source.save, logCsv(rows));
  return readGenerated(rows, plans);
}

function untilOf(asked: string | null, end: Instant, plans: readonly LoadedPlan[]): Instant {
  const zone = plans[0]?.plan.file.zone.offset ?? 'Z';
  const until = asked === null ? null : parseLogTime(asked, zone);
  return until ?? Math.max(end, ...plans.map(({ plan }) => longestAfter(plan, end)));
}

function checkClocks(asked: readonly string[] | null, plans: readonly LoadedPlan[]): void {
  const there = plans.flatMap(({ plan }) => Object.keys(plan.file.clocks));
  const unknown = (asked ?? []).find((name) => !there.includes(name));
  if (unknown !== undefined) throw new Unusable(`--clocks: there is no clock "${unknown}"${suggestion(unknown, there)}`);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Unusable(`cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

if (require.main === module) {
  planSimulate(process.argv.slice(2), console).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 2;
    },
  );
}
