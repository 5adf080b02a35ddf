import { ApplicationFailure } from '@temporalio/common';
import { type ConnectionLike, WorkflowUpdateFailedError } from '@temporalio/client';
import { drainingFailure, queueFullFailure } from '../../workflows/contract';
import { Unavailable } from '../complaints/gateway';
import { grpc } from './fault';
import { patiently } from './patiently';

/** Only the deadline of a connection is used here. */
const connection = { withDeadline: (_: unknown, call: () => Promise<unknown>) => call() } as unknown as ConnectionLike;

const wire = (code: number): Error => Object.assign(new Error('from the wire'), { code, details: '', metadata: {} });
const wrapped = (code: number): Error => new Error('failed', { cause: wire(code) });
const failed = (type: string): Error => new WorkflowUpdateFailedError('failed', ApplicationFailure.create({ type, message: type }));

/** Fails with the errors in turn, then succeeds; notes which attempts needed a fresh id. */
function failing(...errors: Error[]) {
  const idsUsedUp: boolean[] = [];
  const call = async ({ idUsedUp }: { idUsedUp: boolean }): Promise<string> => {
    idsUsedUp.push(idUsedUp);
    const error = errors[idsUsedUp.length - 1];
    if (error !== undefined) throw error;
    return 'done';
  };
  return { call, idsUsedUp };
}

test.each<[string, Error, boolean]>([
  ['the server was away', wire(grpc.unavailable), false],
  ['the update was aborted', wrapped(grpc.aborted), false],
  ['too many were on their way', wrapped(grpc.resourceExhausted), false],
  ['no worker took it', wrapped(grpc.failedPrecondition), false],
  ['the worker lost it', failed('UnprocessedUpdate'), false],
  ['the history was being renewed', failed(drainingFailure), true],
  ['the queue was full', failed(queueFullFailure), true],
])('tries again when %s, under a fresh id only where the old one is used up', async (_, error, isUsedUp) => {
  const { call, idsUsedUp } = failing(error);
  expect(await patiently(connection, 5_000, call)).toBe('done');
  expect(idsUsedUp).toEqual([false, isUsedUp]);
});

test('gives up after a few tries on a server that is away', async () => {
  const { call, idsUsedUp } = failing(...Array.from({ length: 20 }, () => wire(grpc.unavailable)));
  await expect(patiently(connection, 60_000, call)).rejects.toMatchObject({ name: 'Unavailable', retryAfterSeconds: 2 });
  expect(idsUsedUp).toHaveLength(5);
});

test('never tries past its deadline', async () => {
  const { call, idsUsedUp } = failing(...Array.from({ length: 20 }, () => wire(grpc.resourceExhausted)));
  const began = performance.now();
  await expect(patiently(connection, 300, call)).rejects.toBeInstanceOf(Unavailable);
  expect(performance.now() - began).toBeLessThan(300);
  expect(idsUsedUp.length).toBeLessThan(5);
});

test('does not try again what was not answered in time, nor what is a fault', async () => {
  const late = failing(wrapped(grpc.deadlineExceeded));
  await expect(patiently(connection, 5_000, late.call)).rejects.toBeInstanceOf(Unavailable);
  const fault = failing(new TypeError('a bug'));
  await expect(patiently(connection, 5_000, fault.call)).rejects.toBeInstanceOf(TypeError);
  expect([late.idsUsedUp.length, fault.idsUsedUp.length]).toEqual([1, 1]);
});
