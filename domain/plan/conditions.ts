import { checkCondition, comparisonsOf } from './expressions';
import type { NameKind, Names, Sections } from './names';
import type { Finding, Path } from './problem';
import { checkReference } from './reference';
import type { Vocabulary } from './vocabulary';

/** Every condition of the plan, with its place. */
export function* conditionsIn({ clocks = {}, messages = {}, escalation }: Sections): Generator<{ path: Path; source: string }> {
  for (const [id, clock] of Object.entries(clocks)) {
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
const kindOf: Partial<Record<keyof Vocabulary, NameKind>> = {
  channel: 'channel',
  stage: 'stage',
  level: 'level',
  category: 'category',
  topCategory: 'topCategory',
  tags: 'tag',
  referralKind: 'referral kind',
  referralKinds: 'referral kind',
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
      const kind = kindOf[name];
      // An empty text is what a fact is that nobody knows.
      if (kind !== undefined && value !== '') yield* checkReference(names, kind, value, path, offset);
    }
  }
}
