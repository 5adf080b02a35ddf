import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Alias, type Document, type Node } from 'yaml';
import type { $ZodIssue as Issue } from 'zod/v4/core';
import { formatPath, type Finding, type Path, type Problem } from './problem';

/** A YAML text that could be read, with the way back from a path in its content to a line. */
export interface YamlFile {
  readonly file: string;
  readonly content: unknown;
  /** Gives a finding its line; one about a missing entry stands at the nearest thing that is there. */
  readonly problemAt: (finding: Finding) => Problem;
}

const maxCharacters = 1_000_000;
/** Shared lists may be named by aliases, but no text may grow without bound by them. */
const maxAliasCount = 200;

/** Reads one YAML document; syntax errors, duplicate keys and alias bombs come back as problems with their lines. */
export function parseYamlFile(file: string, text: string): { yaml: YamlFile } | { problems: Problem[] } {
  if (text.length > maxCharacters) return refuse(file, `the file has ${text.length} characters, more than ${maxCharacters}`);
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0) {
      return {
        problems: document.errors.map(({ pos, message }) => ({ path: '', file, ...position(lines, pos[0]), message: firstLine(message) })),
      };
    }
    const lost = unresolvedAliases(document);
    if (lost.length > 0)
      return {
        problems: lost.map((alias) => ({
          path: '',
          file,
          ...position(lines, rangeStart(alias) ?? 0),
          message: `nothing is anchored as &${alias.source}`,
        })),
      };
    const content: unknown = document.toJS({ maxAliasCount });
    return { yaml: { file, content, problemAt: (finding) => locate(file, document, lines, finding) } };
  } catch (error) {
    // The library throws on too many aliases and on nesting deeper than the stack.
    return refuse(file, error instanceof Error ? firstLine(error.message) : String(error));
  }
}

function unresolvedAliases(document: Document): Alias[] {
  const lost: Alias[] = [];
  visit(document, { Alias: (_key, alias) => void (alias.resolve(document) === undefined && lost.push(alias)) });
  return lost;
}

/** What a schema found wrong in this file. */
export const schemaProblems = (yaml: YamlFile, issues: readonly Issue[]): Problem[] =>
  issues
    .flatMap((issue) => findingsOf(issue, []))
    .map((finding) => yaml.problemAt(has(yaml.content, finding.path) ? finding : { ...finding, message: 'is missing' }));

/** Whether the content has an entry there; one that is left empty counts as given. */
function has(content: unknown, path: Path): boolean {
  let value = content;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return true;
}

function findingsOf(issue: Issue, prefix: Path): Finding[] {
  const path = [...prefix, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: `there is no key "${key}" here`, atKey: true }));
    case 'invalid_key':
      return [{ path, message: issue.issues[0]?.message ?? issue.message, atKey: true }];
    case 'invalid_union': {
      // Of the forms that are allowed, the one that went deepest is the one that was meant.
      const meant = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
      return depth(meant) > 0 ? meant.flatMap((inner) => findingsOf(inner, path)) : [{ path, message: issue.message }];
    }
    default:
      return [{ path, message: issue.message }];
  }
}

const depth = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));

function locate(file: string, document: Document, lines: LineCounter, { path, message, offset = 0, atKey = false }: Finding): Problem {
  let node: Node | null = document.contents;
  let start = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      start = rangeStart(pair.key) ?? start;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(node) && isNode(node.items[Number(step)])) {
      node = node.items[Number(step)] as Node;
      start = rangeStart(node) ?? start;
    } else break;
  }
  if (!atKey && isScalar(node)) start = insideOf(node, offset) ?? start;
  return { path: formatPath(path), file, ...position(lines, start), message };
}

const isNode = (value: unknown): value is Node => isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
const rangeStart = (node: unknown): number | null => (isNode(node) && node.range ? node.range[0] : null);

/** Characters into a text are only where they seem to be when it is written plainly on one line. */
function insideOf(node: Node | null, offset: number): number | null {
  const start = rangeStart(node);
  if (start === null || !isScalar(node)) return start;
  if (node.type === 'PLAIN') return start + offset;
  return node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? start + 1 + offset : start;
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

const refuse = (file: string, message: string): { problems: Problem[] } => ({ problems: [{ path: '', file, line: 1, message }] });
const firstLine = (message: string): string => message.split('\n', 1)[0] ?? message;
