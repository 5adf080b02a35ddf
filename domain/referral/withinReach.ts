import { wholeDay } from '../clocks/civil';
import { fiveYears } from '../complaint/ahead';
import { refuse, type Refusal } from '../complaint/refusal';
import type { Instant } from '../complaint/terms';

/** A refusal that names the first of a document's dates that is a slip of the pen; null when there is none. A date may be past when it reaches us. */
export function outOfReach(dates: Readonly<Record<string, Instant | null>>, now: Instant): Refusal | null {
  const far = Object.entries(dates).find(([, at]) => at !== null && Math.abs(at - now) > fiveYears * wholeDay);
  return far === undefined ? null : refuse('plan', `${far[0]} lies at most ${fiveYears} days from now`);
}
