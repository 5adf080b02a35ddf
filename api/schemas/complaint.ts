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
  contact: z.object({ ...contactable, preferred: z.enum(media).optional(), hours: z.string().optional() }),
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

/** A complaint as the API shows it: `toView` of the domain, described. A test holds the two together. */
export const complaintSchema = z.object({
  number: z.string(),
  seq: z.int(),
  head: z.string().describe('Hash of the last journal event.'),
  stage: z.enum(stages),
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
  findings: z.object({ cause: z.string(), responsibility: z.string() }).nullable(),
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
  promise: z.object({ owner: z.string(), due: at }).nullable(),
  reopenings: z.int(),
  urges: z.int(),
  repeats: z.int().nullable(),
  escalation: z.object({ rung: z.enum(rungs).nullable(), highest: z.enum(rungs).nullable(), count: z.int() }),
  clocks: z
    .array(
      z.object({
        clock: z.string(),
        name: z.string(),
        goal: z.string(),
        basis: z.string(),
        from: at,
        due: at,
        provisional: z.boolean(),
        state: z.string(),
        warned: z.int(),
        late: z.boolean(),
      }),
    )
    .readonly(),
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
  referral: z.object({ body: z.string(), kind: z.string(), due: at.nullable() }).nullable(),
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
