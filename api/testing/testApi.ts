import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { loadPlanFile } from '../../config/planFiles';
import { projectRoot } from '../../config/projectRoot';
import type { Role } from '../../domain/complaint/terms';
import { createCalendarLibrary } from '../../store/calendarLibrary';
import { openStore } from '../../store/open';
import { createPlanLibrary } from '../../store/planLibrary';
import { createRosters } from '../../store/rosters';
import { signedTokens, signToken } from '../auth/signedToken';
import type { ApiDeps } from '../deps';
import { startApi } from '../server';
import { FakeGateway } from './fakeGateway';
import { FakeReads } from './fakeReads';

export const testSecret = 'a secret of the tests, 32 characters at least';
/** Sunday noon in the plan's zone. */
export const testNow = Date.UTC(2026, 2, 1, 4);

export const tokenOf = (role: Role, lifetime?: string): Promise<string> => signToken(testSecret, { role, id: `${role}-1` }, lifetime);

const loaded = loadPlanFile(path.join(projectRoot(), 'plan', 'telecom-cn.yaml'));
if ('problems' in loaded) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
const { plan, source } = loaded;

/** The whole API on a free port, with a store of its own and fakes for Temporal and the registry behind it. */
export async function startTestApi() {
  const gateway = new FakeGateway();
  const reads = new FakeReads();
  const logged: string[] = [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redress-'));
  const store = openStore(path.join(folder, 'store.db'));
  const plans = createPlanLibrary(store);
  const calendars = createCalendarLibrary(store);
  const rosters = createRosters(store);
  const deps: ApiDeps = {
    gateway,
    reads,
    identity: signedTokens(testSecret),
    currentPlan: { plan, ref: { id: plan.file.plan, version: plan.file.version, hash: plan.hash }, source },
    plans,
    calendars,
    rosters,
    customerKey: testSecret,
    logger: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    now: () => testNow,
  };
  const api = await startApi(deps, 0);
  async function close(): Promise<void> {
    await api.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }

  const base = `http://127.0.0.1:${api.port}`;

  /** Asks with a role's token and, where there is a body, as JSON. */
  async function ask(
    method: string,
    target: string,
    { role = 'agent', body, headers = {} }: { role?: Role; body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const response = await fetch(`${base}${target}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(role)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as Record<string, unknown> };
  }

  return { port: api.port, close, base, deps, gateway, reads, plans, calendars, rosters, plan, logged, ask };
}
export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

export const aRegistration = {
  channel: 'phone',
  requestId: 'call-1',
  complainant: { name: '张三' },
  contact: { phone: '13900000000' },
  content: { subject: '流量费', facts: '多扣 36 元' },
  phone: { callId: 'c-1' },
};
export const aReferral = {
  channel: 'referral',
  requestId: 'doc-1',
  complainant: { name: '李四' },
  contact: { phone: '13900000001' },
  content: { subject: '宽带', facts: '三天没有网' },
  referral: { body: '12345', kind: 'hotline12345', documentNumber: 'D-1' },
};
