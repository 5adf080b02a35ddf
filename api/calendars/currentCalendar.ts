import type { Calendar } from '../../domain/clocks/calendar';
import type { CalendarUpload } from '../../store/calendars';
import type { ApiDeps } from '../deps';
import { Problem } from '../problems/problem';

/** The calendar that new complaints count by. */
export interface CurrentCalendar {
  readonly calendar: Calendar;
  /** Null where the plan's own counts. */
  readonly upload: CalendarUpload | null;
}

/** A calendar that the plan names, as it counts now: what was uploaded last goes before the plan's own. Throws a 404 for any other. */
export async function currentCalendar({ calendars, currentPlan }: ApiDeps, id: string): Promise<CurrentCalendar> {
  const own = currentPlan.plan.calendars.get(id);
  if (own === undefined)
    throw new Problem(404, 'notFound', `the plan names no calendar "${id}"`, { allowed: [...currentPlan.plan.calendars.keys()] });
  const upload = (await calendars.uploads()).find(({ calendar }) => calendar === id) ?? null;
  return { upload, calendar: upload === null ? own : await calendars.of(upload.hash) };
}
