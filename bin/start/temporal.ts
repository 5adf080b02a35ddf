import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Keeps `temporal-dev.sh` on behalf of `npm start`: says ready when the server is, passes a stop on, and stops it too when
 * `npm start` was killed, which a shell script would not notice.
 */
function main(script: string): void {
  const child = spawn(script, [], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = (): void => void child.kill('SIGTERM');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  let isReady = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    if (!line.startsWith('temporal: server ')) return;
    isReady = true;
    process.send?.({ ready: true });
  });
  child.on('error', (error) => {
    console.error(`${script} cannot be run: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => {
    // With TEMPORAL_ADDRESS it makes that server ready and ends: nothing is left to keep, but the parent still wants a child to stop.
    if (code === 0 && isReady && process.env['TEMPORAL_ADDRESS'] && process.connected) return;
    process.exit(code ?? 1);
  });
}

main(process.argv[2] ?? './temporal-dev.sh');
