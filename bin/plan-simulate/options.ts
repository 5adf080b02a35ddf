import { parseArgs } from 'node:util';
import { parseLogTime, timeSays } from '../../domain/simulation/logTime';

export const usage = `usage: npm run plan:simulate -- --plan FILE --log EVENTS.csv [--mapping FILE] [--against FILE] …

Plays the complaints of an event log under a plan by the rules of the running system, and tells which clocks were kept.
  --plan FILE       the plan
  --against FILE    another plan, shown beside it
  --log FILE        the log: a CSV file with the columns case, time, event, attributes (JSON), or whatever the mapping says
  --mapping FILE    what the columns and activities of another system's log mean
  --generate N      instead of a log: N invented cases
  --seed N          of the invented cases, default 1: the same seed gives the same cases
  --save FILE       writes the invented cases as a log
  --until TIME      how far time goes on, default as long after the log's end as the longest clock runs
  --clocks A,B      reports on these clocks only
  --list            lists every breach
  --breaches FILE   writes every breach as CSV
  --format FORM     text (default), markdown or json
  --threads N       default: as many as there are processors, 4 at most
exit: 0 it was played, 2 it could not be`;

/** Said to the one who started this; nothing was played. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** What a fault says of itself. */
export const reasonOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'message' in fault ? String(fault.message) : String(fault);

export const formats = ['text', 'markdown', 'json'] as const;
export type Format = (typeof formats)[number];

export interface Options {
  readonly plan: string;
  readonly against: string | null;
  readonly source: LogSource;
  readonly until: string | null;
  readonly clocks: readonly string[] | null;
  readonly list: boolean;
  readonly breaches: string | null;
  readonly format: Format;
  readonly threads: number;
}

export type LogSource =
  | { readonly kind: 'file'; readonly log: string; readonly mapping: string | null }
  | { readonly kind: 'generated'; readonly count: number; readonly seed: number; readonly save: string | null };

const known = {
  plan: { type: 'string' },
  against: { type: 'string' },
  log: { type: 'string' },
  mapping: { type: 'string' },
  generate: { type: 'string' },
  seed: { type: 'string' },
  save: { type: 'string' },
  until: { type: 'string' },
  clocks: { type: 'string' },
  list: { type: 'boolean', default: false },
  breaches: { type: 'string' },
  format: { type: 'string', default: 'text' },
  threads: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof known }>>['values'];

/** Reads the command line. Throws Unusable, saying what is wrong and what would be right. */
export function readOptions(args: readonly string[], processors: number): Options {
  const values = parsed(args);
  if (values.plan === undefined) throw new Unusable(`which plan? --plan FILE is missing\n\n${usage}`);
  const format = formats.find((one) => one === values.format);
  if (format === undefined) throw new Unusable(`--format ${values.format}: there are ${formats.join(', ')}`);
  if (values.until !== undefined && parseLogTime(values.until, 'Z') === null)
    throw new Unusable(`--until ${values.until}: must be ${timeSays}`);
  return {
    plan: values.plan,
    against: values.against ?? null,
    source: sourceOf(values),
    until: values.until ?? null,
    clocks: values.clocks?.split(',').map((name) => name.trim()) ?? null,
    list: values.list,
    breaches: values.breaches ?? null,
    format,
    threads: number('threads', values.threads, 1, 64) ?? Math.min(4, processors),
  };
}

function parsed(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    throw new Unusable(`${reasonOf(error)}\n\n${usage}`);
  }
}

function sourceOf({ log, mapping, generate, seed, save }: Values): LogSource {
  if ((log === undefined) === (generate === undefined))
    throw new Unusable(`which cases? give either --log FILE or --generate N\n\n${usage}`);
  if (log !== undefined) {
    if (seed !== undefined || save !== undefined) throw new Unusable('--seed and --save belong to --generate');
    return { kind: 'file', log, mapping: mapping ?? null };
  }
  if (mapping !== undefined) throw new Unusable('--mapping belongs to --log: invented cases need none');
  return {
    kind: 'generated',
    count: number('generate', generate, 1, 1_000_000) ?? 1,
    seed: number('seed', seed, 0, 2_147_483_647) ?? 1,
    save: save ?? null,
  };
}

function number(name: string, written: string | undefined, least: number, most: number): number | null {
  if (written === undefined) return null;
  const value = Number(written);
  if (/^\d+$/.test(written) && value >= least && value <= most) return value;
  throw new Unusable(`--${name} ${written}: must be a whole number, ${least} to ${most}`);
}
