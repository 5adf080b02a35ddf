import { eventFields, eventTypes, isEventType } from '../complaint/eventTypes';
import { suggestion } from './closest';
import type { NameKind, Names, Sections } from './names';
import type { Finding, Path } from './problem';
import { checkReference } from './reference';
import type { EventMatch } from './schema';

/** Public event fields whose values are names; `name` of a clock's events is the clock's id in the plan. */
const kindOf: Readonly<Record<string, NameKind>> = {
  'registered.channel': 'channel',
  'registered.category': 'category',
  'contacted.medium': 'medium',
  'contactAttempted.medium': 'medium',
  'triaged.category': 'category',
  'triaged.level': 'level',
  'rejected.ground': 'ground',
  'assigned.department': 'department',
  'transferred.department': 'department',
  'handOffAccepted.department': 'department',
  'handOffReturned.department': 'department',
  'handOffAnswered.department': 'department',
  'handOffRecalled.department': 'department',
  'found.cause': 'cause',
  'found.responsibility': 'responsibility',
  'proposed.needs': 'rung',
  'replied.medium': 'medium',
  'replied.result': 'result',
  'rated.satisfaction': 'satisfaction',
  'closed.outcome': 'outcome',
  'escalated.rung': 'rung',
  'escalated.from': 'rung',
  'deescalated.rung': 'rung',
  'deescalated.from': 'rung',
  'clockStarted.name': 'clock',
  'clockWarned.name': 'clock',
  'clockWarned.clock': 'clock',
  'clockLate.name': 'clock',
  'clockLate.clock': 'clock',
  'clockStopped.name': 'clock',
  'clockStopped.clock': 'clock',
  'effectOrdered.purpose': 'message',
  'effectDone.purpose': 'message',
};

/** Events that entries wait for must exist, have the fields named, and fields the values named. */
export function* checkEventMatches({ clocks = {}, messages = {} }: Sections, names: Names): Generator<Finding> {
  for (const [id, { startsOn, stopsOn }] of Object.entries(clocks)) {
    yield* checkMatches(startsOn, ['clocks', id, 'startsOn'], names);
    yield* checkMatches(stopsOn, ['clocks', id, 'stopsOn'], names);
  }
  for (const [id, { on }] of Object.entries(messages)) yield* checkMatches(on, ['messages', id, 'on'], names);
}

function* checkMatches(matches: readonly EventMatch[], parent: Path, names: Names): Generator<Finding> {
  for (const [index, { event, with: values }] of matches.entries()) {
    const path = [...parent, index];
    if (!isEventType(event)) {
      yield { path: [...path, 'event'], message: `there is no event "${event}"${suggestion(event, eventTypes)}` };
      continue;
    }
    const fields: readonly string[] = eventFields[event];
    for (const [field, value] of Object.entries(values)) {
      const kind = kindOf[`${event}.${field}`];
      if (!fields.includes(field))
        yield { path: [...path, 'with', field], message: `event "${event}" has no field "${field}"${suggestion(field, fields)}` };
      else if (kind !== undefined && typeof value === 'string') yield* checkReference(names, kind, value, [...path, 'with', field]);
    }
  }
}
