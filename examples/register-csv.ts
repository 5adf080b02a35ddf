import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ApiError, createApiClient } from './csv/apiClient';
import { readMessages, UnreadableFile } from './csv/messages';
import { type Outcome, registerAll } from './csv/registerAll';
import { zoneNamed } from './csv/received';

const usage = `usage: npm run example:csv -- FILE [--zone ZONE]

Registers every row of a CSV file with the columns subject, received and text.
  --zone ZONE   zone of times without an offset, default Asia/Shanghai
environment: REDRESS_API     default http://127.0.0.1:7080
             REDRESS_TOKENS  folder of tokens, default var/tokens; the role is channel
exit: 0 every row is registered, 1 a row failed, 2 nothing could be done`;

const atOnce = 4;

/** `npm run example:csv -- FILE`. What a row became of is said in its line. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { zone: { type: 'string', default: 'Asia/Shanghai' } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Unusable(usage);
  const zone = zoneNamed(values.zone);
  if (zone === null) throw new Unusable(`there is no time zone "${values.zone}"; one is Asia/Shanghai`);
  const messages = readMessages(await readFile(file).catch((error: Error) => Promise.reject(new Unusable(error.message))));
  const api = createApiClient(process.env['REDRESS_API'] || 'http://127.0.0.1:7080', await readToken());
  await api.check();

  const counts = { registered: 0, thereBefore: 0, sameAs: 0, failed: 0 };
  for await (const outcome of registerAll(messages, zone, api, atOnce)) {
    counts[outcome.kind]++;
    console.log(written(outcome));
  }
  const { registered, thereBefore, sameAs, failed } = counts;
  console.log(
    `${messages.length} rows: ${registered} registered, ${thereBefore} registered before, ${sameAs} the same as another row, ${failed} failed`,
  );
  return failed === 0 ? 0 : 1;
}

/** Said to the one who started this; nothing was registered. */
class Unusable extends Error {
  override readonly name = 'Unusable';
}

async function readToken(): Promise<string> {
  const folder = process.env['REDRESS_TOKENS'] || path.join(process.env['REDRESS_VAR'] || 'var', 'tokens');
  const file = path.join(folder, 'channel');
  const token = await readFile(file, 'utf8').catch(() => Promise.reject(new Unusable(`there is no token ${file}; npm start writes it`)));
  return token.trim();
}

function written(outcome: Outcome): string {
  const { row, line, text } = outcome.message;
  const place = `row ${row} (line ${line})`;
  const length = [...text].length;
  switch (outcome.kind) {
    case 'registered':
      return `${place}: registered as ${outcome.number}, received ${outcome.receivedAt}, ${length} characters kept as in the file`;
    case 'thereBefore':
      return `${place}: already registered as ${outcome.number}, received ${outcome.receivedAt}, ${length} characters kept as in the file`;
    case 'sameAs':
      return `${place}: the same message as row ${outcome.row}, already registered as ${outcome.number}`;
    case 'failed':
      return `${place}: FAILED: ${outcome.wrong}`;
    default:
      return outcome satisfies never;
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected = error instanceof Unusable || error instanceof UnreadableFile || error instanceof ApiError || isArgumentError(error);
    console.error(isExpected ? error.message : error);
    process.exitCode = 2;
  },
);

const isArgumentError = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
