import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { pino } from 'pino';
import { registryReads } from '../../api/complaints/reads';
import { signedTokens, signToken } from '../../api/auth/signedToken';
import { type Api, startApi } from '../../api/server';
import { connectLazily } from '../../api/temporal/connect';
import { temporalGateway } from '../../api/temporal/temporalGateway';
import { dataConverter } from '../../config/dataConverter';
import type { Role } from '../../domain/complaint/terms';
import { type Bench, testAddress, testNamespace } from './worker';

const secret = 'a secret of the tests, 32 characters at least';

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The whole API over real HTTP, on the bench's worker and registry. */
export interface LivingApi {
  /** The body as JSON; a string as the text that it is, of the type that is named. */
  ask(method: string, target: string, how?: { role?: Role; id?: string; body?: unknown; type?: string; key?: string }): Promise<Asked>;
  /** Registers by phone under a request id; changes go into the body. */
  post(requestId: string, changes?: Record<string, unknown>): Promise<Asked>;
}

/** An API for the tests of a file; calls to Temporal give up after `timeoutMs`. */
export function useApi(bench: () => Bench, { timeoutMs = 8000, address }: { timeoutMs?: number; address?: string } = {}): LivingApi {
  let api: Api | null = null;
  let disconnect = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const { plan, planSource, taskQueue, services } = bench();
    const connection = connectLazily(address ?? testAddress());
    disconnect = () => connection.close();
    api = await startApi(
      {
        gateway: temporalGateway({ connection, namespace: testNamespace, taskQueue, timeoutMs, dataConverter }),
        reads: registryReads(services.registry),
        identity: signedTokens(secret),
        currentPlan: { plan, ref: { id: plan.file.plan, version: plan.file.version, hash: plan.hash }, source: planSource },
        plans: services.plans,
        calendars: services.calendars,
        rosters: services.rosters,
        customerKey: secret,
        logger: pino({ level: 'silent' }),
        now: Date.now,
      },
      0,
    );
  });
  afterAll(async () => {
    await api?.close();
    await disconnect();
  });

  const ask: LivingApi['ask'] = async (method, target, { role = 'agent', id = `${role}-1`, body, type, key } = {}) => {
    if (api === null) throw new Error('the API stands only while tests run');
    const response = await fetch(`http://127.0.0.1:${api.port}${target}`, {
      method,
      headers: {
        authorization: `Bearer ${await signToken(secret, { role, id })}`,
        ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const post: LivingApi['post'] = async (requestId, changes = {}) => {
    const asked = await ask('POST', '/v1/complaints', {
      body: {
        channel: 'phone',
        requestId,
        complainant: { name: '测试客户' },
        // Each a customer of its own, lest they count as repeats.
        contact: { preferred: 'sms', phone: phoneOf(requestId) },
        content: { subject: '话费争议', facts: '账单多出一笔没有订过的业务费用。' },
        phone: { callId: `C-${requestId}` },
        ...changes,
      },
    });
    if (typeof asked.body.number === 'string') bench().registered.add(asked.body.number);
    return asked;
  };
  return { ask, post };
}

const phoneOf = (requestId: string): string =>
  `1390000${String(createHash('sha256').update(requestId).digest().readUInt16BE(0) % 10_000).padStart(4, '0')}`;

export const freshId = (): string => randomUUID();
