/**
 * The fields that message templates may use. Which of them carry a value depends on the event that the
 * message answers; an absent one is empty, so a template guards it with a section: {{#reason}}…{{/reason}}.
 */
export const messageFields = [
  'number',
  'customer',
  'subject',
  'category',
  'level',
  'channel',
  'receivedAt',
  'document',
  'contactBy',
  'replyBy',
  'text',
  'finding',
  'basis',
  'solution',
  'timing',
  'appeal',
  'promise',
  'clock',
  'due',
  'department',
  'handOff',
  'request',
  'rung',
  'reason',
  'accountable',
  'outcome',
  'effect',
  'error',
] as const;
export type MessageField = (typeof messageFields)[number];
