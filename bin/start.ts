import { existsSync } from 'node:fs';
import path from 'node:path';
import { freshLog } from './start/logFile';
import { takeFolder } from './start/onlyOne';
import type { PartSettings } from './start/part';
import { takenPorts } from './start/ports';
import { screen } from './start/screen';
import { startSettings, type StartSettings } from './start/settings';
import { Supervisor } from './start/supervisor';
import { writeTokens } from './start/tokens';

const say = (line: string): void => console.log(`redress: ${line}`);

/** `npm start`: Temporal, the worker and the API, each in its own process, until Ctrl-C. */
async function main(): Promise<number> {
  const settings = startSettings(process.env);
  const { config } = settings;
  const note = await takeFolder(config.paths.var, say);
  const taken = await takenPorts([{ port: config.api.port, what: 'the API', remedy: 'REDRESS_API_PORT to another port' }]);
  if (taken.length > 0) throw new Error(taken.join('\n'));
  note.write([]);

  const supervisor = new Supervisor(say, (pids) => note.write(pids));
  const asked = askedToStop(supervisor);
  try {
    return await Promise.race([run(supervisor, settings), supervisor.failed, asked]);
  } catch (error) {
    if (asked.isStopping()) return await asked;
    throw error;
  } finally {
    await supervisor.stop();
    note.remove();
  }
}

async function run(supervisor: Supervisor, settings: StartSettings): Promise<never> {
  for (const part of partsOf(settings)) {
    say(`starting ${part.name}`);
    await supervisor.start(part);
  }
  console.log(screen(settings, await writeTokens(settings.config), new Date()));
  return new Promise<never>(() => undefined);
}

function partsOf({ config, env, isTemporalElsewhere }: StartSettings): PartSettings[] {
  const built = (...steps: string[]): string => path.join(config.root, 'dist', ...steps);
  const log = (name: string): string => freshLog(path.join(config.paths.var, 'log'), name);
  // The script takes an address for a server that it must not start.
  const { TEMPORAL_ADDRESS: address, ...rest } = env;
  const scriptEnv = isTemporalElsewhere ? { ...rest, TEMPORAL_ADDRESS: address } : rest;
  const parts: PartSettings[] = [
    {
      name: 'Temporal',
      script: built('bin', 'start', 'temporal.js'),
      args: [path.join(config.root, 'temporal-dev.sh')],
      env: scriptEnv,
      log: log('temporal'),
      // The first start on a machine builds the server.
      readyWithinMs: 30 * 60_000,
      graceMs: 40_000,
      onProgress: (line) => console.log(line),
    },
    { name: 'worker', script: built('worker', 'main.js'), env, log: log('worker'), readyWithinMs: 60_000, graceMs: 20_000 },
    { name: 'API', script: built('api', 'main.js'), env, log: log('api'), readyWithinMs: 30_000, graceMs: 15_000 },
  ];
  const missing = parts.filter(({ script }) => !existsSync(script)).map(({ script }) => script);
  if (missing.length > 0) throw new Error(`not built: ${missing.join(', ')}; run npm run build`);
  return parts;
}

/** Resolves when a signal came and all is down; a second one makes it quick. */
function askedToStop(supervisor: Supervisor): Promise<number> & { isStopping(): boolean } {
  let isStopping = false;
  const asked = new Promise<number>((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (isStopping) say('stopping at once');
        isStopping = true;
        supervisor.stop().then(() => resolve(0), reject);
      });
    }
  });
  return Object.assign(asked, { isStopping: () => isStopping });
}

// What is written holds personal data and keys: nobody else on this machine reads it.
process.umask(0o077);

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`redress: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
