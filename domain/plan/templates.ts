import { Writer } from 'mustache';
import { messageFields } from '../notification/fields';
import { suggestion } from './closest';

/** A message template: the first line is the title, then a blank line, then the text. */
export interface Template {
  readonly title: string;
  readonly text: string;
  /** Fields that title or text use, as values or to guard a section. */
  readonly fields: ReadonlySet<string>;
}

export interface TemplateProblem {
  readonly message: string;
  /** 1-based line of the template file. */
  readonly line: number;
}

/** Reads a template file; a field that no message has, and mustache that a plain text does not need, are problems. */
export function parseTemplate(source: string): { template: Template } | { problems: TemplateProblem[] } {
  const normal = source.replaceAll('\r\n', '\n');
  const [title = '', blank = '', ...lines] = normal.split('\n');
  const text = lines.join('\n').trim();
  const problems: TemplateProblem[] = [];
  if (title.trim() === '') problems.push({ message: 'the first line is the title', line: 1 });
  if (blank.trim() !== '') problems.push({ message: 'the line after the title is blank', line: 2 });
  if (text === '') problems.push({ message: 'the text is missing', line: 3 });
  const firstTextLine = 3 + lines.findIndex((line) => line.trim() !== '');
  const used = [...tagsOf(title, 1), ...tagsOf(text, firstTextLine)];
  problems.push(...used.flatMap((tag) => (tag.message === null ? [] : [{ message: tag.message, line: tag.line }])));
  if (problems.length > 0) return { problems };
  return { template: { title: title.trim(), text, fields: new Set(used.map(({ field }) => field)) } };
}

/** Fills in a template. Nothing is escaped: messages are plain text. A title stays on one line whatever it is given. */
export function renderTemplate({ title, text }: Template, fields: Readonly<Record<string, string>>): { title: string; text: string } {
  return {
    title: writer.render(title, fields, undefined, { escape: asIs }).replace(/\s*[\r\n]+\s*/g, ' '),
    text: writer.render(text, fields, undefined, { escape: asIs }),
  };
}

/** A writer of our own: the library's shared one caches for whoever else uses it. */
const writer = new Writer();
const asIs = (value: string): string => value;

interface Tag {
  readonly field: string;
  readonly line: number;
  /** What is wrong with it; null when nothing is. */
  readonly message: string | null;
}

/** What the library's parser gives: kind, value, start, end, and for sections the tokens inside. */
type Token = readonly [kind: string, value: string, start: number, end: number, inside?: readonly Token[] | string];

function tagsOf(source: string, firstLine: number): Tag[] {
  const lineAt = (offset: number): number => firstLine + source.slice(0, offset).split('\n').length - 1;
  try {
    return flatten(writer.parse(source) as Token[]).flatMap(([kind, value, start]) => {
      if (kind === 'text' || kind === '!') return [];
      return [{ field: value, line: lineAt(start), message: problemOf(kind, value) }];
    });
  } catch (error) {
    // The parser ends its message with the offset: Unclosed section "reason" at 123.
    const message = error instanceof Error ? error.message : String(error);
    return [{ field: '', line: lineAt(Number(/ at (\d+)$/.exec(message)?.[1] ?? 0)), message: message.replace(/ at \d+$/, '') }];
  }
}

const flatten = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...(typeof token[4] === 'object' ? flatten(token[4]) : [])]);

function problemOf(kind: string, value: string): string | null {
  switch (kind) {
    case 'name':
    case '#':
    case '^':
      return messageFields.some((field) => field === value) ? null : `there is no field "${value}"${suggestion(value, messageFields)}`;
    case '&':
      return `write {{${value}}}: nothing is escaped`;
    default:
      return `a template has fields and sections only, not "{{${kind}${value}}}"`;
  }
}
