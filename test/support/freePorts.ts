import { createServer, type Server } from 'node:net';

/** Below the range from which the system itself takes ports. */
const range = { from: 20_000, to: 30_000 };

/** The first of `count` consecutive ports on loopback that nobody listens on at this moment. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const first = range.from + Math.floor((Math.random() * (range.to - range.from)) / count) * count;
    if (await areFree(first, count)) return first;
  }
  throw new Error(`no ${count} consecutive free ports were found between ${range.from} and ${range.to}`);
}

/** Whether nobody listens on any of them. */
export async function areFree(first: number, count: number): Promise<boolean> {
  const taken: Server[] = [];
  try {
    for (let port = first; port < first + count; port++) taken.push(await listen(port));
    return true;
  } catch {
    return false;
  } finally {
    await Promise.all(taken.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

const listen = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
