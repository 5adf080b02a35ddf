import { eventFields, isEventType } from '../complaint/eventTypes';
import type { Sections } from './names';
import type { Finding, Path } from './problem';
import type { ClockRule, DateName, Subject } from './schema';

/** A clock that is kept for a thing is started by events that name one, and aims at that thing's own dates. */
export function* checkSubjects({ clocks = {} }: Sections): Generator<Finding> {
  for (const [id, clock] of Object.entries(clocks)) {
    const path = ['clocks', id];
    yield* checkStarts(clock, path);
    yield* checkDates(clock, path);
    if (clock.onlyLatest && clock.per === 'complaint')
      yield { path: [...path, 'onlyLatest'], message: 'of a complaint there is one clock: "onlyLatest" needs a "per"' };
  }
}

function* checkStarts({ per, startsOn }: ClockRule, path: Path): Generator<Finding> {
  if (per === 'complaint') return;
  for (const [index, { event }] of startsOn.entries()) {
    if (!isEventType(event)) continue;
    const fields: readonly string[] = eventFields[event];
    if (fields.includes(per)) continue;
    const named = Object.entries(eventFields).flatMap(([type, has]) => ((has as readonly string[]).includes(per) ? [type] : []));
    yield {
      path: [...path, 'startsOn', index],
      message: `"${event}" names no ${per}, so that it never starts a clock kept per ${per}; ${named.join(', ')} do`,
    };
  }
}

/** Whose dates they are. */
const subjectOf: Readonly<Record<DateName, Subject>> = {
  printedDue: 'referral',
  signForBy: 'referral',
  returnBy: 'referral',
  promiseDue: 'promise',
  oversightDue: 'oversight',
  remedyDue: 'remedy',
};

function* checkDates({ per, goals }: ClockRule, path: Path): Generator<Finding> {
  for (const [index, { before }] of goals.entries()) {
    if (before === undefined || per === 'complaint' || per === subjectOf[before]) continue;
    yield {
      path: [...path, 'goals', index, 'before'],
      message: `${before} is a date of a ${subjectOf[before]}: a clock kept per ${per} never has it, one kept per ${subjectOf[before]} or for the complaint may`,
    };
  }
}
