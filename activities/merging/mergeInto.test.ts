import { ApplicationFailure } from '@temporalio/common';
import type { MergeOrder } from '../effect';
import { createMergeInto } from './mergeInto';
import type { Absorbed, Absorption, OtherComplaints } from './otherComplaints';

const order: MergeOrder = {
  key: 'K/merge/1',
  number: 'K',
  into: 'F',
  subject: '话费争议',
  facts: '又多扣一笔。',
  requestId: 'K/merge/1@9',
};

/** Complaints that answer what they are told to, and remember what they were given. */
class Others implements OtherComplaints {
  readonly given: [string, Absorption][] = [];
  readonly absorbed = new Set<string>();

  constructor(private readonly answer: Absorbed | Error) {}

  async absorb(into: string, absorption: Absorption): Promise<Absorbed> {
    this.given.push([into, absorption]);
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }

  async hasAbsorbed(into: string, from: string): Promise<boolean> {
    return this.absorbed.has(`${from}→${into}`);
  }
}

const merge = (complaints: OtherComplaints) => createMergeInto({ complaints })(order);
const failure = (complaints: OtherComplaints): Promise<unknown> => merge(complaints).catch((error: unknown) => error);

test('gives the text to the other complaint, under the request id of this round', async () => {
  const others = new Others({ kind: 'absorbed' });
  expect(await merge(others)).toEqual({ outcome: 'done', reference: 'F' });
  expect(others.given).toEqual([
    ['F', { from: 'K', subject: '话费争议', facts: '又多扣一笔。', by: { role: 'operator', id: 'redress' }, requestId: 'K/merge/1@9' }],
  ]);
});

test('is done when the other complaint had it before', async () => {
  const others = new Others({ kind: 'refused', why: 'K was absorbed before' });
  others.absorbed.add('K→F');
  expect(await merge(others)).toEqual({ outcome: 'done', reference: 'F' });
});

test.each<[string, Absorbed, string]>([
  ['refuses', { kind: 'refused', why: 'absorb is for closed; it is withdrawn' }, 'F refused it: absorb is for closed; it is withdrawn'],
  ['has ended', { kind: 'ended' }, 'F has ended for good and takes nothing more: reopen K and handle it by itself'],
  ['is not there', { kind: 'unknown' }, 'there is no complaint F: reopen K and merge it into the right one'],
])('is for a person when the other complaint %s, with what would help', async (_what, answer, message) => {
  const failed = await failure(new Others(answer));
  expect(failed).toBeInstanceOf(ApplicationFailure);
  expect(failed).toMatchObject({ nonRetryable: true, message });
});

test('is tried again when nobody answers', async () => {
  const failed = await failure(new Others(new Error('no answer came in time')));
  expect(failed).not.toBeInstanceOf(ApplicationFailure);
  expect(failed).toMatchObject({ message: 'carrying K over to F failed: no answer came in time' });
});
