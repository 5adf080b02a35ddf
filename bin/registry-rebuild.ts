import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { completeJournals } from '../activities/archive/completeJournals';
import { createFileArchive } from '../activities/archive/fileArchive';
import { type Config, loadConfig } from '../config/config';
import { compareRegistry } from '../registry/compare';
import type { Journals } from '../registry/journals';
import { rebuildRegistry } from '../registry/rebuild';
import { runningJournals } from './runningJournals';

/**
 * `npm run registry:rebuild`: makes the registry anew, while the system runs. `-- --compare` changes nothing and tells in what
 * it differs from what a rebuild would give. Exit 0 when all is well, 1 when something differs or is left out, 2 on a fault.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { compare: { type: 'boolean', default: false } } });
  const config = loadConfig();
  const { address, namespace } = config.temporal;
  const connection = await Connection.connect({ address }).catch((error: unknown) => {
    throw new Error(`Temporal can't be reached at ${address}, and without it nobody knows what is not sealed yet`, { cause: error });
  });
  try {
    const journals = completeJournals(createFileArchive(config.paths.archive), runningJournals(new Client({ connection, namespace })));
    return values.compare ? await compare(config, journals) : await rebuild(config, journals);
  } finally {
    await connection.close();
  }
}

async function rebuild({ paths }: Config, journals: Journals): Promise<number> {
  const { failures } = await rebuildRegistry(paths.registry, journals);
  tellFailures(failures);
  console.log(`${paths.registry} was rebuilt`);
  return failures.size === 0 ? 0 : 1;
}

async function compare({ paths }: Config, journals: Journals): Promise<number> {
  const { differences, failures } = await compareRegistry(paths.registry, journals, ({ table, key, what }) =>
    console.log(`${table} ${key}: ${what}`),
  );
  tellFailures(failures);
  console.log(differences === 0 ? 'no difference' : `${differences} differences`);
  return differences === 0 && failures.size === 0 ? 0 : 1;
}

function tellFailures(failures: ReadonlyMap<string, string>): void {
  for (const [number, reason] of failures) console.error(`${number} is left out: ${reason}`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`registry:rebuild: ${reasonsOf(error).join(': ')}`);
    process.exitCode = 2;
  },
);

const reasonsOf = (error: unknown): string[] =>
  error instanceof Error ? [error.message, ...(error.cause === undefined ? [] : reasonsOf(error.cause))] : [String(error)];
