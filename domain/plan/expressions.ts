import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { Condition } from './plan';
import { suggestion } from './closest';
import { vocabularyTypes, type Vocabulary } from './vocabulary';

/** What is wrong with a condition, and at which character of it. */
export interface ConditionProblem {
  readonly message: string;
  readonly offset: number;
}

/** A text that a condition compares a name of the vocabulary with: `"media" in tags`, `level == "L4"`. */
export interface Comparison {
  readonly name: keyof Vocabulary;
  readonly value: string;
  readonly offset: number;
}

const names = Object.keys(vocabularyTypes);
const isName = (word: string): word is keyof Vocabulary => word in vocabularyTypes;

/**
 * Operators and functions a condition may use. Nothing that can fail at run time (an index, a division), run
 * long (a regular expression) or depend on anything but the vocabulary: a checked condition always has an answer.
 */
const operators = new Set(['value', 'id', 'list', '&&', '||', '!_', '-_', '?:', '==', '!=', '<', '<=', '>', '>=', 'in', 'call', 'rcall']);
const functions = new Set(['size', 'exists', 'all', 'startsWith', 'endsWith', 'contains']);

const limits = { maxAstNodes: 500, maxDepth: 30, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 4 };

/** Numbers of the vocabulary are doubles; `repeats == 2` is to mean what it says. */
const environment = Object.entries(vocabularyTypes)
  .reduce((env, [name, type]) => env.registerVariable(name, type), new Environment({ limits }))
  .registerOperator('double == int', (a: number, b: bigint) => a === Number(b));

/** Checks a condition by its types; an empty list says that it can be compiled. */
export function checkCondition(source: string): ConditionProblem[] {
  const { valid, type, error } = environment.check(source);
  if (!valid) return [explain(error?.summary ?? 'cannot be read', error?.range?.start ?? 0, source)];
  const foreign = nodesOf(environment.parse(source).ast).flatMap(refuseForeign);
  if (foreign.length > 0) return foreign;
  return type === 'bool' ? [] : [{ message: `yields a ${type ?? 'value'}, not a bool`, offset: 0 }];
}

/** Compiles a condition that `checkCondition` accepted. */
export function compileCondition(source: string): Condition {
  const evaluate = environment.parse(source);
  return (facts) => evaluate(facts) === true;
}

/** Texts that the condition compares names of the vocabulary with, for checking them against the plan. */
export const comparisonsOf = (source: string): Comparison[] => nodesOf(environment.parse(source).ast).flatMap(comparisonsAt);

/** Names of the vocabulary that the condition speaks of. */
export const namesOf = (source: string): (keyof Vocabulary)[] =>
  nodesOf(environment.parse(source).ast).flatMap(({ op, args }) => (op === 'id' && isName(args) ? [args] : []));

function comparisonsAt(node: ASTNode): Comparison[] {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return [];
  const [left, right] = node.args;
  const name = [left, right].find((side) => side.op === 'id' && isName(side.args));
  const other = name === left ? right : left;
  if (name?.op !== 'id' || !isName(name.args)) return [];
  const { args } = name;
  return (other.op === 'list' ? other.args : [other]).flatMap((value) =>
    value.op === 'value' && typeof value.args === 'string' ? [{ name: args, value: value.args, offset: value.range.start }] : [],
  );
}

function refuseForeign(node: ASTNode): ConditionProblem[] {
  const offset = node.range.start;
  if (!operators.has(node.op)) return [{ message: `a condition cannot use "${node.op}"; it compares, and joins by &&, || and !`, offset }];
  if (node.op !== 'call' && node.op !== 'rcall') return [];
  const [called] = node.args;
  return functions.has(called)
    ? []
    : [{ message: `a condition cannot call ${called}(); it may call ${[...functions].join(', ')}`, offset }];
}

/** The node and everything under it. */
function nodesOf(node: ASTNode): ASTNode[] {
  return [node, ...operandsOf(node.args).flatMap(nodesOf)];
}

function operandsOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(operandsOf);
  return isNode(args) ? [args] : [];
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** The library's words, made plain, with the name that was probably meant. */
function explain(summary: string, offset: number, source: string): ConditionProblem {
  const unknown = /^Unknown variable: (.+)$/.exec(summary)?.[1];
  if (unknown !== undefined) return { message: `there is no fact "${unknown}"${suggestion(unknown, names)}`, offset };
  const [, left, operator, right] = /^no such overload: (\S+) (\S+) (\S+)$/.exec(summary) ?? [];
  if (left !== undefined) return { message: `cannot compare a ${left} with a ${right} by "${operator}" in "${source}"`, offset };
  return { message: `${summary} in "${source}"`, offset };
}
