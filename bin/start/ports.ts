import { connect } from 'node:net';

/** A port that must be free, and what to change when it is not. */
export interface WantedPort {
  readonly port: number;
  readonly what: string;
  readonly remedy: string;
}

/** What to say of every wanted port that somebody listens on already. */
export async function takenPorts(wanted: readonly WantedPort[]): Promise<string[]> {
  const found = await Promise.all(
    wanted.map(async (w) =>
      (await listens(w.port)) ? [`port ${w.port} (${w.what}) is taken by another process: end it, or set ${w.remedy}`] : [],
    ),
  );
  return found.flat();
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (taken: boolean): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
