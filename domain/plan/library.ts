import type { Calendar } from '../clocks/calendar';
import type { Plan } from './plan';

/** Plan and calendar versions that a complaint keeps or may go over to, by content hash. */
export interface Library {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

export const emptyLibrary: Library = { plans: new Map(), calendars: new Map() };

/** The plan with uploaded versions of its calendars in place of its own; a version that is not there is a fault, never passed over. */
export function withCalendars(plan: Plan, versions: Readonly<Record<string, string>>, { calendars }: Library): Plan {
  const entries = Object.entries(versions).map(([id, version]) => {
    const calendar = calendars.get(version);
    if (calendar === undefined) throw new Error(`no version ${version} of calendar "${id}" at hand`);
    return [id, calendar] as const;
  });
  return entries.length === 0 ? plan : { ...plan, calendars: new Map([...plan.calendars, ...entries]) };
}
