import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../../config/projectRoot';
import { freePorts } from './freePorts';

/** A Temporal server of one's own, on files below a folder. */
export interface TestServer {
  readonly address: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** The server takes this many ports in a row. */
export const serverPorts = 8;

/** Starts `temporal-dev.sh --test` without UI, on free ports unless one is given; resolves when it is ready. */
export async function startTestServer(folder: string, port?: number): Promise<TestServer> {
  if (port !== undefined) return launch(folder, port);
  for (let attempt = 0; ; attempt++) {
    try {
      return await launch(folder, await freePorts(serverPorts));
    } catch (error) {
      // Somebody else took one of the ports in between: look for others.
      const isTaken = error instanceof Error && error.message.includes('is taken by another process');
      if (!isTaken || attempt >= 5) throw error;
    }
  }
}

async function launch(folder: string, port: number): Promise<TestServer> {
  const { TEMPORAL_ADDRESS: _address, ...inherited } = process.env;
  const env = { ...inherited, TEMPORAL_PORT: String(port), TEMPORAL_UI_PORT: 'none', TEMPORAL_NAMESPACE: 'redress', REDRESS_VAR: folder };
  const script = spawn(path.join(projectRoot(), 'temporal-dev.sh'), ['--test'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  await untilReady(script);
  return {
    address: `127.0.0.1:${port}`,
    port,
    process: script,
    async stop() {
      if (script.exitCode !== null || script.signalCode !== null) return;
      script.kill('SIGTERM');
      await once(script, 'exit');
    },
  };
}

/** Building the server at the first time takes minutes, and says so. */
function untilReady(script: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (/^temporal: server \S+, no UI/m.test(said)) resolve();
    };
    script.stdout?.on('data', hear);
    script.stderr?.on('data', hear);
    script.once('error', reject);
    script.once('exit', (code) => reject(new Error(`temporal-dev.sh --test ended with ${code}:\n${said}`)));
  });
}
