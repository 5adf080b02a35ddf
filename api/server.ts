import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import type { ApiDeps } from './deps';
import { answerClientErrors } from './http/clientErrors';

export interface Api {
  readonly port: number;
  /** Takes no new requests, lets those that run finish within some seconds, and resolves when all connections are gone. */
  close(): Promise<void>;
}

/** Serves the API on loopback; port 0 takes a free one. Rejects when the port is taken. */
export async function startApi(deps: ApiDeps, port: number): Promise<Api> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 }, createApp(deps));
  answerClientErrors(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => close(server),
  };
}

/** A call to Temporal has its own, shorter deadline; what lasts longer is a caller who does not read. */
const graceMs = 12_000;

async function close(server: Server): Promise<void> {
  const began = Date.now();
  // Connections that were busy become idle one by one; each is held open by its caller for a while.
  const sweep = setInterval(() => (Date.now() - began > graceMs ? server.closeAllConnections() : server.closeIdleConnections()), 50);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)));
    });
  } finally {
    clearInterval(sweep);
  }
}
