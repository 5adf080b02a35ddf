import type { Calendar } from '../domain/clocks/calendar';
import { parseCalendar } from '../domain/clocks/calendarFile';
import { calendarVersion } from '../domain/clocks/calendarVersion';
import type { Actor } from '../domain/complaint/terms';
import type { Problem } from '../domain/plan/problem';
import { currentUploads, findCalendar, keepCalendar, makeCurrent, type CalendarUpload } from './calendars';
import { NotKept } from './notKept';
import type { Store } from './open';

/** Uploaded calendars: every version that a complaint may count by, and which of them are current. */
export interface CalendarLibrary {
  /** Checks a calendar, keeps it and makes it the current one of its id; or tells all that is wrong with it. */
  keep(sent: SentCalendar): Promise<KeptCalendar | { readonly problems: readonly Problem[] }>;
  /** The version of that hash; rejects when it was never kept. */
  of(hash: string): Promise<Calendar>;
  /** The current version of each calendar that was ever uploaded, by id. */
  current(): Promise<Readonly<Record<string, string>>>;
  /** The same with when and by whom. */
  uploads(): Promise<readonly CalendarUpload[]>;
  /** The text of a version as it was sent; rejects when it was never kept. */
  textOf(hash: string): Promise<string>;
}

export interface SentCalendar {
  readonly id: string;
  /** YAML, as calendar files of a plan are written. */
  readonly text: string;
  /** Zone of the plan, minutes ahead of UTC. */
  readonly offsetMinutes: number;
  readonly by: Actor;
  readonly at: number;
}

export interface KeptCalendar {
  readonly calendar: Calendar;
  readonly upload: CalendarUpload;
  /** False when this very version was current already. */
  readonly isNew: boolean;
}

export function createCalendarLibrary(store: Store): CalendarLibrary {
  const read = new Map<string, Calendar>();

  async function kept(hash: string) {
    const found = await findCalendar(store.reading, hash);
    if (found === null)
      throw new NotKept(`no calendar version ${hash} is kept in the store: it was uploaded elsewhere, or the store was lost`);
    return found;
  }

  return {
    async keep({ id, text, offsetMinutes, by, at }) {
      const parsed = parseCalendar(id, `${id}.yaml`, text, offsetMinutes);
      if ('problems' in parsed) return parsed;
      const hash = calendarVersion(id, parsed.content, offsetMinutes);
      const { upload, isNew } = await store.transaction(async (db) => {
        await keepCalendar(db, { hash, calendar: id, offsetMinutes, source: text, at });
        return makeCurrent(db, { calendar: id, hash, by, at });
      });
      read.set(hash, parsed.calendar);
      return { calendar: parsed.calendar, upload, isNew };
    },

    async of(hash) {
      const there = read.get(hash);
      if (there !== undefined) return there;
      const { calendar: id, source, offsetMinutes } = await kept(hash);
      const parsed = parseCalendar(id, `${id}.yaml`, source, offsetMinutes);
      if ('problems' in parsed)
        throw new Error(
          `calendar ${id} (${hash}) is kept but cannot be read: ${parsed.problems.map((p) => `line ${p.line}: ${p.message}`).join('; ')}`,
        );
      read.set(hash, parsed.calendar);
      return parsed.calendar;
    },

    current: async () => Object.fromEntries((await currentUploads(store.reading)).map(({ calendar, hash }) => [calendar, hash])),
    uploads: () => currentUploads(store.reading),
    textOf: async (hash) => (await kept(hash)).source,
  };
}
