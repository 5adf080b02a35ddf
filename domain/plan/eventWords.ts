import type { EventType, EventTypes } from '../complaint/events';

const words = <T extends EventType, F extends keyof EventTypes[T]['data']>(
  of: Record<Extract<EventTypes[T]['data'][F], string>, true>,
): ReadonlySet<string> => new Set(Object.keys(of));

/** Words that only events have, by what they say. One that is missing or misspelt does not compile. */
export const eventWords = {
  'outcome of an attempt': words<'contactAttempted', 'outcome'>({
    noAnswer: true,
    busy: true,
    switchedOff: true,
    wrongNumber: true,
    callBackLater: true,
  }),
  'relation of complaints': words<'linked', 'relation'>({ duplicate: true, repeat: true, related: true }),
  direction: words<'informed', 'direction'>({ toCustomer: true, fromCustomer: true }),
  'cause of a reopening': words<'reopened', 'cause'>({ hand: true, dissatisfied: true, redo: true, mergeFailed: true }),
  side: words<'appointmentMade', 'chosenBy'>({ customer: true, company: true }),
  'end of a clock': words<'clockStopped', 'end'>({ met: true, dropped: true }),
  'kind of effect': words<'effectOrdered', 'kind'>({
    message: true,
    handOff: true,
    recall: true,
    observation: true,
    merge: true,
    dossier: true,
  }),
  'way to settle': words<'effectSettled', 'how'>({ retry: true, done: true, drop: true }),
  'way in': words<'refused', 'via'>({ update: true, signal: true, workflow: true }),
  'code of a refusal': words<'refused', 'code'>({
    malformed: true,
    unknownCommand: true,
    role: true,
    stage: true,
    plan: true,
    reference: true,
    queueFull: true,
    notCancellable: true,
    sameRequestOtherBody: true,
  }),
};
