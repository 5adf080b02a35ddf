import { z } from 'zod';
import {
  channels,
  languages,
  levels,
  media,
  outcomes,
  relations,
  results,
  rungs,
  satisfactions,
  stages,
} from '../../domain/complaint/terms';
import { clockSchema, pauseSchema } from './clocks';
import { referralOfComplaint } from './referral';

const at = z.iso.datetime();
const remedy = z.object({ remedy: z.string(), kind: z.string(), amount: z.number(), due: at.nullable() });
const contactable = {
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
};

/** The registration as it stands after corrections. */
export const registrationView = z.object({
  complainant: z.object({ ...contactable, ageBand: z.string().optional(), identityCheck: z.string().optional() }),
  accountHolder: z.object({ name: z.string().optional(), authorisation: z.string().optional() }).optional(),
  service: z.object({ number: z.string().optional(), broadbandAccount: z.string().optional(), address: z.string().optional() }).optional(),
  contact: z.object({ ...contactable, preferred: z.enum(media).optional(), hours: z.string().optional(), atNight: z.boolean().optional() }),
  consent: z.object({ recording: z.boolean().optional(), dataUse: z.boolean().optional() }).optional(),
  content: z.object({
    subject: z.string(),
    facts: z.string(),
    demand: z.string().optional(),
    problem: z.string().optional(),
    measures: z.string().optional(),
  }),
  channel: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

/** An escalation with what was done about it. */
const escalation = z.object({
  escalation: z.string(),
  rung: z.enum(rungs),
  accountable: z.string().describe('A person who was on duty, else `role:…`.'),
  named: z.boolean().describe('A person named by hand, not by the roster.'),
  at,
  respondedAt: at.nullable(),
  assessedAt: at.nullable(),
  coordinatedAt: at.nullable(),
  trackedAt: at.nullable(),
  owner: z.string().nullable().describe('Of the coordination plan.'),
});

/** A complaint as the API shows it: `toView` of the domain, described. A test holds the two together. */
export const complaintSchema = z.object({
  number: z.string(),
  seq: z.int(),
  head: z.string().describe('Hash of the last journal event.'),
  stage: z.enum(stages),
  stages: z
    .array(z.object({ stage: z.enum(stages), from: at }))
    .readonly()
    .describe('Those it went through.'),
  channel: z.enum(channels),
  category: z.string().nullable(),
  level: z.enum(levels).nullable(),
  tags: z.array(z.string()).readonly(),
  regulatory: z.boolean(),
  region: z.string().nullable(),
  tier: z.string().nullable(),
  language: z.enum(languages),
  relation: z.enum(relations),
  authorised: z.boolean(),
  humanVoiceOnly: z.boolean(),
  preferred: z.enum(media),
  plan: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  calendars: z.record(z.string(), z.string()).describe('Versions of uploaded calendars that it counts by; the others are its plan’s own.'),
  receivedAt: at,
  registeredAt: at,
  firstContactAt: at.nullable(),
  endedAt: at.nullable(),
  changedAt: at,
  owner: z.string().nullable(),
  assignee: z.string().nullable(),
  department: z.string().nullable(),
  handOffs: z
    .array(z.object({ handOff: z.string(), department: z.string(), round: z.int(), state: z.string(), handler: z.string().nullable(), at }))
    .readonly(),
  awaits: z.array(z.enum(['customer', 'department', 'approval'])).readonly(),
  findings: z.object({ cause: z.string(), responsibility: z.string(), element: z.string().nullable() }).nullable(),
  claim: z.object({ amount: z.number(), confirmed: z.boolean() }).nullable(),
  proposal: z
    .object({
      proposal: z.string(),
      total: z.number(),
      needs: z.enum(rungs).nullable(),
      state: z.string(),
      by: z.string(),
      remedies: z.array(remedy).readonly(),
    })
    .nullable(),
  remedies: z.array(remedy.extend({ fulfilled: z.boolean(), reference: z.string().nullable(), postedAt: at.nullable() })).readonly(),
  reply: z.object({ reply: z.string(), result: z.enum(results), at, medium: z.enum(media), late: z.boolean() }).nullable(),
  satisfaction: z.enum(satisfactions).nullable(),
  outcome: z.enum(outcomes).nullable(),
  promises: z.array(z.object({ promise: z.string(), owner: z.string(), due: at, kept: z.boolean() })).readonly(),
  extensions: z
    .array(
      z.object({
        extension: z.string(),
        by: z.string(),
        state: z.enum(['requested', 'granted', 'refused', 'spent']),
        requestedBy: z.string(),
      }),
    )
    .readonly(),
  oversights: z.array(z.object({ oversight: z.string(), due: at.nullable(), at })).readonly(),
  appointments: z
    .array(
      z.object({
        appointment: z.string(),
        at,
        chosenBy: z.enum(['customer', 'company']),
        state: z.enum(['ahead', 'came', 'cancelled']),
      }),
    )
    .readonly(),
  reopenings: z.int(),
  urges: z.int(),
  repeats: z.int().nullable().describe('Complaints of this customer in the plan’s window, this one included; null: not known.'),
  alike: z.int().nullable().describe('Complaints found lately to have the same cause at the same element, this one included.'),
  possibleDuplicates: z.array(z.string()).readonly().describe('Other open complaints of this customer in the same matter: see `merge`.'),
  escalation: z.object({
    rung: z.enum(rungs).nullable(),
    highest: z.enum(rungs).nullable(),
    count: z.int(),
    reportedAt: at.nullable(),
    raised: z.array(escalation).readonly(),
  }),
  pauses: z.array(pauseSchema).readonly(),
  clocks: z.array(clockSchema).readonly(),
  effects: z
    .array(
      z.object({
        key: z.string(),
        kind: z.string(),
        purpose: z.string().nullable(),
        state: z.string(),
        attempts: z.int(),
        retryAt: at.nullable(),
        error: z.string().nullable(),
      }),
    )
    .readonly(),
  links: z.array(z.object({ to: z.string(), relation: z.string() })).readonly(),
  dossier: z.object({ n: z.int(), reference: z.string().nullable() }).nullable(),
  referrals: z.array(referralOfComplaint).readonly(),
  registration: registrationView,
});

export const oneComplaint = z.object({
  ...complaintSchema.shape,
  allowed: z.array(z.string()).describe('Commands that your role may give in this stage.'),
});

export const journalEventSchema = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  type: z.string(),
  actor: z.object({ role: z.string(), id: z.string() }),
  data: z.looseObject({}).describe('Public part, as it was hashed: instants are milliseconds since 1970.'),
  personal: z.looseObject({}).optional(),
  request: z.string().optional(),
  commitment: z.string().optional(),
  hash: z.string(),
});

export const handOffSchema = z.object({
  complaint: z.string(),
  handOff: z.string(),
  department: z.string(),
  round: z.int(),
  state: z.string(),
  handler: z.string().nullable(),
  at: z.iso.datetime(),
  acceptBy: z.iso.datetime().nullable(),
});

/** One page of a list; `next` is the address of the page after it. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
