import type { Calendar } from '../clocks/calendar';
import { checkBinding } from './checkBinding';
import { checkChains } from './checkChains';
import { checkClocks } from './checkClocks';
import { checkGoals } from './checkGoals';
import { checkLadder } from './checkLadder';
import { checkLists } from './checkLists';
import { checkMessages } from './checkMessages';
import { checkSteps } from './checkSteps';
import { checkSubjects } from './checkSubjects';
import { checkConditions, conditionReader } from './conditions';
import { checkEventMatches } from './eventMatches';
import { namesIn, type Sections } from './names';
import type { Finding } from './problem';
import { sampledStarts } from './starts';

/**
 * What a plan's shape cannot say: that entries fit one another. Takes the sections whose shape is right and the calendars
 * that could be read, so that one mistake does not hide the others.
 */
export function checkPlan(sections: Sections, calendars: ReadonlyMap<string, Calendar>): Finding[] {
  const names = namesIn(sections);
  const reader = conditionReader();
  const starts = sampledStarts(calendars);
  return [
    ...checkLists(sections, names),
    ...checkLadder(sections),
    ...checkClocks(sections, names, calendars, starts),
    ...checkSubjects(sections),
    ...checkGoals(sections, reader),
    ...checkBinding(sections, names),
    ...checkSteps(sections, names),
    ...checkChains({ sections, calendars, starts, reader }),
    ...checkEventMatches(sections, names),
    ...checkMessages(sections, names),
    ...checkConditions(sections, names),
  ];
}
