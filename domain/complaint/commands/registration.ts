import { z } from 'zod';
import { referralDocument } from '../../referral/document';
import { day, instant, line, phoneNumber, prose, reference } from '../fields';
import { languages, media, relations, type Role } from '../terms';

/** Registration: what the five channels bring, plan 1.1.8–1.1.15. One schema a channel, one set of basic information for all. */

const email = z.email('must be an e-mail address').max(254);

export const complainant = z.strictObject({
  name: line(100).optional(),
  phone: phoneNumber.optional(),
  email: email.optional(),
  address: line(300).optional(),
  ageBand: z.enum(['under18', 'adult', 'over60', 'over80']).optional(),
  identityCheck: z.enum(['none', 'serviceNumber', 'document', 'inPerson']).optional(),
});
export const accountHolder = z.strictObject({
  name: line(100).optional(),
  authorisation: reference.optional().describe('Where the holder’s authorisation is kept; without it no bill details are told.'),
});
export const service = z.strictObject({
  number: phoneNumber.optional(),
  broadbandAccount: line(64).optional(),
  faultReportedAt: instant.optional().describe('When the customer reported the fault, from which the term of repair runs (电信条例 32).'),
  address: line(300).optional(),
});
export const contactDetails = z.strictObject({
  preferred: z.enum(media).optional(),
  phone: phoneNumber.optional(),
  email: email.optional(),
  address: line(300).optional(),
  hours: line(60).optional().describe('When the customer wants to be called, such as 18:00–21:00.'),
  atNight: z.boolean().optional().describe('The customer agreed to be called at night, where the plan allows it.'),
});
export const content = z.strictObject({
  subject: line(200),
  facts: prose(8000).describe('What happened, in the customer’s own words (事件还原).'),
  demand: prose(2000).optional().describe('What the customer wants (客户诉求).'),
  problem: prose(2000).optional().describe('存在问题'),
  measures: prose(2000).optional().describe('解决措施'),
});

const common = {
  requestId: line(128).describe('The channel’s own id of this registration: the same id always means the same complaint.'),
  receivedAt: instant.optional().describe('When the customer’s word reached us; now if absent.'),
  language: z.enum(languages).default('zh'),
  complainant,
  relation: z.enum(relations).default('self').describe('The complainant’s relation to the account holder.'),
  accountHolder: accountHolder.optional(),
  service: service.optional(),
  contact: contactDetails,
  humanVoiceOnly: z.boolean().default(false),
  region: line(60).optional().describe('Such as an administrative division code.'),
  tier: line(30).optional(),
  consent: z.strictObject({ recording: z.boolean().optional(), dataUse: z.boolean().optional() }).optional(),
  category: line(60).optional().describe('Category of the plan, if the channel knows it.'),
  content,
};

const phone = z.strictObject({
  channel: z.literal('phone'),
  ...common,
  phone: z.strictObject({ callId: reference, recording: reference.optional(), callerNumber: phoneNumber.optional() }),
});
const network = z.strictObject({
  channel: z.literal('network'),
  ...common,
  network: z.strictObject({ medium: z.enum(['app', 'web', 'wechat', 'weibo', 'email', 'forum']), session: reference }),
});
const written = z.strictObject({
  channel: z.literal('written'),
  ...common,
  written: z.strictObject({
    form: z.enum(['letter', 'fax', 'email', 'petition']),
    receivedOn: day.describe('Date of receipt.'),
    attachments: z.array(reference).max(20).default([]),
  }),
});
const onSite = z.strictObject({
  channel: z.literal('onSite'),
  ...common,
  onSite: z.strictObject({ counter: line(100), clerk: line(64) }),
});
const referral = z.strictObject({
  channel: z.literal('referral'),
  ...common,
  referral: z.strictObject({
    ...referralDocument,
    dueOn: day.optional().describe('The date printed on it; it ends at 24:00 of that day.'),
  }),
});

/** Who brings complaints in: the channels' own systems, the agents who take them, the liaison whom other bodies refer them to. */
export const registrars: readonly Role[] = ['channel', 'agent', 'liaison'];

export const registration = z.discriminatedUnion('channel', [phone, network, written, onSite, referral]);
/** A registration whose shape was checked. */
export type RegistrationFields = z.output<typeof registration>;
