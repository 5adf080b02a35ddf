import type { Calendar } from '../clocks/calendar';
import { parseCalendar } from '../clocks/calendarFile';
import { parseOffset } from '../clocks/civil';
import type { Sections } from './names';
import type { Problem } from './problem';
import type { Parts } from './source';
import type { YamlFile } from './yamlFile';

/** The calendars that a plan names: those that could be read, and what is wrong with the others. */
export interface Calendars {
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly texts: Readonly<Record<string, string>>;
  /** What each file says, for the content hash. */
  readonly contents: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

export function readCalendars(sections: Sections, parts: Parts, yaml: YamlFile): Calendars {
  const offset = parseOffset(sections.zone?.offset ?? '') ?? 0;
  const calendars = new Map<string, Calendar>();
  const texts: Record<string, string> = {};
  const contents: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [id, file] of Object.entries(sections.calendars ?? {})) {
    const part = parts.calendar(id, file);
    if (part === null) {
      problems.push(yaml.problemAt({ path: ['calendars', id], message: `there is no file ${file} beside the plan` }));
      continue;
    }
    const read = parseCalendar(id, part.file, part.text, offset);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    calendars.set(id, read.calendar);
    texts[id] = part.text;
    contents[id] = read.content;
  }
  return { calendars, texts, contents, problems };
}
