import { eventFields, eventTypes, isEventType } from '../complaint/eventTypes';
import { suggestion } from './closest';
import { valueKindOf } from './eventValues';
import type { Names, Sections } from './names';
import type { Finding, Path } from './problem';
import { checkReference } from './reference';
import type { EventMatch } from './schema';

/** Events that entries wait for must exist, have the fields named, and fields the values named. */
export function* checkEventMatches(sections: Sections, names: Names): Generator<Finding> {
  for (const { path, match } of matchesIn(sections)) {
    const { event, with: values } = match;
    if (!isEventType(event)) {
      yield { path: [...path, 'event'], message: `there is no event "${event}"${suggestion(event, eventTypes)}` };
      continue;
    }
    const fields: readonly string[] = eventFields[event];
    for (const [field, value] of Object.entries(values)) {
      const place = [...path, 'with', field];
      if (fields.includes(field)) yield* checkValue(event, field, value, place, sections, names);
      else yield { path: place, message: `event "${event}" has no field "${field}"${suggestion(field, fields)}` };
    }
  }
}

/** Every event that an entry of the plan waits for, with its place. */
function* matchesIn({ clocks = {}, messages = {} }: Sections): Generator<{ path: Path; match: EventMatch }> {
  for (const [id, clock] of Object.entries(clocks)) {
    for (const key of ['startsOn', 'stopsOn', 'droppedOn'] as const)
      yield* clock[key].map((match, index) => ({ path: ['clocks', id, key, index], match }));
  }
  for (const [id, { on }] of Object.entries(messages)) yield* on.map((match, index) => ({ path: ['messages', id, 'on', index], match }));
}

/** A value of another kind than the field's would never be met, and the entry would wait for ever. */
function* checkValue(event: string, field: string, value: unknown, path: Path, sections: Sections, names: Names): Generator<Finding> {
  const kind = valueKindOf(event, field);
  if (kind === undefined || value === null) return;
  const is = (type: string): boolean => typeof value === type;
  const wrong = (holds: string): Finding => ({ path, message: `"${field}" of "${event}" is ${holds}, never ${JSON.stringify(value)}` });
  switch (kind) {
    case 'several values':
      yield { path, message: `"${field}" of "${event}" holds several values, and cannot be compared with one` };
      return;
    case 'yes or no':
      if (!is('boolean')) yield wrong('true or false');
      return;
    case 'number':
      if (!is('number')) yield wrong('a number');
      return;
    default:
      if (typeof value !== 'string') yield wrong(`a ${kind}`);
      else if (kind === 'clock' && field === 'clock') yield* checkClockAtHand(value, path, sections, names);
      else yield* checkReference(names, kind, value, path);
  }
}

/** `name` is the plan's id of a clock, `clock` the one at hand: `acceptance/H1` of a hand-off. */
function* checkClockAtHand(id: string, path: Path, { clocks }: Sections, names: Names): Generator<Finding> {
  const per = clocks !== undefined && Object.hasOwn(clocks, id) ? clocks[id]?.per : undefined;
  if (per === undefined || per === 'complaint') yield* checkReference(names, 'clock', id, path);
  else yield { path, message: `"${id}" is kept per ${per}, so that no clock is called that: say "name" in the place of "clock"` };
}
