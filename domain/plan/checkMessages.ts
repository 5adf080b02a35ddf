import { eventFields, isEventType } from '../complaint/eventTypes';
import type { Names, Sections } from './names';
import type { Finding } from './problem';
import { checkReference } from './reference';

/** Messages tell due instants of clocks that are there, and tell them the customer; who answers for a clock is told of clocks. */
export function* checkMessages({ messages = {} }: Sections, names: Names): Generator<Finding> {
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

/** Events that name the clock's entry. */
const isOfClock = (event: keyof typeof eventFields): boolean => (eventFields[event] as readonly string[]).includes('name');
