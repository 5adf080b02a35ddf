import { z } from 'zod';

export interface Receiver {
  /** Where the product answers, such as http://127.0.0.1:7080. */
  readonly address: string;
  readonly token: string;
}

const accepted = z.object({ version: z.string(), rollout: z.string().optional() });
const problem = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).default([]),
  allowed: z.array(z.string()).default([]),
});

/** Sends a calendar to the running product, and says what became of it. Throws with what the product says against it. */
export async function uploadCalendar({ address, token }: Receiver, id: string, text: string): Promise<string> {
  const url = addressOf(address, id);
  const answer = await send(url, token, text);
  const body: unknown = await answer.json().catch(() => null);
  if (answer.status !== 200 && answer.status !== 201) throw new Error(refusal(url, answer, body));
  const { success, data } = accepted.safeParse(body);
  if (!success) return `${id} is uploaded to ${url}`;
  return `${id} is uploaded to ${url}: version ${data.version}${data.rollout === undefined ? '' : `, told to open complaints by ${data.rollout}`}`;
}

function addressOf(address: string, id: string): string {
  const base = URL.canParse(address) ? new URL(address) : null;
  if (base === null || !/^https?:$/.test(base.protocol)) throw new Error(`--upload ${address} is no address; one is http://127.0.0.1:7080`);
  return `${base.href.replace(/\/+$/, '')}/v1/calendars/${encodeURIComponent(id)}`;
}

async function send(url: string, token: string, body: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/yaml' };
  try {
    return await fetch(url, { method: 'PUT', headers, body, signal: AbortSignal.timeout(60_000) });
  } catch (fault) {
    const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);
    throw new Error(`${url} can't be reached: ${cause}`, { cause: fault });
  }
}

function refusal(url: string, answer: Response, body: unknown): string {
  const { success, data } = problem.safeParse(body);
  if (!success) return `${url} answered ${answer.status} ${answer.statusText}`.trim();
  const wait = answer.headers.get('retry-after');
  return [
    `${url} answered ${answer.status}: ${data.detail ?? data.title ?? answer.statusText}`,
    ...data.errors.map(({ pointer, message }) => `  ${pointer === '' ? '(whole)' : pointer}: ${message}`),
    ...(data.allowed.length > 0 ? [`  allowed: ${data.allowed.join(', ')}`] : []),
    ...(wait === null ? [] : [`  try again in ${wait} s`]),
  ].join('\n');
}
