import type { EventType } from '../../complaint/events';
import type { EntryKind } from '../entryKind';
import { contactKinds } from './contact';
import { endingKinds } from './ending';
import { ladderKinds } from './ladder';
import { referralKinds } from './referrals';
import { workKinds } from './work';

/** What persons and customers do, and what is known from outside: a log says when. */
export const entryKinds = { ...contactKinds, ...workKinds, ...endingKinds, ...ladderKinds, ...referralKinds };
export type EntryType = keyof typeof entryKinds;

export const isEntryType = (name: string): name is EntryType => Object.hasOwn(entryKinds, name);
export const kindOf = (type: EntryType): EntryKind => entryKinds[type];

/** What the plan's rules do by themselves: played anew, and left out where a log has it. */
export type PlayedAnew = Exclude<EventType, EntryType | 'registered'>;
const playedAnew: Readonly<Record<PlayedAnew, true>> = {
  handOffRecalled: true,
  appointmentCame: true,
  adopted: true,
  clockStarted: true,
  clockMoved: true,
  clockPaused: true,
  clockResumed: true,
  clockWarned: true,
  clockLate: true,
  clockStopped: true,
  effectOrdered: true,
  effectDelayed: true,
  effectFailed: true,
  effectSettled: true,
  refused: true,
};

/** Whether the rules themselves bring this about, so that a journal's own record of it says nothing new. */
export function isPlayedAnew(type: string, data: Readonly<Record<string, unknown>>): boolean {
  if (Object.hasOwn(playedAnew, type)) return true;
  switch (type) {
    case 'escalated':
      // What a dissatisfied rating led to is the log's: the case went on from there, reopened or escalated.
      return typeof data['rule'] === 'string' && data['rule'] !== 'dissatisfied';
    case 'remedyOrdered':
      return typeof data['proposal'] === 'string' && data['proposal'].startsWith('late:');
    case 'effectDone':
      return data['kind'] !== undefined && data['kind'] !== 'message';
    default:
      return false;
  }
}
