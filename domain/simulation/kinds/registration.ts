import { z } from 'zod';
import type { EventOf } from '../../complaint/events';
import { channels, languages, media, relations, urgencies, type Instant } from '../../complaint/terms';
import type { NameKind } from '../../plan/names';
import type { Plan } from '../../plan/plan';
import { flag, instant, unsaid } from '../values';

/** What a referral's document says, as far as a log has it. */
export const terms = z.object({
  body: z.string().default(unsaid),
  kind: z.string(),
  document: z.string().default(unsaid),
  urgency: z.enum(urgencies).default('ordinary'),
  receivedAt: instant.nullish(),
  signForBy: instant.nullish(),
  returnBy: instant.nullish(),
  due: instant.nullish(),
  confidential: flag.default(false),
  wants: z.string().nullish(),
});

/** What a log may say of the registration; all but the channel may be unknown. */
export const registrationSays = z
  .object({
    channel: z.enum(channels),
    receivedAt: instant.nullish(),
    language: z.enum(languages).default('zh'),
    relation: z.enum(relations).default('self'),
    authorised: flag.nullish(),
    humanVoiceOnly: flag.default(false),
    preferred: z.enum(media).default('sms'),
    region: z.string().nullish(),
    tier: z.string().nullish(),
    customer: z.string().nullish(),
    category: z.string().nullish(),
    /** Not in the journal's public part, but conditions and clocks go by them: the complainant's age, night calls agreed to, the fault's report. */
    ageBand: z.string().nullish(),
    atNight: flag.nullish(),
    faultReportedAt: instant.nullish(),
    referred: terms.nullish(),
  })
  .refine(({ channel, referred }) => channel !== 'referral' || referred != null, {
    message: 'a referral needs what its document says, at least its kind: { kind: hotline12345 }',
    path: ['referred'],
  });

export const registrationNames: Readonly<Record<string, NameKind>> = { category: 'category' };

/** The first event of a case; received when it was registered, unless the log says otherwise, and never later. */
export function registeredAs(given: z.output<typeof registrationSays>, name: string, plan: Plan, now: Instant): EventOf<'registered'> {
  const { channel, language, relation, humanVoiceOnly, preferred, referred, ageBand, atNight, faultReportedAt } = given;
  const isReferral = channel === 'referral' && referred != null;
  return {
    type: 'registered',
    data: {
      number: name,
      channel,
      request: name,
      fingerprint: '',
      receivedAt: Math.min(now, given.receivedAt ?? now),
      plan: { id: plan.file.plan, version: plan.file.version, hash: plan.hash },
      language,
      relation,
      authorised: given.authorised ?? relation === 'self',
      humanVoiceOnly,
      preferred,
      region: given.region ?? null,
      tier: given.tier ?? null,
      customer: given.customer ?? null,
      category: given.category ?? null,
      referral: isReferral ? 'R1' : null,
      referred: isReferral ? termsOf(referred, now) : null,
      calendars: {},
    },
    personal: {
      complainant: ageBand == null ? {} : { ageBand },
      contact: { phone: unsaid, ...(atNight == null ? {} : { atNight }) },
      ...(faultReportedAt == null ? {} : { service: { faultReportedAt } }),
      content: { subject: '', facts: '' },
      channel: {},
    },
  };
}

export const termsOf = ({ receivedAt, signForBy, returnBy, due, wants, ...said }: z.output<typeof terms>, now: Instant) => ({
  ...said,
  receivedAt: receivedAt ?? now,
  signForBy: signForBy ?? null,
  returnBy: returnBy ?? null,
  due: due ?? null,
  wants: wants ?? null,
});
