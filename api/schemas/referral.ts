import { z } from 'zod';
import { urgencies } from '../../domain/complaint/terms';

export const referralStates = ['received', 'signedFor', 'returned', 'over', 'reportedBack'] as const;

const at = z.iso.datetime();

/** A referral in the liaison's list. */
export const referralSchema = z.object({
  complaint: z.string(),
  referral: z.string(),
  round: z.int().describe('1, and one more with every redo.'),
  body: z.string(),
  kind: z.string(),
  document: z.string(),
  urgency: z.enum(urgencies),
  state: z.enum(referralStates),
  receivedAt: at,
  signForBy: at.nullable(),
  returnBy: at.nullable(),
  printedDue: at.nullable().describe('The date printed on its document, or granted since.'),
  internalDue: at.nullable().describe('By when we want to have reported back.'),
  late: z.boolean().describe('The printed date passed without a report in this round.'),
  confidential: z.boolean(),
  extensionAsked: at.nullable().describe('Asked of the body and not decided yet.'),
});

/** A referral within its complaint. */
export const referralOfComplaint = z.object({
  referral: z.string(),
  round: z.int(),
  body: z.string(),
  kind: z.string(),
  document: z.string(),
  urgency: z.enum(urgencies),
  state: z.enum(referralStates),
  receivedAt: at,
  signForBy: at.nullable(),
  returnBy: at.nullable(),
  due: at
    .nullable()
    .describe('Printed on its document, or granted since; the earlier date that we keep to inside is the clock `referralReply`.'),
  confidential: z.boolean(),
  wants: z.string().nullable(),
  extensionAsked: at.nullable(),
  extended: z.boolean(),
  extendedFrom: at.nullable().describe('The date printed before extensions were granted.'),
  returnedIn: z.int().nullable().describe('The round in which it was returned.'),
  at: at.describe('Its last change.'),
});
