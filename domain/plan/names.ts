import {
  channels,
  languages,
  levels,
  media,
  mediationOutcomes,
  outcomes,
  referralDecisions,
  relations,
  results,
  rungs,
  satisfactions,
  stages,
  urgencies,
} from '../complaint/terms';
import { eventWords } from './eventWords';
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
    language: new Set<string>(languages),
    relation: new Set<string>(relations),
    urgency: new Set<string>(urgencies),
    'decision on a referral': new Set<string>(referralDecisions),
    'outcome of a mediation': new Set<string>(mediationOutcomes),
    ...eventWords,
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
    remedy: ids(sections.remedies),
    'escalation rule': escalationRules(sections),
  } satisfies Record<string, ReadonlySet<string> | null>;
}

const ids = (entries: readonly { readonly id: string }[] | undefined): ReadonlySet<string> | null =>
  entries === undefined ? null : new Set(entries.map(({ id }) => id));
const keys = (entries: object | undefined): ReadonlySet<string> | null => (entries === undefined ? null : new Set(Object.keys(entries)));

/** Rules of the ladder, and the late steps that raise a complaint, as `escalated` names them. */
function escalationRules({ escalation, clocks }: Sections): ReadonlySet<string> | null {
  if (escalation === undefined || clocks === undefined) return null;
  const late = Object.entries(clocks).flatMap(([id, clock]) =>
    clock.late.flatMap(({ escalate }, step) => (escalate === undefined || clock.per !== 'complaint' ? [] : [`late:${id}/${step}`])),
  );
  return new Set([...escalation.rules.map(({ id }) => id), ...late]);
}
