import { readMessages, UnreadableFile } from './messages';

const read = (text: string) => readMessages(Buffer.from(text, 'utf8'));
const places = (text: string) => read(text).map(({ row, line, text: cell }) => ({ row, line, text: cell }));

describe('a CSV file of messages', () => {
  it('gives each row with its text to the character', () => {
    const text = '  “投诉”\t，第二行\n\n末尾有空格  ';
    expect(read(`subject,received,text,reply\n主题,2019/1/1 10:00,"${text}",略\n`)).toEqual([
      { row: 1, line: 2, subject: '主题', received: '2019/1/1 10:00', text },
    ]);
  });

  it('may begin with a byte order mark, and end its lines by CR LF', () => {
    expect(
      read('\uFEFFsubject,received,text\r\n甲,2019/1/1 10:00,一\r\n乙,2019/1/1 11:00,二\r\n').map(({ subject, text }) => [subject, text]),
    ).toEqual([
      ['甲', '一'],
      ['乙', '二'],
    ]);
  });

  it('keeps a CR LF inside of a text', () => {
    expect(places('subject,received,text\r\n甲,x,"一\r\n二"\r\n')).toEqual([{ row: 1, line: 2, text: '一\r\n二' }]);
  });

  it('counts rows and lines apart: texts may have several lines, blank lines are skipped', () => {
    expect(places('subject,received,text\n甲,x,"一\n二\n三"\n\n\n乙,x,四\n丙,x,"""五""\n"\n丁,x,六')).toEqual([
      { row: 1, line: 2, text: '一\n二\n三' },
      { row: 2, line: 7, text: '四' },
      { row: 3, line: 8, text: '"五"\n' },
      { row: 4, line: 10, text: '六' },
    ]);
  });

  it('may have its columns in any order, and rows that are too short or too long', () => {
    expect(
      read('Text, Received ,id,SUBJECT\n一,x,1,甲,more\n二\n').map(({ subject, received, text }) => [subject, received, text]),
    ).toEqual([
      ['甲', 'x', '一'],
      ['', '', '二'],
    ]);
  });

  it.each([
    ['subject,text\n甲,一\n', 'names no column received'],
    ['text,subject,received,text\n一,甲,x,二\n', 'names the column text twice'],
    ['subject,received,text\n甲,x,"一\n乙,x,二\n', 'Quote Not Closed'],
  ])('is not read when its form is wrong: %j', (text, reason) => {
    expect(() => read(text)).toThrow(UnreadableFile);
    expect(() => read(text)).toThrow(reason);
  });

  it('is not read when it is not UTF-8', () => {
    expect(() => readMessages(Buffer.from([0x73, 0xcd, 0xb6, 0xcb, 0xdf]))).toThrow('is not UTF-8');
  });

  it('without rows has none', () => {
    expect(read('subject,received,text\n')).toEqual([]);
  });
});
