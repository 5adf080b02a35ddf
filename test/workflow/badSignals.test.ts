import type { Living } from '../support/living';
import { payload, signalRaw } from '../support/rawSignal';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();
const nested = (depth: number): string => `{"text":${'['.repeat(depth)}${']'.repeat(depth)}}`;

/** What arrives, and what the journal says of it. */
const bad: readonly (readonly [string, (complaint: Living) => Promise<unknown>, { code: string; detail: RegExp }])[] = [
  ['broken JSON', (c) => signalRaw(c, 'escalate', [payload('{oops')]), { code: 'malformed', detail: /cannot be read/ }],
  [
    'bytes that are no UTF-8',
    (c) => signalRaw(c, 'escalate', [payload(Buffer.from([0xff, 0xfe, 0x00]))]),
    { code: 'malformed', detail: /cannot be read/ },
  ],
  [
    'an encoding that nobody knows',
    (c) => signalRaw(c, 'escalate', [payload('{}', 'binary/secret')]),
    { code: 'malformed', detail: /cannot be read/ },
  ],
  ['a wrong value', (c) => signalRaw(c, 'escalate', [payload('{"to":"E9","reason":"x"}')]), { code: 'malformed', detail: /^to: / }],
  ['a field too many', (c) => signalRaw(c, 'reply', [payload('{"findings":"x"}')]), { code: 'malformed', detail: /finding/ }],
  [
    'a name that is no command',
    (c) => signalRaw(c, 'escalade', [payload('{}')]),
    { code: 'unknownCommand', detail: /did you mean "escalate"/ },
  ],
  ['a name of JavaScript', (c) => signalRaw(c, 'constructor', [payload('{}')]), { code: 'unknownCommand', detail: /no command/ }],
  [
    'a name that the SDK keeps for itself',
    (c) => signalRaw(c, '__temporal_x', [payload('{}')]),
    { code: 'unknownCommand', detail: /__temporal_x/ },
  ],
  ['no argument', (c) => signalRaw(c, 'escalate', []), { code: 'malformed', detail: /takes one JSON object, such as \{"to":"E2"/ }],
  ['nothing', (c) => signalRaw(c, 'escalate', [payload('null')]), { code: 'malformed', detail: /got nothing/ }],
  ['a list', (c) => signalRaw(c, 'escalate', [payload('["E2","reason"]')]), { code: 'malformed', detail: /got a list/ }],
  [
    'a very long string',
    (c) => signalRaw(c, 'note', [payload(JSON.stringify('长'.repeat(500_000)))]),
    { code: 'malformed', detail: /got a string/ },
  ],
  [
    'a very long field',
    (c) => signalRaw(c, 'note', [payload(JSON.stringify({ text: '长'.repeat(500_000) }))]),
    { code: 'malformed', detail: /^text: at most/ },
  ],
  [
    'nesting without end',
    (c) => signalRaw(c, 'note', [payload(nested(50_000))]),
    { code: 'malformed', detail: /nested more than 100 deep/ },
  ],
  [
    'somebody without a role',
    (c) => signalRaw(c, 'note', [payload('{"text":"x","by":{"role":"king","id":"1"}}')]),
    { code: 'malformed', detail: /^by\.role/ },
  ],
  [
    'a stage too early',
    (c) => signalRaw(c, 'rate', [payload('{"satisfaction":"satisfied","by":{"role":"inspector","id":"a"}}')]),
    { code: 'stage', detail: /it is registered/ },
  ],
  ['a cancellation', (c) => c.handle.cancel(), { code: 'notCancellable', detail: /withdraw, reject or close/ }],
];

test('each is refused in the journal, and the complaint lives on', async () => {
  const complaint = await register(bench());
  await complaint.delivered();
  for (const [, send, refusal] of bad) {
    const { seq } = await complaint.state();
    await send(complaint);
    await complaint.until('a refusal', (state) => state.seq > seq);
    expect((await complaint.journal()).slice(seq)).toMatchObject([
      { type: 'refused', data: { code: refusal.code, detail: expect.stringMatching(refusal.detail) } },
    ]);
  }
  expect(await complaint.give('note', { text: '仍在处理。' })).toMatchObject({ events: ['noted'], stage: 'registered' });
});

test('as updates they fail with the same refusals', async () => {
  const complaint = await register(bench());
  const update = (name: string, body: unknown) => complaint.handle.executeUpdate<never, [unknown]>(name, { args: [body] });
  expect(await complaint.refused(update('escalade', {}))).toMatchObject({ code: 'unknownCommand' });
  expect(await complaint.refused(complaint.handle.executeUpdate<never, []>('escalate'))).toMatchObject({ code: 'malformed' });
  expect(await complaint.refused(update('escalate', [1]))).toMatchObject({ code: 'malformed' });
  expect(await complaint.refused(update('note', JSON.parse(nested(200))))).toMatchObject({ code: 'malformed' });
  expect(await complaint.refused(complaint.give('approve', {}, 'agent'))).toMatchObject({ code: 'role' });
});

test('a workflow that is started by hand with something else is none, and says so', async () => {
  const start = bench().client.workflow.execute('complaint', {
    taskQueue: bench().taskQueue,
    workflowId: `by-hand-${bench().taskQueue}`,
    args: [{ number: 1 }],
  });
  await expect(start).rejects.toMatchObject({ cause: { type: 'NoComplaint' } });
});
