import { eventFields, isEventType } from '../complaint/eventTypes';
import type { Names, Sections } from './names';
import type { Finding } from './problem';
import { checkReference } from './reference';
import type { ClockRule, Subject } from './schema';

/**
 * Messages tell due instants of clocks that are there, and tell them the customer; who answers for a clock is told of clocks, and is
 * known of what the clock is kept for.
 */
export function* checkMessages({ messages = {}, clocks = {} }: Sections, names: Names): Generator<Finding> {
  yield* checkAnswerable(clocks);
  for (const [id, { on, to, tells }] of Object.entries(messages)) {
    const path = ['messages', id];
    for (const [index, clock] of tells.entries()) yield* checkReference(names, 'clock', clock, [...path, 'tells', index]);
    if (tells.length > 0 && to !== 'customer')
      yield { path: [...path, 'tells'], message: 'what the customer was told is told the customer: "tells" needs to: customer' };
    for (const [index, { event }] of on.entries())
      if (to === 'answerable' && isEventType(event) && !isOfClock(event))
        yield {
          path: [...path, 'on', index],
          message: `"answerable" is who answers for a clock, and "${event}" is not about one: say to whom, such as to: owner`,
        };
  }
}

/** Who is known only of one kind of thing, answers only for clocks that are kept for such things. */
const answersFor: Readonly<Partial<Record<ClockRule['answerable'], Subject>>> = {
  department: 'handOff',
  approver: 'proposal',
  promiseOwner: 'promise',
};

function* checkAnswerable(clocks: Readonly<Record<string, ClockRule>>): Generator<Finding> {
  for (const [id, { answerable, per }] of Object.entries(clocks)) {
    const of = answersFor[answerable];
    if (of === undefined || of === per) continue;
    yield {
      path: ['clocks', id, 'answerable'],
      message: `"${answerable}" is known of a ${of}: it answers for a clock with per: ${of}, not for one kept per ${per}`,
    };
  }
}

/** Events that name the clock's entry. */
const isOfClock = (event: keyof typeof eventFields): boolean => (eventFields[event] as readonly string[]).includes('name');
