import { Connection } from '@temporalio/client';

/**
 * A connection that is made at the first call, so that the API starts, and says so, while Temporal is away. The library's own
 * repetitions are off: they know nothing of a request's deadline, `patiently` does.
 */
export const connectLazily = (address: string): Connection =>
  Connection.lazy({
    address,
    interceptors: [],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
