import { parseTemplate, renderTemplate, type Template } from './templates';

const template = (source: string): Template => {
  const read = parseTemplate(source);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.template;
};

describe('a template', () => {
  it('has its title in the first line, and tells the fields that it uses', () => {
    const read = template('[{{number}}] Received\n\nDear customer,\n{{#reason}}\nReason: {{reason}}\n{{/reason}}\nThank you.\n');
    expect([...read.fields]).toEqual(['number', 'reason']);
    expect(renderTemplate(read, { number: 'AB12', reason: 'late' })).toEqual({
      title: '[AB12] Received',
      text: 'Dear customer,\nReason: late\nThank you.',
    });
    expect(renderTemplate(read, { number: 'AB12', reason: '' }).text).toBe('Dear customer,\nThank you.');
    expect(renderTemplate(read, { number: 'AB12' }).text).toBe('Dear customer,\nThank you.');
  });

  it('leaves what people wrote as they wrote it, and takes no tags from it', () => {
    const read = template('t\n\n{{text}}');
    expect(renderTemplate(read, { text: '<b>5 & "6" {{number}}</b>\n第二行' }).text).toBe('<b>5 & "6" {{number}}</b>\n第二行');
  });

  it('keeps its title on one line', () => {
    expect(renderTemplate(template('{{subject}}\n\nx'), { subject: 'a\r\nBcc: b' }).title).toBe('a Bcc: b');
  });

  it('may be written with Windows line ends', () => {
    expect(template('t\r\n\r\none\r\ntwo\r\n')).toMatchObject({ title: 't', text: 'one\ntwo' });
  });

  it.each([
    ['\n\ntext', 1, 'the first line is the title'],
    ['title\ntext', 2, 'the line after the title is blank'],
    ['title\n\n  \n', 3, 'the text is missing'],
    ['{{nmber}}\n\ntext', 1, 'there is no field "nmber", did you mean "number"?'],
    ['title\n\none\ntwo {{replyby}}', 4, 'did you mean "replyBy"?'],
    ['title\n\n{{#reason}}\nx {{detail}}\n{{/reason}}', 4, 'there is no field "detail"'],
    ['title\n\none\n{{#reason}}\nx', 5, 'Unclosed section "reason"'],
    ['title\n\none\n{{reason', 4, 'Unclosed tag'],
    ['title\n\n{{{reason}}}', 3, 'write {{reason}}: nothing is escaped'],
    ['title\n\n{{&reason}}', 3, 'write {{reason}}: nothing is escaped'],
    ['title\n\n{{> other}}', 3, 'fields and sections only'],
    ['title\n\n{{=<% %>=}}', 3, 'fields and sections only'],
    ['title\n\n{{.}}', 3, 'there is no field "."'],
  ])('%j has a problem on line %d', (source, line, message) => {
    const read = parseTemplate(source);
    expect('problems' in read && read.problems).toContainEqual({ line, message: expect.stringContaining(message) });
  });
});
