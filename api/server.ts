import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import type { ApiDeps } from './deps';
import { answerClientErrors } from './http/clientErrors';

export interface Api {
  readonly port: number;
  /** Takes no new requests, lets those that run finish, and resolves when the port is free. */
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
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeIdleConnections();
      }),
  };
}
