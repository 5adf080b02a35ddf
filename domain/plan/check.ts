import type { Calendar } from '../clocks/calendar';
import { checkClocks } from './checkClocks';
import { checkConditions } from './conditions';
import { checkEventMatches } from './eventMatches';
import { checkLadder } from './checkLadder';
import { checkLists } from './checkLists';
import { namesIn, type Sections } from './names';
import type { Finding } from './problem';

/**
 * What a plan's shape cannot say: that entries fit one another. Takes the sections whose shape is right and the calendars
 * that could be read, so that one mistake does not hide the others.
 */
export function checkPlan(sections: Sections, calendars: ReadonlyMap<string, Calendar>): Finding[] {
  const names = namesIn(sections);
  return [
    ...checkLists(sections, names),
    ...checkLadder(sections),
    ...checkClocks(sections, names, calendars),
    ...checkEventMatches(sections, names),
    ...checkConditions(sections, names),
  ];
}
