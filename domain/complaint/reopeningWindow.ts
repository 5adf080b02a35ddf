import { addDuration } from '../clocks/arithmetic';
import type { Plan } from '../plan/plan';
import type { Complaint } from './state';
import { isEndStage, type Instant } from './terms';

/** Until when an ended complaint may be taken up again; null while it is not over. A clock that outlives the closing does not prolong it. */
export function reopeningWindow(plan: Plan, { stage, endedAt }: Complaint): Instant | null {
  const [calendar] = plan.calendars.values();
  if (!isEndStage(stage) || endedAt === null || calendar === undefined) return null;
  return addDuration(endedAt, plan.file.closing.reopenWithin, calendar, { rollsOver: false }).at;
}
