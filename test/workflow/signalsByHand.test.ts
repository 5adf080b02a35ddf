import { payload, signalRaw } from '../support/rawSignal';
import type { Living } from '../support/living';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();
const operator = { role: 'operator', id: 'temporal' };

/** JSON as a person types it into the Temporal UI. */
const typed = {
  escalate: '{"to":"E2","reason":"客户要求专家处理"}',
  reply: '{"finding":"多计一项业务费","basis":"资费公示","solution":"退还 12 元","timing":"下一账期退还"}',
};

async function triaged(): Promise<Living> {
  const complaint = await register(bench());
  await complaint.delivered();
  await complaint.give('triage', { category: 'charges.outsidePackage', level: 'L2' });
  await complaint.delivered();
  return complaint;
}

/** The journal from an event on, as far as it does not tell when, or of whom, it was. */
async function told(complaint: Living, after: number): Promise<string[]> {
  const own = (value: string): string =>
    value
      .replaceAll(complaint.number, '#')
      .replaceAll(/\b\d{13}\b/g, '@')
      .replaceAll(/outbox\/\d+/g, 'outbox/#');
  return (await complaint.journal()).slice(after).map(({ type, data }) => own(JSON.stringify({ type, data })));
}

test.each(['escalate', 'reply'] as const)('%s by a signal typed by hand leads to the same journal as over HTTP', async (command) => {
  const [bySignal, byUpdate] = [await triaged(), await triaged()];
  const [{ seq }, { seq: other }] = [await bySignal.state(), await byUpdate.state()];
  await signalRaw(bySignal, command, [payload(typed[command])]);
  await byUpdate.give(command, JSON.parse(typed[command]) as Record<string, unknown>, 'operator');
  await bySignal.until('it is in the journal', (state) => state.seq > seq);
  await Promise.all([bySignal.delivered(), byUpdate.delivered()]);

  expect(await told(bySignal, seq)).toEqual(await told(byUpdate, other));
  expect((await bySignal.journal())[seq]).toMatchObject({ actor: operator });
  expect(await bySignal.state()).toMatchObject(command === 'reply' ? { stage: 'replied' } : { rung: 'E2' });
});

test('a signal may say who gives it', async () => {
  const complaint = await triaged();
  await signalRaw(complaint, 'escalate', [payload('{"to":"E3","reason":"涉及多个部门","by":{"role":"expert","id":"expert-9"}}')]);
  await complaint.until('it is escalated', ({ rung }) => rung === 'E3');
  expect(await complaint.events('escalated')).toMatchObject([{ actor: { role: 'expert', id: 'expert-9' }, data: { rung: 'E3' } }]);
});

test('the same request id is carried out once, by signal or by update', async () => {
  const complaint = await triaged();
  const body = { words: '什么时候处理？', requestId: 'urge-1', by: { role: 'agent', id: 'agent-1' } };
  await signalRaw(complaint, 'urge', [payload(JSON.stringify(body))]);
  await complaint.until('it was urged', ({ urges }) => urges === 1);
  const [urged] = await complaint.events('urged');
  expect(await complaint.handle.executeUpdate('urge', { args: [body] })).toMatchObject({ repeated: true, seq: urged?.seq });
  expect(await complaint.refused(complaint.give('urge', { words: '别的', requestId: 'urge-1' }))).toMatchObject({
    code: 'sameRequestOtherBody',
  });
  expect(await complaint.state()).toMatchObject({ urges: 1 });
});
