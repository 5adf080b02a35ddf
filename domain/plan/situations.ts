import { levels, type Level } from '../complaint/terms';
import { factKinds, type ConditionReader } from './conditions';
import { valueKindOf } from './eventValues';
import { comparisonsOf, namesOf } from './expressions';
import { ordinary } from './ordinary';
import type { ClockRule, EventMatch } from './schema';
import type { Vocabulary } from './vocabulary';

/** Facts that a plan's clocks are tried with. */
export interface Situation {
  readonly level: Level;
  readonly facts: Vocabulary;
  /** What differs from an ordinary complaint of its level, as a condition would say it. */
  readonly beside: readonly string[];
}

/** Those nearest to the ordinary come first; a plan that tells apart more than these is tried with these. */
const situationsAtMost = 4000;
/** More than any number that a plan compares with. */
const veryMany = 1e9;
/** A text that is none of those that a plan compares with. */
const another = 'another';

/**
 * The situations that these clocks tell apart, as far as one can try them: each level, with none, one or two further facts that their
 * conditions or starting events speak of. A text is each of those it is compared with, a number none or very many. Every condition
 * can be read.
 */
export function situationsOf(rules: readonly ClockRule[], presumedLevel: Level): Situation[] {
  const situations: Situation[] = [];
  for (const chosen of combinations(turnsOf(rules))) {
    if (situations.length >= situationsAtMost) break;
    situations.push(...atEachLevel(chosen, presumedLevel));
  }
  return situations;
}

/** Before triage the presumed level is the only one. */
function atEachLevel(chosen: readonly Turn[], presumedLevel: Level): Situation[] {
  const beside = chosen.map(({ written }) => written);
  const of = (level: Level): Vocabulary =>
    chosen.reduce<Vocabulary>((facts, turn) => ({ ...facts, ...turn.facts }), { ...ordinary, level });
  return levels
    .map((level) => ({ level, facts: of(level), beside }))
    .filter(({ level, facts }) => facts.triaged || level === presumedLevel);
}

/** Whether the clock can start in a situation: some event that starts it says nothing else, and its condition holds. */
export function startsIn({ startsOn, startsWhen, runsWhile }: ClockRule, { facts }: Situation, { holds }: ConditionReader): boolean {
  return (
    holds(startsWhen, facts) &&
    holds(runsWhile, facts) &&
    startsOn.some((match) => factsSaidBy(match).every(([fact, value]) => facts[fact] === value))
  );
}

/** The situations in a plan author's words, by those that are nearest to the ordinary: `levels L1 and L2 where regulatory`. */
export function describe(situations: readonly Situation[]): string {
  const beside = (situations[0]?.beside ?? []).join(' && ');
  const among = situations.filter((situation) => situation.beside.join(' && ') === beside).map(({ level }) => level);
  const named = [among.slice(0, -1).join(', '), ...among.slice(-1)].filter((name) => name !== '').join(' and ');
  const level = among.length === levels.length ? 'every level' : `level${among.length === 1 ? '' : 's'} ${named}`;
  return beside === '' ? level : `${level} where ${beside}`;
}

/** One fact that is not as usual, with what follows from it. Two of one kind exclude each other. */
interface Turn {
  readonly kind: string;
  readonly facts: Partial<Vocabulary>;
  readonly written: string;
}

function turnsOf(rules: readonly ClockRule[]): Turn[] {
  const turns = rules.flatMap((rule) => [
    ...conditionsOf(rule).flatMap(turnsIn),
    ...rule.startsOn.flatMap(factsSaidBy).flatMap(([fact, value]) => textTurn(fact, value)),
  ]);
  return [...new Map(turns.map((turn) => [turn.written, turn])).values()];
}

/** None, each, and each two that do not exclude each other. */
function* combinations(turns: readonly Turn[]): Generator<readonly Turn[]> {
  yield [];
  yield* turns.map((turn) => [turn]);
  for (const [index, one] of turns.entries()) for (const other of turns.slice(index + 1)) if (one.kind !== other.kind) yield [one, other];
}

/** The conditions by which a clock starts and has its goals. */
export const conditionsOf = ({ startsWhen, runsWhile, goals }: ClockRule): string[] =>
  [startsWhen, runsWhile, ...goals.map(({ when }) => when)].filter((condition) => condition !== undefined);

const turnsIn = (condition: string): Turn[] => [
  ...comparisonsOf(condition).flatMap(({ name, value }) => textTurn(name, value)),
  ...namesOf(condition).flatMap(figureTurn),
];

/** Texts that an event names of facts: `level` of `triaged` is the level, `cause` of `reopened` is another thing than the cause. */
const factsSaidBy = ({ event, with: values }: EventMatch): (readonly [keyof Vocabulary, string])[] =>
  Object.entries(values).flatMap(([field, value]) =>
    isFact(field) && typeof value === 'string' && factKinds[field] === valueKindOf(event, field) ? [[field, value] as const] : [],
  );

const isFact = (field: string): field is keyof Vocabulary => Object.hasOwn(factKinds, field);

function textTurn(fact: keyof Vocabulary, value: string): Turn[] {
  const usual = ordinary[fact];
  if (fact === 'level') return [];
  if (Array.isArray(usual)) return [turn(fact, [value], `"${value}" in ${fact}`)];
  return value === usual || value === '' ? [turn(fact, another, `${fact} != "${value}"`)] : [turn(fact, value, `${fact} == "${value}"`)];
}

function figureTurn(fact: keyof Vocabulary): Turn[] {
  const usual = ordinary[fact];
  if (typeof usual === 'boolean') return [turn(fact, !usual, usual ? `!${fact}` : fact)];
  return typeof usual === 'number' ? [turn(fact, veryMany, `very high ${fact}`)] : [];
}

/** Some facts come together: a category with its top level, a referral with the flag for it. */
function turn(fact: keyof Vocabulary, value: string | string[] | boolean | number, written: string): Turn {
  const facts: Partial<Vocabulary> = { [fact]: value };
  switch (fact) {
    case 'category':
      return { kind: 'category', facts: { ...facts, topCategory: String(value).split('.')[0] ?? '' }, written };
    case 'topCategory':
      return { kind: 'category', facts, written };
    case 'referralKind':
      return { kind: 'referral', facts: { ...facts, referralKinds: [String(value)], regulatory: true }, written };
    case 'referralKinds':
      return { kind: 'referral', facts: { ...facts, referralKind: String(value), regulatory: true }, written };
    case 'printedDueKnown':
    case 'urgency':
      return { kind: fact, facts: { ...facts, regulatory: true }, written };
    case 'channel':
      return { kind: fact, facts: value === 'referral' ? { ...facts, regulatory: true } : facts, written };
    default:
      return { kind: fact, facts, written };
  }
}
