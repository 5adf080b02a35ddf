import { z } from 'zod';
import { channels, languages, levels, outcomes, roles, rungs, stages } from '../complaint/terms';
import { parseDuration } from './duration';

/**
 * The shape of a plan file. Every number, deadline, criterion and text of the centre's plan is an entry here;
 * cross-references and expressions are checked afterwards in `check.ts`. Each entry says on what it rests (`basis`).
 */

export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const basis = z.string().regex(/^(default|law: .+|std: .+)$/, 'say "default", "law: <which>" or "std: <which>"');
const id = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, 'an id is camelCase, children joined by a dot');
/** A file of the plan's folder; nothing outside of it can be named. */
const relativeFile = z
  .string()
  .regex(
    /^(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/,
    'name a file inside of the plan folder, such as calendars/office.yaml',
  );
const durationSays =
  'a duration is a number and min, h (clock), wh (working hours), WD (working days) or d (calendar days), such as "4 wh"';
export const duration = z.string(durationSays).transform((value, ctx) => {
  const parsed = parseDuration(value);
  if (parsed !== null) return parsed;
  ctx.addIssue({ code: 'custom', message: durationSays });
  return z.NEVER;
});
const percent = z
  .string()
  .regex(/^[1-9]\d?%$/, 'a share is 1% to 99%')
  .transform((written) => ({ percent: Number(written.slice(0, -1)) }));
/** A CEL expression over the vocabulary of `vocabulary.ts`, yielding a bool. */
export const condition = z.string().min(1);

/** Which journal events are meant: a type, and values that its data must have. */
export const eventMatch = z.union(
  [
    z.string().transform((event) => ({ event, with: {} as Record<string, unknown> })),
    z.strictObject({ event: z.string(), with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}) }),
  ],
  'name an event, or write { event: …, with: { field: value } }',
);

const category = z.strictObject({
  id,
  name: text,
  /** Facts to ask for at intake. */
  ask: z.array(text).default([]),
  /** Evidence to preserve at intake. */
  preserve: z.array(text).default([]),
  redLine: z.boolean().default(false),
  basis: basis.default('default'),
});

/** Dates that persons and documents set: printed on a referral, given by a promise or an oversight. */
export const dates = ['printedDue', 'signForBy', 'returnBy', 'promiseDue', 'oversightDue', 'remedyDue'] as const;
export type DateName = (typeof dates)[number];

/** What a clock may be kept for, one clock each; `complaint`: one for the whole of it. */
export const subjects = [
  'complaint',
  'handOff',
  'escalation',
  'proposal',
  'remedy',
  'referral',
  'promise',
  'extension',
  'oversight',
] as const;
export type Subject = (typeof subjects)[number];

const goal = z
  .strictObject({
    when: condition.optional(),
    /** Time allowed from the clock's start. */
    within: duration.optional(),
    /** Or: a date that a person or a document set, less `less`. It applies where there is such a date. */
    before: z.enum(dates).optional(),
    less: duration.optional(),
    basis,
  })
  .refine((g) => (g.within === undefined) !== (g.before === undefined), 'give either "within" or "before"')
  .refine((g) => g.less === undefined || g.before !== undefined, { message: '"less" needs a "before"', path: ['less'] });

export const clock = z.strictObject({
  name: text,
  /** Kept once for the complaint, or once for each thing that the starting event names. */
  per: z.enum(subjects).default('complaint'),
  /** An event that also stops it begins it anew: so a clock recurs. */
  startsOn: z.array(eventMatch).min(1),
  /** It starts only where this holds as well. */
  startsWhen: condition.optional(),
  /** It starts only where this holds, and is dropped as soon as it does not any more. */
  runsWhile: condition.optional(),
  stopsOn: z.array(eventMatch).min(1),
  /** Events that end it without having met it, whatever thing it is kept for. */
  droppedOn: z.array(eventMatch).default([]),
  /** Stages in which the clock may run at all; entering another drops it. */
  stages: z.array(z.enum(stages)).default([...stages]),
  /** Counted from the reception until a reply was given; after one, from the event that starts it. */
  fromReception: z.boolean().default(false),
  /** Met once, it does not begin again. */
  once: z.boolean().default(false),
  /** Counted from an instant that is on record, where it is: when the fault was reported, or the referral reached us. */
  since: z.enum(['faultReport', 'referralReceipt']).optional(),
  /** Calendar id, or `department` for the calendar of the hand-off's department. */
  calendar: z.string(),
  /** First goal whose condition holds; the last one has none. */
  goals: z.array(goal).min(1),
  /** A step inside never gets more than this share of what remains of the complaint's earliest clock when it starts. */
  atMostOfBinding: percent.optional(),
  /** It binds the whole complaint: steps inside get a share of what remains of the earliest of these. */
  binds: z.boolean().default(false),
  /** Granted extensions move it, never past the clock that `extensions` names. */
  extendable: z.boolean().default(false),
  /** It asks for a call: it is due within the hours of `contact.hours`. */
  keepsContactHours: z.boolean().default(false),
  /** Kept for the latest thing only: the next one of its kind drops it. */
  onlyLatest: z.boolean().default(false),
  /** Measures what lay before its starting event, from the reception on: met or late at once. */
  measuresReception: z.boolean().default(false),
  /** Who is told of its warnings and of its being late: who must act. */
  answerable: z.enum(['owner', 'liaison', 'accountable', 'supervisor', 'department', 'approver', 'promiseOwner']).default('owner'),
  /** Steps that follow one another inside of it, for the check that they can be kept together. */
  steps: z.array(id).default([]),
  /** Stages in which it pauses. */
  pausesIn: z.array(z.enum(stages)).default([]),
  warnings: z
    .array(
      z.strictObject({
        /** Per cent of the goal, or time since the start. */
        at: z.union([percent, duration], 'say "80%" of the goal, or a time since the start such as "10 d"'),
      }),
    )
    .default([]),
  pausesWhileCustomerOwes: z.boolean().default(false),
  /** A term that ends on a rest day ends on the next working day (Civil Code 203). */
  rollsOverRestDays: z.boolean().default(true),
  late: z
    .array(
      z.strictObject({
        after: duration,
        escalate: z.enum(rungs).optional(),
        /** Orders a remedy that the plan owes by itself; its amount is told when it is fulfilled. */
        remedy: id.optional(),
        /** Closes the complaint as not confirmed, where silence is an answer. */
        close: z.enum(outcomes).optional(),
      }),
    )
    .min(1, 'say what being late does; an empty step "{ after: 0 min }" only tells'),
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written "08:00"');
const department = z.strictObject({ id, name: text, calendar: z.string(), head: z.string().optional() });

/** `alsoTold`: roles told beside the one that answers for the rung. */
const rung = z.strictObject({ id: z.enum(rungs), name: text, role: z.enum(roles), alsoTold: z.array(z.enum(roles)).default([]) });
const rule = z.strictObject({
  id,
  rung: z.enum(rungs),
  /** Fires once for the complaint, or once more with each referral that comes. */
  per: z.enum(['complaint', 'referral']).default('complaint'),
  when: condition,
  reason: text,
  /** Told beside those whom the rung tells anyway. */
  alsoTold: z.array(z.enum(roles)).default([]),
  basis,
});
/** A message: what triggers it, who gets it, the templates that word it. */
const message = z.strictObject({
  on: z.array(eventMatch).min(1),
  when: condition.optional(),
  to: z.enum([
    'customer',
    'owner',
    'department',
    'approver',
    'rung',
    'referrer',
    'liaison',
    'accountable',
    'supervisor',
    'answerable',
    'operator',
  ]),
  /** Clocks whose due instants it tells the customer: a date that moves later is then told again. */
  tells: z.array(id).default([]),
  /** What to do when a receiver that cannot tell a repeat may or may not have got it. */
  inDoubt: z.enum(['repeat', 'person']),
  /** File name without language and ending. */
  template: id,
  basis: basis.default('default'),
});

export const planSchema = z.strictObject({
  plan: id,
  version: z.string().min(1),
  name: text,
  /** Offset from UTC all year round; the plan's zone has no daylight saving. */
  zone: z.strictObject({ name: z.string(), offset: z.string().regex(/^[+-]\d\d:\d\d$/) }),
  /** Calendar id → file, relative to the plan file. */
  calendars: z.record(id, relativeFile),
  /** Folder of message templates, relative to the plan file: <folder>/<language>/<template>.mustache. */
  templates: relativeFile,
  channels: z
    .array(z.strictObject({ id: z.enum(channels), name: text }))
    .length(channels.length, `the channels are ${channels.join(', ')}, each once`),
  levels: z
    .array(z.strictObject({ id: z.enum(levels), name: text, means: text, basis }))
    .length(levels.length, `the levels are ${levels.join(', ')}, each once`),
  /** Language of messages to staff and departments. */
  staffLanguage: z.enum(languages).default('zh'),
  /** Level by which clocks run until somebody has triaged. */
  presumedLevel: z.enum(levels),
  tags: z.array(z.strictObject({ id, name: text })),
  categories: z.array(category.extend({ children: z.array(category).min(1) })).min(1),
  causes: z.array(z.strictObject({ id, name: text, children: z.array(z.strictObject({ id, name: text })).default([]) })).min(1),
  responsibilities: z.array(z.strictObject({ id, name: text, companyAtFault: z.boolean() })).min(1),
  grounds: z.array(z.strictObject({ id, name: text, basis })).min(1),
  departments: z.array(department).min(1),
  clocks: z.record(id, clock),
  /** Extensions that may be granted; the customer is told, and the named clock is never passed. */
  extensions: z.strictObject({ count: z.int().min(0), neverPast: id, basis }),
  /** A share of what remains never makes a step shorter than this, or than its own goal where that is less. */
  steps: z.strictObject({ atLeast: duration, basis }),
  contact: z.strictObject({
    /** Attempts after which the duty of contact is met. */
    attempts: z.strictObject({ count: z.int().min(1), apart: duration, basis }),
    hours: z.strictObject({
      from: timeOfDay,
      to: timeOfDay,
      /** Levels at which a customer who agreed may be called outside of these hours. */
      atNightIfAgreed: z.array(z.enum(levels)).default([]),
      basis,
    }),
  }),
  /** Returns after which a further one is a dispute. */
  handOffs: z.strictObject({ returns: z.int().min(0), basis }),
  escalation: z.strictObject({
    rungs: z.array(rung).length(rungs.length, 'the ladder has the rungs E1 to E5, each once'),
    rules: z.array(rule),
    basis,
  }),
  authority: z.strictObject({
    /** Yuan that a role may grant by itself; who is not named grants nothing. */
    limits: z.partialRecord(z.enum(roles), z.number().nonnegative().nullable()),
    /** Yuan a year and customer, above which the next rung decides. */
    yearlyPerCustomer: z.number().positive(),
    basis,
  }),
  remedies: z
    .array(
      z.strictObject({
        id,
        name: text,
        money: z.boolean(),
        /** Times the price or the over-charge. */ multiplier: z.number().positive().optional(),
        /** Yuan. */ minimum: z.number().positive().optional(),
        basis: basis.default('default'),
      }),
    )
    .min(1),
  closing: z.strictObject({
    /** How long after the end a complaint may be reopened; then its workflow ends. */
    reopenWithin: duration,
    reopenings: z.int().min(0),
    /** Where a dissatisfied customer's complaint goes once reopenings are used up. */
    dissatisfiedTo: z.enum(rungs),
    retentionYears: z.int().positive(),
    retentionYearsEscalated: z.int().positive(),
    /** Name of the appeal body and how to reach it: the sentence in replies. */
    appeal: text,
    basis,
  }),
  messages: z.record(id, message),
  effects: z.strictObject({
    /** Pauses between rounds of delivery attempts; after the last one a person must settle it. */
    retryAfter: z.array(duration).min(1),
    basis,
  }),
  repeats: z.strictObject({ within: duration, basis }),
  referrals: z.strictObject({
    kinds: z
      .array(
        z.strictObject({
          id,
          name: text,
          /** The longest extension that its body may grant; without it as long as the body says. */
          extensionBy: duration.optional(),
          /** Its body is reported to only after the customer was answered. */
          customerFirst: z.boolean().default(true),
          basis,
        }),
      )
      .min(1),
    basis,
  }),
  porting: z.strictObject({ fields: z.array(z.strictObject({ id, name: text })), basis }),
  incidents: z.strictObject({ count: z.int().min(2), within: duration, keys: z.array(z.string()).min(1), basis }),
  kpis: z.array(
    z.strictObject({
      id,
      name: text,
      numerator: text,
      denominator: text.optional(),
      unit: z.enum(['percent', 'perTenThousand', 'perMillion', 'hours']),
      target: z.strictObject({ atLeast: z.number().optional(), atMost: z.number().optional() }).optional(),
      basis,
    }),
  ),
  assessment: z.strictObject({
    cycle: z.array(z.strictObject({ id, name: text, every: z.enum(['day', 'week', 'month', 'quarter', 'year']) })),
    sample: z.strictObject({ percent: z.number().positive().max(100), perPersonAMonth: z.int().positive() }),
    measureEffect: z.strictObject({ daysBefore: z.int().positive(), daysAfter: z.int().positive(), leastComplaints: z.int().positive() }),
    basis,
  }),
  care: z.array(z.strictObject({ category: z.string(), steps: z.array(text).min(1), basis })),
  winBack: z.strictObject({ contactAt: z.array(duration).min(1), observedUntil: duration, basis }),
});

export type PlanFile = z.output<typeof planSchema>;
export type ClockRule = z.output<typeof clock>;
export type MessageRule = z.output<typeof message>;
export type EventMatch = z.output<typeof eventMatch>;
export type EscalationRule = z.output<typeof rule>;
