import { freshId, useApi } from '../support/api';
import { until } from '../support/until';
import { useBench } from '../support/useBench';
import { workflowIdOf } from '../../domain/complaint/number';

const bench = useBench();
const api = useApi(bench, { timeoutMs: 2500 });

const numberOf = (body: Record<string, unknown>): string => String(body.number);

test('the same POST twice is one complaint: 201, then 200 with the same receipt', async () => {
  const id = freshId();
  const first = await api.post(id);
  const second = await api.post(id);
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body).toEqual(first.body);
  expect(first.headers.get('location')).toBe(`/v1/complaints/${numberOf(first.body)}`);
});

test('the same POST ten times at once is one complaint', async () => {
  const id = freshId();
  const all = await Promise.all(Array.from({ length: 10 }, () => api.post(id)));
  expect(new Set(all.map(({ body }) => body.number)).size).toBe(1);
  expect(all.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
});

test('the same request id with another body is refused, and changes nothing', async () => {
  const id = freshId();
  const { body } = await api.post(id);
  const other = await api.post(id, { humanVoiceOnly: true });
  expect(other).toMatchObject({ status: 409, body: { code: 'sameRequestOtherBody' } });
  const read = await api.ask('GET', `/v1/complaints/${numberOf(body)}`);
  expect(read.body).toMatchObject({ humanVoiceOnly: false });
});

test('with the worker down a POST is answered 503, and repeating it finds the complaint that was begun', async () => {
  await bench().stopWorker();
  const id = freshId();
  const down = await api.post(id);
  expect(down.status).toBe(503);
  expect(Number(down.headers.get('retry-after'))).toBeGreaterThan(0);
  await bench().startWorker();
  const found = await until('the POST is answered', async () => {
    const again = await api.post(id);
    return again.status === 503 ? null : again;
  });
  expect(found.status).toBe(200);
  const { handOffs, ...read } = (await api.ask('GET', `/v1/complaints/${numberOf(found.body)}`)).body;
  expect(handOffs).toEqual([]);
  expect(read).toMatchObject({ stage: 'registered' });
});

test('a closed complaint’s request id never opens a second one, whether its workflow is there, ended, or only in the registry', async () => {
  const id = freshId();
  const { body } = await api.post(id);
  const number = numberOf(body);
  const path = `/v1/complaints/${number}`;
  const withdraw = { words: '不投诉了', recording: 'R-1' };
  expect((await api.ask('POST', `${path}/withdraw`, { role: 'supervisor', body: withdraw })).status).toBe(200);
  expect((await api.post(id)).status).toBe(200);
  expect((await api.post(id, { humanVoiceOnly: true })).status).toBe(409);

  await until('the end is projected', async () => (await api.ask('GET', path)).body.dossier);
  await bench().client.workflow.getHandle(workflowIdOf(number)).terminate('a test ends it');
  bench().registered.delete(number);
  expect(await api.post(id)).toMatchObject({ status: 200, body: { number, stage: 'withdrawn' } });
  expect((await api.post(id, { humanVoiceOnly: true })).status).toBe(409);
  const command = await api.ask('POST', `${path}/note`, { body: { text: '迟到的备注' } });
  expect(command.status).toBe(409);
});
