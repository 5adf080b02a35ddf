import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { areFree, freePorts } from '../../test/support/freePorts';
import { serverPorts, startTestServer, type TestServer } from '../../test/support/testServer';
import { until } from '../../test/support/until';

/** Server and worker on one folder, which are started, killed and started again. */
export class System {
  private server: TestServer | null = null;
  private worker: ChildProcess | null = null;

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  static async on(folder: string): Promise<System> {
    return new System(folder, await freePorts(serverPorts));
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = await startTestServer(this.folder, this.port);
    const env = {
      ...process.env,
      REDRESS_VAR: this.folder,
      TEMPORAL_ADDRESS: this.address,
      TEMPORAL_NAMESPACE: 'redress',
      REDRESS_TASK_QUEUE: 'kill',
    };
    const worker = fork(path.join(__dirname, 'worker.js'), { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.worker = worker;
    await Promise.race([once(worker, 'message'), once(worker, 'exit').then(() => Promise.reject(new Error('the worker did not start')))]);
  }

  /** SIGKILL to all, the worker first or the server first. */
  async kill(workerFirst: boolean): Promise<void> {
    const worker = (): Promise<void> => end(this.worker, 'SIGKILL');
    const server = async (): Promise<void> => {
      killPid(this.serverPid());
      await end(this.server?.process ?? null, 'SIGKILL');
    };
    for (const killed of workerFirst ? [worker, server] : [server, worker]) await killed();
    this.worker = null;
    this.server = null;
    // A killed process holds its ports until the system has cleared it away.
    await until('the ports are free again', () => areFree(this.port, serverPorts));
  }

  async stop(): Promise<void> {
    await end(this.worker, 'SIGTERM');
    await this.server?.stop();
  }

  private serverPid(): number | null {
    try {
      return Number(readFileSync(path.join(this.folder, 'temporal-test', 'server.pid'), 'utf8')) || null;
    } catch {
      return null;
    }
  }
}

/** Ends a process, unless it has ended already, and waits until it is gone. */
async function end(child: ChildProcess | null, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

function killPid(pid: number | null): void {
  if (pid === null) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
