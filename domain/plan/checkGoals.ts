import type { Level } from '../complaint/terms';
import type { ConditionReader } from './conditions';
import type { Sections } from './names';
import type { Finding, Path } from './problem';
import type { ClockRule, DateName } from './schema';
import { conditionsOf, describe, situationsOf, startsIn, type Situation } from './situations';

/** A clock has a goal in every case, and every goal has its case: of dates and of spans each, the first whose condition holds counts. */
export function* checkGoals({ clocks = {}, presumedLevel = 'L2' }: Sections, reader: ConditionReader): Generator<Finding> {
  for (const [id, clock] of Object.entries(clocks)) {
    const path = ['clocks', id];
    yield* checkHidden(clock, path);
    yield* checkLast(clock, path, presumedLevel, reader);
  }
}

function* checkHidden({ goals }: ClockRule, path: Path): Generator<Finding> {
  for (const [index, { when, before }] of goals.entries()) {
    if (when !== undefined || !goals.slice(index + 1).some((later) => later.before === before)) continue;
    yield { path: [...path, 'goals', index], message: 'a goal without a condition hides those after it: give "when", or put it last' };
  }
}

/** Dates alone may be none, and the clock does not run then. Where spans are named as well, one is for all that is left. */
function* checkLast(clock: ClockRule, path: Path, presumedLevel: Level, reader: ConditionReader): Generator<Finding> {
  const { goals } = clock;
  const last = goals.findLastIndex(({ within }) => within !== undefined);
  if (last < 0 || goals[last]?.when === undefined) return;
  const place = [...path, 'goals', last, 'when'];
  if (goals.every(({ before }) => before === undefined)) {
    yield { path: place, message: 'the last goal has no condition: it is for all that is left' };
    return;
  }
  const none = conditionsOf(clock).every(reader.canRead) ? withoutGoal(clock, presumedLevel, reader) : undefined;
  if (none === undefined) return;
  yield {
    path: place,
    message: `for ${describe([none])} it has no goal while nobody set a date: leave the last "within" without condition, or say by "startsWhen" when it runs`,
  };
}

/** Whether the facts say that somebody set that date. */
const isKnown = (date: DateName, { facts }: Situation): boolean =>
  (date === 'printedDue' && facts.printedDueKnown) || (datesOfTheThing.includes(date) && facts.dated);
const datesOfTheThing: readonly DateName[] = ['remedyDue', 'promiseDue', 'oversightDue'];

/** A situation in which the clock starts, nobody set a date, and no span is for it. */
const withoutGoal = (clock: ClockRule, presumedLevel: Level, reader: ConditionReader): Situation | undefined =>
  situationsOf([clock], presumedLevel).find(
    (situation) =>
      startsIn(clock, situation, reader) &&
      !clock.goals.some(({ when, before }) => reader.holds(when, situation.facts) && (before === undefined || isKnown(before, situation))),
  );
