import { InTurn } from './inTurn';

test('work under one name runs a few at a time, in the order it came, and all of it runs', async () => {
  const turns = new InTurn(2);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (i: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    order.push(i);
    await Promise.resolve();
    await Promise.resolve();
    running -= 1;
    return i;
  };
  expect(await Promise.all([0, 1, 2, 3, 4, 5].map((i) => turns.run('a', work(i))))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('names do not wait for each other, and a failure gives its place on', async () => {
  const turns = new InTurn(1);
  const never = turns.run('a', () => new Promise(() => undefined));
  void never;
  expect(await turns.run('b', async () => 'b')).toBe('b');
  await expect(turns.run('b', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run('b', async () => 'again')).toBe('again');
});
