import { channels, levels, media, outcomes, results, rungs, satisfactions, stages } from '../complaint/terms';
import type { PlanFile } from './schema';

/** The sections of a plan file whose shape is right; what rests on a section with a wrong shape cannot be checked yet. */
export type Sections = Partial<PlanFile>;

/** Every kind of name that entries refer to one another by, with the names there are; null where the section is not sound. */
export type Names = ReturnType<typeof namesIn>;
export type NameKind = keyof Names;

export function namesIn(sections: Sections) {
  const { categories, causes, referrals } = sections;
  return {
    channel: new Set<string>(channels),
    stage: new Set<string>(stages),
    level: new Set<string>(levels),
    medium: new Set<string>(media),
    rung: new Set<string>(rungs),
    result: new Set<string>(results),
    satisfaction: new Set<string>(satisfactions),
    outcome: new Set<string>(outcomes),
    topCategory: ids(categories),
    category: ids(categories?.flatMap((top) => [top, ...top.children])),
    cause: ids(causes?.flatMap((top) => [top, ...top.children])),
    tag: ids(sections.tags),
    responsibility: ids(sections.responsibilities),
    ground: ids(sections.grounds),
    department: ids(sections.departments),
    'referral kind': ids(referrals?.kinds),
    calendar: keys(sections.calendars),
    clock: keys(sections.clocks),
    message: keys(sections.messages),
  } satisfies Record<string, ReadonlySet<string> | null>;
}

const ids = (entries: readonly { readonly id: string }[] | undefined): ReadonlySet<string> | null =>
  entries === undefined ? null : new Set(entries.map(({ id }) => id));
const keys = (entries: object | undefined): ReadonlySet<string> | null => (entries === undefined ? null : new Set(Object.keys(entries)));
