import { z } from 'zod';

const at = z.iso.datetime();
const words = z.object({ zh: z.string(), en: z.string() });

export const pauseSchema = z.object({
  from: at,
  to: at.nullable().describe('null: it still lasts.'),
  why: z.string().describe('Question or appointment that the complaint waits for, or the stage in which the clock pauses.'),
});

const state = z.enum(['running', 'paused', 'stopped']);
const stopped = z.object({ at, end: z.enum(['met', 'dropped']) }).nullable();

/** A clock as the complaint shows it. */
export const clockSchema = z.object({
  clock: z.string(),
  name: z.string(),
  goal: z.string(),
  basis: z.string(),
  by: z.object({ type: z.string(), seq: z.int() }).describe('The event that started it.'),
  from: at,
  due: at,
  warnAt: z.array(at).readonly(),
  because: z
    .object({
      when: z.string().optional(),
      calendar: z.string(),
      paused: z.number().optional(),
      extendedBy: z.string().optional(),
      keptTo: z.string().optional(),
      dated: z.string().optional(),
      share: z.object({ percent: z.number(), of: z.string() }).optional(),
      contactHours: z.literal(true).optional(),
    })
    .describe('What made its due instant, beside the goal; `/clocks` says it in a sentence.'),
  provisional: z.boolean(),
  state,
  stopped,
  warned: z.int(),
  late: z.boolean(),
});

/** A clock with the reasons for its value. */
export const explainedClock = z.object({
  clock: z.string(),
  name: words,
  keptFor: z.string().nullable().describe('The thing that it is kept for, such as H1; null: for the whole complaint.'),
  startedBy: z.object({
    event: z.string(),
    seq: z.int(),
    at: at.nullable().describe('null: it is counted from the reception, see the journal for the event.'),
  }),
  from: at,
  goal: z.string().describe('As the plan writes it, such as 4 wh.'),
  condition: z.string().nullable().describe('Condition of the plan’s goal; null: the goal for all others.'),
  rule: z.string().describe('Entry of the plan.'),
  basis: z.string(),
  calendar: z.string(),
  pauses: z.array(pauseSchema).readonly().describe('Of the complaint’s pauses those that count for this clock.'),
  extendedBy: z.string().nullable(),
  due: at,
  provisional: z.boolean().describe('Counts days for which no days off are published yet.'),
  binding: z.boolean().nullable().describe('Of all that bind, the one due first; null: the plan version is not at hand.'),
  warnings: z
    .array(
      z.object({
        at,
        given: z.boolean().describe('Given, or passed over: before the clock’s own beginning, or overtaken by a later step.'),
      }),
    )
    .readonly(),
  lateSince: at.nullable(),
  state,
  stopped,
  why: words.describe('The whole reason in one sentence.'),
});

export const clocksSchema = z.object({
  number: z.string(),
  seq: z.int(),
  asOf: at.describe('What runs and is past due by then is late.'),
  plan: z.object({
    id: z.string(),
    version: z.string(),
    hash: z.string(),
    atHand: z.boolean().describe('false: this version is not kept here; ids stand for names.'),
  }),
  clocks: z.array(explainedClock).readonly().describe('Those that run first, by their due instants.'),
});
