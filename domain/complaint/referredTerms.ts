import { endOf, type PrintedDate } from '../referral/printedDate';
import type { Plan } from '../plan/plan';
import type { ReferralTerms } from './events';
import type { Instant, Urgency } from './terms';

/** A referral's document as a registration or the command `refer` brings it. */
export interface Referred {
  readonly body: string;
  readonly kind: string;
  readonly documentNumber: string;
  readonly urgency: Urgency;
  /** When it reached us; now if absent. */
  readonly receivedAt?: Instant | undefined;
  readonly signForBy?: PrintedDate | undefined;
  readonly returnBy?: PrintedDate | undefined;
  readonly dueOn?: PrintedDate | undefined;
  readonly confidential: boolean;
  readonly wants?: string | undefined;
}

/** What the document says, as the journal keeps it: days that it prints end at 24:00 in the plan's zone. */
export function referralTerms(fields: Referred, plan: Plan, now: Instant): ReferralTerms {
  return {
    body: fields.body,
    kind: fields.kind,
    document: fields.documentNumber,
    urgency: fields.urgency,
    receivedAt: Math.min(now, fields.receivedAt ?? now),
    signForBy: endOf(fields.signForBy, plan),
    returnBy: endOf(fields.returnBy, plan),
    due: endOf(fields.dueOn, plan),
    confidential: fields.confidential,
    wants: fields.wants ?? null,
  };
}
