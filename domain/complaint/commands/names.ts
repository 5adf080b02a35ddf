/**
 * Every command after registration, in the order of a complaint's life. The workflow registers an update and a
 * signal of each name; it must not load the definitions themselves, so the names stand apart from them.
 */
export const commandNames = [
  'contact',
  'attemptContact',
  'preserve',
  'correct',
  'note',
  'link',
  'urge',
  'triage',
  'reject',
  'assign',
  'transfer',
  'accept',
  'return',
  'answer',
  'ask',
  'inform',
  'find',
  'claim',
  'propose',
  'approve',
  'disapprove',
  'fulfil',
  'reply',
  'rate',
  'withdraw',
  'reopen',
  'close',
  'escalate',
  'deescalate',
  'settle',
] as const;
export type CommandName = (typeof commandNames)[number];
