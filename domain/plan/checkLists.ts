import { parseOffset } from '../clocks/civil';
import type { Names, Sections } from './names';
import type { Finding, Path } from './problem';
import { checkReference } from './reference';

/** Ids are unique within their list, and entries refer to entries that are there. */
export function* checkLists(sections: Sections, names: Names): Generator<Finding> {
  for (const [path, entries] of listsOf(sections)) yield* checkUnique(path, entries);
  yield* checkTree('categories', sections.categories);
  yield* checkTree('causes', sections.causes);
  for (const [index, { calendar }] of (sections.departments ?? []).entries())
    yield* checkReference(names, 'calendar', calendar, ['departments', index, 'calendar']);
  for (const [index, { category }] of (sections.care ?? []).entries())
    yield* checkReference(names, 'category', category, ['care', index, 'category']);
  if (sections.calendars !== undefined && 'department' in sections.calendars) {
    yield {
      path: ['calendars', 'department'],
      message: '"department" means the calendar of a hand-off\'s department: give this calendar another id',
    };
  }
  yield* checkFigures(sections);
}

type Entries = readonly { readonly id: string }[] | undefined;

function listsOf(sections: Sections): [Path, Entries][] {
  const simple = ['channels', 'levels', 'tags', 'responsibilities', 'grounds', 'departments', 'remedies', 'kpis'] as const;
  return [
    ...simple.map((key): [Path, Entries] => [[key], sections[key]]),
    [['escalation', 'rules'], sections.escalation?.rules],
    [['referrals', 'kinds'], sections.referrals?.kinds],
    [['porting', 'fields'], sections.porting?.fields],
    [['assessment', 'cycle'], sections.assessment?.cycle],
  ];
}

function* checkUnique(path: Path, entries: Entries = []): Generator<Finding> {
  const seen = new Set<string>();
  for (const [index, { id }] of entries.entries()) {
    if (seen.has(id)) yield { path: [...path, index, 'id'], message: `there is another "${id}" in this list` };
    seen.add(id);
  }
}

/** A child's id begins with its parent's, so that one id tells both. */
function* checkTree(key: string, tops: readonly { id: string; children: readonly { id: string }[] }[] = []): Generator<Finding> {
  yield* checkUnique([key], tops);
  for (const [index, { id, children }] of tops.entries()) {
    const path = [key, index, 'children'];
    yield* checkUnique(path, children);
    for (const [place, child] of children.entries()) {
      if (!child.id.startsWith(`${id}.`))
        yield { path: [...path, place, 'id'], message: `"${child.id}" stands under "${id}": its id begins with "${id}."` };
    }
  }
}

function* checkFigures({ zone, contact, closing }: Sections): Generator<Finding> {
  if (zone !== undefined && parseOffset(zone.offset) === null) yield { path: ['zone', 'offset'], message: `no place keeps ${zone.offset}` };
  if (contact !== undefined && contact.hours.from >= contact.hours.to)
    yield { path: ['contact', 'hours'], message: 'the hours for calls begin before they end' };
  if (closing !== undefined && closing.retentionYearsEscalated < closing.retentionYears) {
    yield { path: ['closing', 'retentionYearsEscalated'], message: 'escalated complaints are kept at least as long as others' };
  }
}
