import { checkCondition, comparisonsOf, compileCondition } from './expressions';
import type { NameKind, Names, Sections } from './names';
import type { Condition } from './plan';
import type { Finding, Path } from './problem';
import { checkReference } from './reference';
import type { Vocabulary } from './vocabulary';

/** Every condition of the plan, with its place. */
export function* conditionsIn({ clocks = {}, messages = {}, escalation }: Sections): Generator<{ path: Path; source: string }> {
  for (const [id, clock] of Object.entries(clocks)) {
    if (clock.runsWhile !== undefined) yield { path: ['clocks', id, 'runsWhile'], source: clock.runsWhile };
    if (clock.startsWhen !== undefined) yield { path: ['clocks', id, 'startsWhen'], source: clock.startsWhen };
    for (const [index, { when }] of clock.goals.entries()) {
      if (when !== undefined) yield { path: ['clocks', id, 'goals', index, 'when'], source: when };
    }
  }
  for (const [id, { when }] of Object.entries(messages)) {
    if (when !== undefined) yield { path: ['messages', id, 'when'], source: when };
  }
  for (const [index, { when }] of (escalation?.rules ?? []).entries()) yield { path: ['escalation', 'rules', index, 'when'], source: when };
}

/** Facts whose values are names of the plan or terms of the field. */
export const factKinds: Partial<Record<keyof Vocabulary, NameKind>> = {
  channel: 'channel',
  stage: 'stage',
  level: 'level',
  category: 'category',
  topCategory: 'topCategory',
  tags: 'tag',
  referralKind: 'referral kind',
  referralKinds: 'referral kind',
  urgency: 'urgency',
  overdue: 'clock',
  highestRung: 'rung',
  medium: 'medium',
  cause: 'cause',
  rung: 'rung',
  department: 'department',
  result: 'result',
  satisfaction: 'satisfaction',
  outcome: 'outcome',
};

/** Conditions must type-check, and what they compare a fact with must be a value that it can have. */
export function* checkConditions(sections: Sections, names: Names): Generator<Finding> {
  for (const { path, source } of conditionsIn(sections)) {
    const problems = checkCondition(source);
    yield* problems.map(({ message, offset }) => ({ path, message, offset }));
    if (problems.length > 0) continue;
    for (const { name, value, offset } of comparisonsOf(source)) {
      const kind = factKinds[name];
      // An empty text is what a fact is that nobody knows.
      if (kind !== undefined && value !== '') yield* checkReference(names, kind, value, path, offset);
    }
  }
}

/** Conditions of a plan that is being checked, each compiled once. */
export interface ConditionReader {
  /** Whether it can be evaluated; what is wrong with one that cannot is told by `checkConditions`. */
  readonly canRead: (source: string) => boolean;
  /** Whether a condition holds, or there is none. */
  readonly holds: (source: string | undefined, facts: Vocabulary) => boolean;
}

export function conditionReader(): ConditionReader {
  const compiled = new Map<string, Condition | null>();
  const read = (source: string): Condition | null => {
    const known = compiled.get(source);
    if (known !== undefined) return known;
    const condition = checkCondition(source).length > 0 ? null : compileCondition(source);
    compiled.set(source, condition);
    return condition;
  };
  return {
    canRead: (source) => read(source) !== null,
    holds: (source, facts) => source === undefined || read(source)?.(facts) === true,
  };
}
