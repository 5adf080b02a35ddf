import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Registration } from './registration';

/** What registering needs of the API. */
export interface ComplaintApi {
  register(registration: Registration): Promise<Registered>;
  /** The complaint as it stands at journal event `seq` or later. */
  read(number: string, seq: number): Promise<Content>;
}

const receipt = z.object({ number: z.string(), seq: z.int() });
const complaint = z.object({
  receivedAt: z.string(),
  registration: z.object({ content: z.object({ subject: z.string(), facts: z.string() }) }),
});
const problem = z.object({ detail: z.string(), errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional() });

export interface Registered {
  readonly number: string;
  readonly seq: number;
  /** By this request; else it had been registered before. */
  readonly isNew: boolean;
}

export interface Content {
  readonly receivedAt: string;
  readonly subject: string;
  readonly facts: string;
}

/** The API said no, or cannot be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    readonly fields: readonly { readonly pointer: string; readonly message: string }[] = [],
  ) {
    super(message);
  }
}

/** Times that a request is sent again when the API is not available. */
const repeats = 20;

/** Sends requests to the API; one that is answered 503 is sent again after the pause that the answer asks for. */
export function createApiClient(address: string, token: string, pause: (seconds: number) => Promise<void> = (s) => sleep(s * 1000)) {
  async function ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    for (let sent = 0; ; sent++) {
      const answer = await send(method, path, body);
      if (answer.status !== 503) return { status: answer.status, body: await answer.json().catch(() => null) };
      await answer.text();
      if (sent >= repeats) throw new ApiError(`${address} is not available; run this again, what is registered is found`);
      await pause(Number(answer.headers.get('retry-after') ?? 1) || 1);
    }
  }

  async function send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    try {
      return await fetch(`${address}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    } catch {
      throw new ApiError(`${address} cannot be reached; is npm start running?`);
    }
  }

  return {
    /** Throws when the API cannot be reached or does not take the token. */
    async check(): Promise<void> {
      const { status, body } = await ask('GET', '/v1/plan');
      if (status !== 200) throw refusal(status, body);
    },
    async register(registration: Registration): Promise<Registered> {
      const { status, body } = await ask('POST', '/v1/complaints', registration);
      if (status !== 201 && status !== 200) throw refusal(status, body);
      return { ...receipt.parse(body), isNew: status === 201 };
    },
    async read(number: string, seq: number): Promise<Content> {
      const { status, body } = await ask('GET', `/v1/complaints/${number}?seq=${seq}`);
      if (status !== 200) throw refusal(status, body);
      const { receivedAt, registration } = complaint.parse(body);
      return { receivedAt, ...registration.content };
    },
  };
}

function refusal(status: number, body: unknown): ApiError {
  const parsed = problem.safeParse(body);
  return parsed.success ? new ApiError(`${status}: ${parsed.data.detail}`, parsed.data.errors) : new ApiError(`the API answered ${status}`);
}
