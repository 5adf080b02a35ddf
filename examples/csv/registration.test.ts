import { registration as schema } from '../../domain/complaint/commands/registration';
import type { Message } from './messages';
import { registrationOf } from './registration';
import { zoneNamed } from './received';

const zone = zoneNamed('Asia/Shanghai') ?? { name: 'UTC', offsetAt: () => 0 };
const message = (changes: Partial<Message> = {}): Message => ({
  row: 1,
  line: 2,
  subject: '无信号',
  received: '2019/10/18 23:52:58',
  text: '家里没有信号。',
  ...changes,
});
const of = (changes: Partial<Message> = {}) => {
  const made = registrationOf(message(changes), zone);
  return 'wrong' in made ? made.wrong : made.registration;
};
const requestId = (changes: Partial<Message> = {}): string => {
  const made = of(changes);
  return typeof made === 'string' ? made : made.requestId;
};

describe('the registration of a row', () => {
  it('is one that the API takes, with the text to the character', () => {
    const made = of({ text: ' 第一行\r\n\t第二行 ' });
    expect(schema.safeParse(made).success).toBe(true);
    expect(made).toMatchObject({
      channel: 'network',
      receivedAt: '2019-10-18T15:52:58.000Z',
      content: { subject: '无信号', facts: ' 第一行\r\n\t第二行 ' },
    });
  });

  it('has the same request id for the same message, wherever it stands and however its date is written', () => {
    expect(requestId({ row: 12, line: 13, received: '2019-10-18 23:52:58' })).toBe(requestId());
    expect(requestId({ received: '2019-10-18T15:52:58Z' })).toBe(requestId());
  });

  it.each([{ subject: '无信号 ' }, { text: '家里没有信号' }, { received: '2019/10/18 23:52:59' }])(
    'has another request id when %j',
    (changes) => {
      expect(requestId(changes)).not.toBe(requestId());
    },
  );

  it.each([
    [{ received: '2019/2/29 1:00:00' }, 'received: there is no 2019/2/29 1:00:00'],
    [{ text: '' }, 'text: must not be blank'],
    [{ text: ' \n ' }, 'text: must not be blank'],
    [{ text: '长'.repeat(8001) }, 'text: at most 8000 characters'],
    [{ text: '响铃\u0007' }, 'text: must not have control characters'],
    [{ subject: '' }, 'subject: must not be blank'],
    [{ subject: '两\n行' }, 'subject: must be one line'],
    [{ received: '昨天', text: '' }, /^received: "昨天" is not .*; text: must not be blank$/],
  ])('says what is wrong with %#', (changes, reason) => {
    expect(of(changes)).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
  });
});
