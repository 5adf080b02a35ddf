import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatProblem } from '../activities/archive/verify/problem';
import { verifyArchive } from '../activities/archive/verify/verifyArchive';
import { loadConfig } from '../config/config';

/** `npm run archive:verify [FOLDER]`: exit 0 when everything is as it was sealed, 1 when not, 2 when it can't be told. */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const folder = positionals[0] ?? loadConfig().paths.archive;
  if (!existsSync(folder)) throw new Error(`there is no archive at ${folder}: nothing was sealed yet, or it is another folder`);
  const { objects, problems } = await verifyArchive(folder, (problem) => console.log(formatProblem(problem)));
  console.log(`${objects} objects, ${problems} problems`);
  return problems === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`archive:verify: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
