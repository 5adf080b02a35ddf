import { z } from 'zod';
import { workingStages, media, openStages, stages } from '../../complaint/terms';
import { entryKind } from '../entryKind';
import { count, flag, instant, list, unsaid } from '../values';

const medium = z.enum(media).nullish();

/** What passes between the centre and the customer, and what is noted down. */
export const contactKinds = {
  contacted: entryKind('contacted', {
    // `at`: when it was, where it was recorded later.
    says: z.object({ medium, at: instant.nullish() }),
    stages: openStages,
    data: (given, { state, now }) => ({ medium: given.medium ?? state.preferred, at: Math.min(now, given.at ?? now) }),
  }),
  contactAttempted: entryKind('contactAttempted', {
    says: z.object({ medium, tooSoon: flag.default(false), exhausted: flag.nullish() }),
    stages: openStages,
    data: ({ tooSoon, ...given }, { state, plan }) => {
      const attempt = tooSoon ? state.contactAttempts : state.contactAttempts + 1;
      const exhausted = given.exhausted ?? (!tooSoon && attempt === plan.file.contact.attempts.count);
      return { medium: given.medium ?? state.preferred, outcome: 'noAnswer', attempt, tooSoon, exhausted };
    },
  }),
  urged: entryKind('urged', {
    says: z.object({}),
    stages: openStages,
    data: (_given, { state }) => ({ count: state.urges + 1 }),
  }),
  asked: entryKind('asked', {
    says: z.object({}),
    stages: workingStages,
    data: (_given, { state }) => ({ question: `Q${state.asked + 1}` }),
  }),
  informed: entryKind('informed', {
    says: z.object({ direction: z.enum(['toCustomer', 'fromCustomer']), question: z.string().nullish() }),
    stages: openStages,
    data: ({ direction, question }) => ({ direction, question: question ?? null }),
  }),
  appointmentMade: entryKind('appointmentMade', {
    says: z.object({ at: instant, chosenBy: z.enum(['customer', 'company']).default('customer') }),
    stages: workingStages,
    data: ({ at, chosenBy }, { state, now }) => (at <= now ? null : { appointment: `A${state.appointments.length + 1}`, at, chosenBy }),
  }),
  appointmentCancelled: entryKind('appointmentCancelled', {
    says: z.object({ appointment: z.string().nullish() }),
    stages: workingStages,
    data: (given, { state }) => {
      const ahead = state.appointments.find((a) => a.state === 'ahead' && a.appointment === (given.appointment ?? a.appointment));
      return ahead === undefined ? null : { appointment: ahead.appointment };
    },
  }),
  factsObserved: entryKind('factsObserved', {
    says: z.object({ repeats: count.nullish(), alike: count.nullish() }),
    stages,
    data: ({ repeats, alike }, { now }) => ({
      repeats: repeats ?? null,
      alike: alike ?? null,
      duplicates: [],
      offered: [],
      earlier: [],
      asOf: now,
    }),
  }),
  /** A message was delivered, such as the acknowledgement. */
  effectDone: entryKind('effectDone', {
    says: z.object({ purpose: z.string() }),
    names: { purpose: 'message' },
    stages,
    data: ({ purpose }, { state }) => {
      const ordered = state.effects.find((effect) => effect.purpose === purpose);
      return { key: ordered?.key ?? unsaid, kind: 'message', purpose, reference: null };
    },
  }),
  noted: entryKind('noted', { says: z.object({}), stages, data: () => ({}) }),
  preserved: entryKind('preserved', {
    says: z.object({ what: z.string().default(unsaid), until: instant.nullish() }),
    stages,
    data: ({ what, until }) => ({ what, reference: unsaid, until: until ?? null }),
  }),
  linked: entryKind('linked', {
    says: z.object({ to: z.string().default(unsaid), relation: z.enum(['duplicate', 'repeat', 'related']).default('related') }),
    stages,
    data: (given) => given,
  }),
  corrected: entryKind('corrected', { says: z.object({ fields: list.default([]) }), stages, data: (given) => given }),
  absorbed: entryKind('absorbed', { says: z.object({ from: z.string().default(unsaid) }), stages, data: (given) => given }),
};
