import { ApiError, type ComplaintApi, type Content } from './apiClient';
import type { Message } from './messages';
import { type Outcome, registerAll } from './registerAll';
import type { Registration } from './registration';
import { zoneNamed } from './received';

const zone = zoneNamed('Asia/Shanghai') ?? { name: 'UTC', offsetAt: () => 0 };
const message = (row: number, text: string, received = '2019/1/1 10:00:00'): Message => ({
  row,
  line: row + 1,
  subject: '主题',
  received,
  text,
});

/** Keeps what it is sent, as the API does. */
class Registry implements ComplaintApi {
  readonly kept = new Map<string, { number: string; content: Content }>();
  running = 0;
  mostAtOnce = 0;

  async register(registration: Registration) {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.running);
    await new Promise(setImmediate);
    this.running--;
    const { requestId, receivedAt, content } = registration;
    if (content.facts === '拒绝')
      throw new ApiError('400: wrong: /receivedAt', [{ pointer: '/receivedAt', message: 'must not lie in the future' }]);
    const there = this.kept.get(requestId);
    const number = there?.number ?? `N${this.kept.size + 1}`;
    this.kept.set(requestId, { number, content: { receivedAt, ...content } });
    return { number, seq: 1, isNew: there === undefined };
  }

  async read(number: string): Promise<Content> {
    const found = [...this.kept.values()].find((complaint) => complaint.number === number);
    if (found === undefined) throw new ApiError(`404: there is no complaint ${number}`);
    return found.content.facts === '改动' ? { ...found.content, facts: '改变' } : found.content;
  }
}

async function all(messages: readonly Message[], api: ComplaintApi = new Registry()): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of registerAll(messages, zone, api, 4)) outcomes.push(outcome);
  return outcomes;
}

describe('registering every row', () => {
  it('says what became of each, in the order of the file, whatever failed before', async () => {
    const outcomes = await all([message(1, '一'), message(2, ''), message(3, '二', '昨天'), message(4, '三')]);
    expect(outcomes.map(({ kind, message: { row } }) => [row, kind])).toEqual([
      [1, 'registered'],
      [2, 'failed'],
      [3, 'failed'],
      [4, 'registered'],
    ]);
  });

  it('tells a message that is there twice', async () => {
    const api = new Registry();
    const outcomes = await all([message(1, '一'), message(2, '二'), message(3, '一', '2019-01-01T02:00:00Z')], api);
    expect(outcomes[2]).toEqual({ kind: 'sameAs', message: expect.anything(), number: 'N1', row: 1 });
    expect(api.kept.size).toBe(2);
  });

  it('finds what an earlier run registered', async () => {
    const api = new Registry();
    await all([message(1, '一')], api);
    expect(await all([message(1, '一')], api)).toMatchObject([{ kind: 'thereBefore', number: 'N1' }]);
  });

  it('names the column that the API refused', async () => {
    expect(await all([message(1, '拒绝'), message(2, '拒绝')])).toMatchObject([
      { kind: 'failed', wrong: 'received: must not lie in the future' },
      { kind: 'failed', wrong: 'the same message as row 1, which failed' },
    ]);
  });

  it('fails a row whose text is not kept to the character', async () => {
    expect(await all([message(1, '改动')])).toMatchObject([{ kind: 'failed', wrong: 'N1: the text differs from character 2 on' }]);
  });

  it('sends four at once, and never more', async () => {
    const api = new Registry();
    await all(
      Array.from({ length: 30 }, (_, index) => message(index + 1, `第 ${index} 条`)),
      api,
    );
    expect(api.mostAtOnce).toBe(4);
  });

  it('stops at a fault of the program', async () => {
    const api: ComplaintApi = { register: () => Promise.reject(new Error('a fault')), read: () => Promise.reject(new Error('unused')) };
    await expect(all([message(1, '一')], api)).rejects.toThrow('a fault');
  });
});
