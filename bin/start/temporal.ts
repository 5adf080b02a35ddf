import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Keeps `temporal-dev.sh` on behalf of `npm start`: says ready when the server is, passes a stop on, and stops it too when
 * `npm start` was killed, which a shell script would not notice.
 */
function main(script: string): void {
  const child = spawn('bash', [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let isReady = false;

  const stop = (): void => {
    if (child.exitCode !== null || child.signalCode !== null) process.exit(0);
    child.kill('SIGTERM');
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop);

  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    if (line.startsWith('temporal: server ')) isReady = true;
    if (process.connected) process.send?.(isReady ? { ready: true } : { progress: line });
  });
  child.on('error', (error) => {
    console.error(`bash is needed to run ${script}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => {
    // For a server that runs elsewhere (TEMPORAL_ADDRESS) the script ends when it is ready; this process stays to be stopped.
    const isElsewhere = code === 0 && isReady && Boolean(process.env['TEMPORAL_ADDRESS']);
    if (!isElsewhere || !process.connected) process.exit(code ?? 1);
  });
}

main(process.argv[2] ?? 'temporal-dev.sh');
