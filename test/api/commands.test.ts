import { freshId, useApi } from '../support/api';
import { signalRaw, payload } from '../support/rawSignal';
import { until } from '../support/until';
import { useBench } from '../support/useBench';
import { workflowIdOf } from '../../domain/complaint/number';

const bench = useBench();
const api = useApi(bench);

async function triaged(): Promise<{ number: string; path: string; seq: number }> {
  const { body } = await api.post(freshId());
  const number = String(body.number);
  const path = `/v1/complaints/${number}`;
  const { body: answer } = await api.ask('POST', `${path}/triage`, { body: { category: 'charges.data', level: 'L2' } });
  await until('effects are done', async () => {
    const { body: read } = await api.ask('GET', path);
    return (read.effects as unknown[]).length === 0 && read.level === 'L2';
  });
  return { number, path, seq: Number(answer.seq) };
}

const journal = async (path: string): Promise<Record<string, unknown>[]> =>
  ((await api.ask('GET', `${path}/journal?limit=200`)).body.items ?? []) as Record<string, unknown>[];

test('a GET with the answer’s seq reads one’s own write, however far the registry is', async () => {
  const { path } = await triaged();
  const { body: answer } = await api.ask('POST', `${path}/urge`, { body: { words: '请快一点' } });
  const { body } = await api.ask('GET', `${path}?seq=${String(answer.seq)}`);
  expect(body).toMatchObject({ urges: 1 });
  expect(Number(body.seq)).toBeGreaterThanOrEqual(Number(answer.seq));
});

test('escalate by signal and over HTTP lead to the same state and the same journal', async () => {
  const [byHttp, bySignal] = [await triaged(), await triaged()];
  const fields = { to: 'E3', reason: '客户威胁曝光' };
  expect((await api.ask('POST', `${byHttp.path}/escalate`, { role: 'supervisor', id: 's-17', body: fields })).status).toBe(200);
  const handle = bench().client.workflow.getHandle(workflowIdOf(bySignal.number));
  await signalRaw({ bench: bench(), handle } as never, 'escalate', [
    payload(JSON.stringify({ ...fields, by: { role: 'supervisor', id: 's-17' } })),
  ]);

  const told = async ({ path, number }: { path: string; number: string }) => {
    await until('the rung is told', async () => {
      const { body } = await api.ask('GET', path);
      return (body.escalation as { rung: unknown }).rung === 'E3' && (body.effects as unknown[]).length === 0;
    });
    const all = await journal(path);
    const events = all.slice(all.findIndex((e) => e.type === 'escalated'));
    const kept = events.map(({ type, actor, data }) =>
      JSON.stringify({ type, actor, data })
        .replaceAll(number, 'N')
        .replaceAll(/\d{13}/g, 'T')
        .replaceAll(/outbox\/\d+/g, 'O'),
    );
    const { body } = await api.ask('GET', path);
    const escalation = JSON.stringify(body.escalation).replaceAll(/"\d{4}-[^"]*Z"/g, '"T"');
    return { kept, escalation, stage: body.stage, department: body.department };
  };
  expect(await told(bySignal)).toEqual(await told(byHttp));
});

test('what the stage, the role or the plan refuses says why and what would be allowed', async () => {
  const { path } = await triaged();
  expect(await api.ask('POST', `${path}/close`, { body: { outcome: 'agreed' } })).toMatchObject({
    status: 409,
    body: { code: 'stage', allowed: expect.arrayContaining(['transfer']) as unknown },
  });
  expect(await api.ask('POST', `${path}/deescalate`, { body: { reason: '…' } })).toMatchObject({ status: 403 });
  expect(await api.ask('POST', `${path}/transfer`, { body: { department: 'nowhere', request: '请查' } })).toMatchObject({
    status: 422,
    body: { code: 'plan', allowed: expect.arrayContaining(['billing']) as unknown },
  });
  expect(await api.ask('POST', `${path}/triage`, { body: { category: 'charges.data', level: 'L9' } })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/level' }] },
  });
});

test('an Idempotency-Key makes a command happen once and answers as the first time', async () => {
  const { path } = await triaged();
  const key = freshId();
  const first = await api.ask('POST', `${path}/urge`, { body: {}, key });
  const again = await api.ask('POST', `${path}/urge`, { body: {}, key });
  expect(again).toMatchObject({ status: 200, body: { seq: first.body.seq } });
  expect((await api.ask('GET', `${path}?seq=${String(first.body.seq)}`)).body).toMatchObject({ urges: 1 });
  expect(await api.ask('POST', `${path}/urge`, { body: { words: '另一句话' }, key })).toMatchObject({ status: 409 });
});

test('fifty commands at once to one complaint are each answered once, or told to come again', async () => {
  const { path } = await triaged();
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      const key = `burst-${i}-${path}`;
      return until('an answer', async () => {
        const answer = await api.ask('POST', `${path}/note`, { body: { text: `备注 ${i}` }, key });
        return answer.status === 503 ? null : answer;
      });
    }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => body.seq)).size).toBe(50);
  await until('all are projected', async () => (await journal(path)).filter(({ type }) => type === 'noted').length === 50);
}, 60_000);
