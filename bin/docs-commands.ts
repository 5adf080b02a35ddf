import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { pathOf } from '../api/v1/commandRoutes';
import { projectRoot } from '../config/projectRoot';
import { commands } from '../domain/complaint/commands';
import { type CommandName, commandNames } from '../domain/complaint/commands/names';
import { roles, stages } from '../domain/complaint/terms';

/** The page of all commands, made from their definitions: who may give each, in which stages, with which fields. */
export const commandsPage = (): string =>
  [
    '# Commands',
    'Made by `npm run docs:commands` from `domain/complaint/commands/`; a change made here is lost.',
    'A command is one definition, and has from it a route, a Temporal update and a Temporal signal of its name. Registration comes before them all: `POST /v1/complaints`.',
    '## Who may give them',
    table(
      ['command', ...roles],
      commandNames.map((name) => [`[${name}](#${name.toLowerCase()})`, ...marks(roles, commands[name].roles)]),
    ),
    '## In which stages',
    table(
      ['command', ...stages],
      commandNames.map((name) => [`[${name}](#${name.toLowerCase()})`, ...marks(stages, commands[name].stages)]),
    ),
    '## What they take',
    'Fields marked * are required; those of an object, where the object is given. Every route also takes the header `Idempotency-Key`; an update or a signal takes `by` and `requestId` beside the fields.',
    ...commandNames.flatMap(section),
  ].join('\n\n') + '\n';

const marks = (all: readonly string[], some: readonly string[]): string[] => all.map((one) => (some.includes(one) ? '●' : ''));

function section(name: CommandName): string[] {
  const { summary, section: planSection, fields } = commands[name];
  const rows = fieldsOf(z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' }) as Shape);
  return [
    `### ${name}`,
    `${summary} Plan ${planSection}. \`POST /v1/complaints/{number}/${pathOf(name)}\``,
    ...(rows.length === 0 ? ['No fields.'] : [table(['field', 'value', ''], rows)]),
  ];
}

/** As much of JSON Schema as the definitions use. */
interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly description?: string;
}

/** Rows of name, value and description; fields of an object inside follow it, such as `content.facts`. */
function fieldsOf({ properties = {}, required = [] }: Shape, prefix = ''): string[][] {
  return Object.entries(properties).flatMap(([name, shape]) => {
    const isRequired = required.includes(name) && shape.default === undefined;
    const inner = shape.items?.properties === undefined ? shape : shape.items;
    const place = `${prefix}${name}${inner === shape ? '' : '[]'}`;
    const row = [`\`${place}\`${isRequired ? ' *' : ''}`, valueOf(shape), shape.description ?? ''];
    return [row, ...fieldsOf(inner, `${place}.`)];
  });
}

function valueOf(shape: Shape): string {
  const otherwise = shape.default === undefined ? '' : `, else ${shown(shape.default)}`;
  return `${typeOf(shape)}${otherwise}`;
}

function typeOf({ type, format, enum: values, anyOf, items, maxLength, maxItems }: Shape): string {
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ');
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(', ');
  if (items !== undefined) return `list of ${typeOf(items)}${maxItems === undefined ? '' : `, at most ${maxItems}`}`;
  if (type === 'string') return format ?? (maxLength === undefined ? 'text' : `text, at most ${maxLength}`);
  return type ?? 'any';
}

const shown = (value: unknown): string => (Array.isArray(value) && value.length === 0 ? 'none' : `\`${String(value)}\``);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

/** `npm run docs:commands` writes docs/commands.md; with `-- --check` it only says whether it is as it would be written. */
function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const file = path.join(projectRoot(), 'docs', 'commands.md');
  const page = commandsPage();
  if (!values.check) {
    writeFileSync(file, page);
    console.log('docs/commands.md is written');
    return 0;
  }
  const line = firstDifference(page, read(file));
  console.log(
    line === null ? 'docs/commands.md is as the commands are' : `docs/commands.md is stale from line ${line} on: npm run docs:commands`,
  );
  return line === null ? 0 : 1;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** 1-based line; null when there is none. */
function firstDifference(a: string, b: string): number | null {
  if (a === b) return null;
  const [left, right] = [a.split('\n'), b.split('\n')];
  return (
    Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index).findIndex((index) => left[index] !== right[index]) + 1
  );
}

if (require.main === module) process.exitCode = main();
