import { parseDate, startOfDay } from '../clocks/civil';
import type { Plan } from '../plan/plan';
import type { RegistrationFields } from './commands/registration';
import type { EventOf, Registration } from './events';
import type { RegistrationMeta } from './input';
import { referralTerms } from './referredTerms';
import type { Instant, Medium } from './terms';

/** The registration as the journal's first event. It cannot be refused: what is wrong was told the channel before. */
export function registered(fields: RegistrationFields, meta: RegistrationMeta, plan: Plan, now: Instant): EventOf<'registered'> {
  const { number, request, fingerprint, customer, plan: ref } = meta;
  const reception = receivedAt(fields, plan, Math.min(now, meta.startedAt ?? now));
  const { complainant, accountHolder, service, contact, consent, content } = fields;
  const personal: Registration = {
    complainant: given(complainant),
    contact: given(contact),
    content: given(content),
    channel: given(channelDetails(fields)),
    ...(accountHolder === undefined ? {} : { accountHolder: given(accountHolder) }),
    ...(service === undefined ? {} : { service: given(service) }),
    ...(consent === undefined ? {} : { consent: given(consent) }),
  };
  return {
    type: 'registered',
    data: {
      number,
      channel: fields.channel,
      request,
      fingerprint,
      receivedAt: reception,
      plan: ref,
      language: fields.language,
      relation: fields.relation,
      authorised: fields.relation === 'self' || accountHolder?.authorisation !== undefined,
      humanVoiceOnly: fields.humanVoiceOnly,
      preferred: contact.preferred ?? usualMedium(fields),
      region: fields.region ?? null,
      tier: fields.tier ?? null,
      customer,
      category: fields.category ?? null,
      referral: fields.channel === 'referral' ? 'R1' : null,
      referred: fields.channel === 'referral' ? referralTerms(fields.referral, plan, reception) : null,
      calendars: { ...meta.calendars },
    },
    personal,
  };
}

/** A letter counts from the day of its receipt, everything else from the instant given, else from now; never from the future. */
function receivedAt(fields: RegistrationFields, plan: Plan, now: Instant): Instant {
  if (fields.receivedAt !== undefined) return Math.min(now, fields.receivedAt);
  if (fields.channel !== 'written') return now;
  return Math.min(now, (endOfDay(fields.written.receivedOn, plan) ?? now) - 1);
}

/** 24:00 of a printed day in the plan's zone. */
function endOfDay(day: string, plan: Plan): Instant | null {
  const number = parseDate(day);
  return number === null ? null : startOfDay(number + 1, plan.offsetMinutes);
}

function usualMedium({ channel, contact, complainant }: RegistrationFields): Medium {
  if (channel === 'written' && (contact.address ?? complainant.address) !== undefined) return 'post';
  return (contact.phone ?? complainant.phone) === undefined && (contact.email ?? complainant.email) !== undefined ? 'email' : 'sms';
}

function channelDetails(fields: RegistrationFields): Partial<Record<string, string | number | boolean | string[] | undefined>> {
  switch (fields.channel) {
    case 'phone':
      return fields.phone;
    case 'network':
      return fields.network;
    case 'written':
      return fields.written;
    case 'onSite':
      return fields.onSite;
    case 'referral':
      return fields.referral;
  }
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Only the keys that carry a value: the journal holds JSON, which has no `undefined`. */
const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
