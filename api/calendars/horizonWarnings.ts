import type { Calendar } from '../../domain/clocks/calendar';
import { dayOf, formatDate } from '../../domain/clocks/civil';
import type { Instant } from '../../domain/complaint/terms';

/** Days back that terms of open complaints may have begun. */
const lookBack = 366;

/** What somebody should look at again before open complaints are counted by a calendar: published days that it no longer has. */
export function horizonWarnings(before: Calendar, { published: [first, last] }: Calendar, now: Instant): string[] {
  const [firstBefore, lastBefore] = before.published;
  const needed = Math.max(firstBefore, dayOf(now, before.offsetMinutes) - lookBack);
  const warnings: string[] = [];
  if (first > needed)
    warnings.push(
      `days off are published from ${formatDate(first)} only: terms of open complaints that began earlier count presumed ones; give all days from ${formatDate(needed)} on`,
    );
  if (last < lastBefore)
    warnings.push(
      `days off were published to ${formatDate(lastBefore)} before, now to ${formatDate(last)}: what is due later is provisional`,
    );
  return warnings;
}
