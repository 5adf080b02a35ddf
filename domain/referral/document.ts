import { z } from 'zod';
import { line, reference } from '../complaint/fields';
import { urgencies } from '../complaint/terms';
import { printedDate } from './printedDate';

/** What every document of a referring body says, whether it opens a complaint or joins one (domain rule «Referrals»). */
export const referralDocument = {
  body: line(100).describe('Who refers it, such as 12345.'),
  kind: line(40).describe('Referral kind of the plan, such as hotline12345.'),
  documentNumber: reference,
  urgency: z.enum(urgencies).default('ordinary'),
  signForBy: printedDate.optional().describe('By when the body wants it signed for, where the document says so.'),
  returnBy: printedDate.optional().describe('By when it may be returned as not ours, where the document says so.'),
  confidential: z.boolean().default(false).describe('The customer is not to know of it.'),
  wants: line(100).optional().describe('What the body wants back, such as a written reply.'),
};
