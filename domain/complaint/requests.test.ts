import { ComplaintCase } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { judge } from './judge';
import { requestDigest } from './number';
import type { AnsweredRequest } from './state';

const { plan } = shippedPlan();

describe('a command whose sender gave it a request id', () => {
  it('is carried out once, and every repetition gets the first answer', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    const first = complaint.give('urge', { requestId: 'r-1' });
    const after = complaint.complaint;
    for (let i = 0; i < 3; i++)
      expect(complaint.give('urge', { requestId: 'r-1' })).toMatchObject({ done: true, seq: first.seq, events: [], repeated: true });
    expect(complaint.complaint).toBe(after);
    expect(complaint.complaint.urges).toBe(1);
  });

  it('is answered where it stands now, and with the first journal event, when more has happened', () => {
    const complaint = ComplaintCase.inStage(plan, 'registered');
    const first = complaint.usual('triage', 'agent', { requestId: 'r-1' });
    complaint.usual('transfer');
    expect(complaint.usual('triage', 'agent', { requestId: 'r-1' })).toMatchObject({ seq: first.seq, stage: 'dispatched', repeated: true });
  });

  it('is carried out once within one batch', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    const urge = {
      kind: 'command',
      name: 'urge',
      body: { by: { role: 'agent', id: 'agent-1' }, requestId: 'r-1' },
      via: 'update',
    } as const;
    const [first, second] = complaint.faceAll([urge, urge]);
    expect([first, second]).toMatchObject([{ repeated: false }, { repeated: true, seq: first?.seq }]);
  });

  it('keeps its answer when it brought about two events', () => {
    const complaint = ComplaintCase.inStage(plan, 'replied');
    const first = complaint.give('rate', { satisfaction: 'dissatisfied', requestId: 'r-1' }, 'inspector');
    expect(first).toMatchObject({ events: ['rated', 'reopened'] });
    expect(complaint.give('rate', { satisfaction: 'dissatisfied', requestId: 'r-1' }, 'inspector')).toMatchObject({
      seq: first.seq,
      repeated: true,
    });
    expect(complaint.complaint.requests.filter((r) => r.request.startsWith(requestDigest('r-1')))).toHaveLength(1);
  });

  it('that was refused is refused again for the same reason, though it would be allowed by now', () => {
    const complaint = ComplaintCase.inStage(plan, 'registered');
    const first = complaint.usual('transfer', 'agent', { requestId: 'r-1' });
    expect(first).toMatchObject({ done: false, code: 'stage' });
    complaint.usual('triage');
    const before = complaint.journal.length;
    expect(complaint.usual('transfer', 'agent', { requestId: 'r-1' })).toMatchObject({ done: false, code: 'stage', seq: first.seq });
    expect(complaint.journal).toHaveLength(before);
    expect(complaint.usual('transfer', 'agent', { requestId: 'r-2' })).toMatchObject({ done: true });
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['other fields', 'note', { text: 'b' }],
    ['another command', 'urge', {}],
  ])('with %s than before is a misuse, and is carried out no more than before', (_what, name, fields) => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    complaint.give('note', { text: 'a', requestId: 'r-1' });
    expect(complaint.give(name, { ...fields, requestId: 'r-1' })).toMatchObject({ done: false, code: 'sameRequestOtherBody' });
    expect(complaint.give('note', { text: 'a', requestId: 'r-1' })).toMatchObject({ done: true, repeated: true });
  });

  it('is known by its id alone: the same command without one is another command', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    complaint.give('urge');
    complaint.give('urge');
    expect(complaint.complaint.urges).toBe(2);
  });

  it('leaves nothing of the id in the journal but its digest', () => {
    const complaint = ComplaintCase.inStage(plan, 'triaged');
    complaint.give('urge', { requestId: 'session-13900000001' });
    expect(JSON.stringify(complaint.journal.slice(1))).not.toContain('session-13900000001');
    expect(complaint.all('urged')[0]?.request).toMatch(new RegExp(`^${requestDigest('session-13900000001')}\\.[0-9a-f]{8}$`));
  });
});

describe('a request that the state has forgotten', () => {
  const complaint = ComplaintCase.inStage(plan, 'triaged');
  const first = complaint.give('urge', { requestId: 'long-ago' });
  const [answered] = complaint.complaint.requests;
  for (let i = 0; complaint.complaint.requestsForgotten === 0; i++) complaint.give('note', { text: 'n', requestId: `r-${i}` });
  const { number, secret, complaint: state, now } = complaint;
  const again = (fields: Record<string, unknown> = {}) =>
    ({
      kind: 'command',
      name: 'urge',
      body: { by: { role: 'agent', id: 'agent-1' }, requestId: 'long-ago', ...fields },
      via: 'update',
    }) as const;
  const recalled = new Map<string, AnsweredRequest>(answered === undefined ? [] : [[requestDigest('long-ago'), answered]]);

  it('is the oldest one only', () => {
    expect(state.requestsForgotten).toBe(1);
    expect(state.requests.some((r) => r.request.startsWith(requestDigest('long-ago')))).toBe(false);
  });

  it('is repeated when the journal recalled it', () => {
    const { outcomes, events } = judge({ number, state, inputs: [again()], now, plan, secret, recalled });
    expect(outcomes).toMatchObject([{ done: true, seq: first.seq, repeated: true }]);
    expect(events).toEqual([]);
  });

  it('is a misuse with another body even then', () => {
    const { outcomes } = judge({ number, state, inputs: [again({ words: '快一点' })], now, plan, secret, recalled });
    expect(outcomes).toMatchObject([{ done: false, code: 'sameRequestOtherBody' }]);
  });

  it('still fits, with all those remembered, into the 64 KB that a run hands to the next', () => {
    expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThan(64 * 1024);
  });
});
