/**
 * Makes a running Temporal server ready for redress: waits for its health, registers the namespace and the search
 * attributes of `search-attributes.json`, and waits until both can be used. Doing it again changes nothing.
 */
import { Connection, isGrpcServiceError, type ConnectionOptions } from '@temporalio/client';
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time';
import { grpc, temporal } from '@temporalio/proto';
import searchAttributes from './search-attributes.json';

const { IndexedValueType } = temporal.api.enums.v1;
const { ServingStatus } = grpc.health.v1.HealthCheckResponse;

/**
 * A repeated registration is recognised by the server only while the closed run is kept (docs: intake), so the
 * history of a complaint stays this long.
 */
export const RETENTION_DAYS = 90;
const RETENTION_MS = RETENTION_DAYS * 24 * 60 * 60 * 1000;

const WORKFLOW_SERVICE = 'temporal.api.workflowservice.v1.WorkflowService';
const PAUSE_MS = 100;

/** gRPC status code. */
const NOT_FOUND = 5;
/** gRPC status codes after which asking again gives the same answer: permission denied, unimplemented, unauthenticated. */
const PERMANENT: readonly number[] = [7, 12, 16];

const INDEXED_VALUE_TYPES: Readonly<Record<string, temporal.api.enums.v1.IndexedValueType>> = {
  Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
};

export interface EnsureOptions {
  /** host:port of the server's frontend. */
  readonly address: string;
  readonly namespace: string;
  /** For everything together, the server's start included. */
  readonly timeoutMs: number;
  /** What else the server asks for, such as `tls` or `apiKey`. */
  readonly connection?: Omit<ConnectionOptions, 'address' | 'interceptors'>;
}

/** What was found and what had to be changed. */
export interface Ensured {
  readonly serverVersion: string;
  readonly namespaceRegistered: boolean;
  readonly retentionRaised: boolean;
  readonly attributesAdded: readonly string[];
}

/** A search attribute of ours stands on the server with another type: a person has to decide. */
export class SearchAttributeConflict extends Error {
  override readonly name = 'SearchAttributeConflict';
}

/**
 * Resolves when a workflow with our search attributes can be started in the namespace. Rejects after `timeoutMs`, when the
 * server refuses for good, or with {@link SearchAttributeConflict}. Safe to be called by several processes at once.
 */
export async function ensureNamespace({ address, namespace, timeoutMs, connection: extra }: EnsureOptions): Promise<Ensured> {
  const connection = Connection.lazy({
    ...extra,
    address,
    // Our own loop repeats, and knows what it waits for.
    interceptors: [],
    // The library's default waits a second and more between two attempts to connect to a server that is starting.
    channelArgs: { ...extra?.channelArgs, 'grpc.initial_reconnect_backoff_ms': PAUSE_MS, 'grpc.max_reconnect_backoff_ms': 500 },
  });
  const deadline = Date.now() + timeoutMs;
  const step = <T>(goal: string, attempt: () => Promise<T>): Promise<T> => repeat(`Temporal at ${address}: ${goal}`, deadline, attempt);
  try {
    return await connection.withDeadline(deadline, async () => {
      await step('is not healthy', () => checkHealth(connection));
      const serverVersion = await step('tells no version', () => readServerVersion(connection));
      const found = await step(`namespace ${namespace} can't be registered`, () => ensureRegistered(connection, namespace));
      const attributesAdded = await step("search attributes can't be added", () => ensureSearchAttributes(connection, namespace));
      await step(`namespace ${namespace} is not usable`, () => checkUsable(connection, namespace));
      return { serverVersion, ...found, attributesAdded };
    });
  } finally {
    await connection.close();
  }
}

async function checkHealth(connection: Connection): Promise<void> {
  const { status } = await connection.healthService.check({ service: WORKFLOW_SERVICE });
  if (status !== ServingStatus.SERVING) throw new Error(`health status ${ServingStatus[status]}`);
}

async function readServerVersion(connection: Connection): Promise<string> {
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  return serverVersion;
}

async function ensureRegistered(
  connection: Connection,
  namespace: string,
): Promise<Pick<Ensured, 'namespaceRegistered' | 'retentionRaised'>> {
  const kept = await readRetention(connection, namespace);
  if (kept === undefined) {
    // When another process registers it at this moment, this fails with ALREADY_EXISTS, and the repetition finds it.
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Complaints of redress',
      workflowExecutionRetentionPeriod: msToTs(RETENTION_MS),
    });
    return { namespaceRegistered: true, retentionRaised: false };
  }
  if (kept >= RETENTION_MS) return { namespaceRegistered: false, retentionRaised: false };
  await connection.workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: msToTs(RETENTION_MS) } });
  return { namespaceRegistered: false, retentionRaised: true };
}

/** Milliseconds that the namespace keeps closed runs, or undefined when there is no such namespace. */
async function readRetention(connection: Connection, namespace: string): Promise<number | undefined> {
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    return optionalTsToMs(config?.workflowExecutionRetentionTtl) ?? 0;
  } catch (error) {
    if (codeOf(error) === NOT_FOUND) return undefined;
    throw error;
  }
}

async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<readonly string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing: Record<string, temporal.api.enums.v1.IndexedValueType> = {};
  for (const [name, typeName] of Object.entries(searchAttributes)) {
    const wanted = INDEXED_VALUE_TYPES[typeName];
    if (wanted === undefined) throw new SearchAttributeConflict(`search-attributes.json: ${name} has the unknown type ${typeName}`);
    const found = customAttributes[name];
    if (found === undefined) missing[name] = wanted;
    else if (found !== wanted) {
      throw new SearchAttributeConflict(
        `search attribute ${name} of namespace ${namespace} has type ${IndexedValueType[found]}, not ${typeName}: ` +
          'remove it on the server, or use another namespace',
      );
    }
  }
  const names = Object.keys(missing);
  if (names.length === 0) return [];
  // When another process adds the same ones at this moment, this fails with ALREADY_EXISTS, and the repetition finds nothing missing.
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: missing });
  return names;
}

/** The frontend keeps namespaces and their attributes in a cache; a query that names all of them passes when it is fresh. */
async function checkUsable(connection: Connection, namespace: string): Promise<void> {
  const query = Object.keys(searchAttributes)
    .map((name) => `${name} IS NULL`)
    .join(' OR ');
  await connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1, query });
}

async function repeat<T>(goal: string, deadline: number, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof SearchAttributeConflict) throw error;
      const code = codeOf(error);
      const hopeless = code !== undefined && PERMANENT.includes(code);
      if (hopeless || Date.now() + PAUSE_MS >= deadline) {
        throw new Error(`${goal}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function codeOf(error: unknown): number | undefined {
  return isGrpcServiceError(error) ? error.code : undefined;
}

function isOlder(version: string, minimum: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = minimum.split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

/** For `temporal-dev.sh`: says what it changed, and nothing when all was there. */
async function main(): Promise<void> {
  const address = process.env['TEMPORAL_ADDRESS'] || '127.0.0.1:7233';
  const namespace = process.env['TEMPORAL_NAMESPACE'] || 'redress';
  const minimum = process.env['TEMPORAL_SERVER_MINIMUM'];
  const ensured = await ensureNamespace({ address, namespace, timeoutMs: 60_000 });
  if (ensured.namespaceRegistered) console.log(`temporal: namespace ${namespace} registered, histories kept for ${RETENTION_DAYS} days`);
  if (ensured.retentionRaised) console.log(`temporal: namespace ${namespace} now keeps histories for ${RETENTION_DAYS} days`);
  if (ensured.attributesAdded.length > 0) console.log(`temporal: search attributes added: ${ensured.attributesAdded.join(', ')}`);
  if (minimum && isOlder(ensured.serverVersion, minimum)) {
    console.error(`temporal: warning: server ${ensured.serverVersion} is older than ${minimum}; tests that skip time need ${minimum}`);
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(`temporal: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
