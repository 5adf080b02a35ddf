import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { isoInstant } from '../../domain/clocks/instant';
import { registration } from '../../domain/complaint/commands/registration';
import type { Message } from './messages';
import { parseReceived, type Zone } from './received';

/** What is sent to POST /v1/complaints. */
export interface Registration {
  readonly channel: 'network';
  readonly requestId: string;
  readonly receivedAt: string;
  readonly complainant: object;
  readonly contact: object;
  readonly content: { readonly subject: string; readonly facts: string };
  readonly network: { readonly medium: 'forum'; readonly session: string };
}

/** Columns by the place of their value in a registration. */
const columnAt: Readonly<Record<string, string>> = { 'content.subject': 'subject', 'content.facts': 'text', receivedAt: 'received' };
export const columnOf = (place: string): string => columnAt[place] ?? place;

/** The registration of a row, or why there is none, in words of its columns. */
export function registrationOf(message: Message, zone: Zone): { readonly registration: Registration } | { readonly wrong: string } {
  const received = parseReceived(message.received, zone);
  const place = 'wrong' in received ? null : body(message, isoInstant(received.at));
  const reasons = [...('wrong' in received ? [`received: ${received.wrong}`] : []), ...wrongTexts(place ?? body(message, placeholder))];
  return place === null || reasons.length > 0 ? { wrong: reasons.join('; ') } : { registration: place };
}

/** Stands in for an instant that is wrong, so that all that is wrong is said at once. */
const placeholder = isoInstant(0);

function body({ subject, text }: Message, receivedAt: string): Registration {
  const requestId = requestIdOf(receivedAt, subject, text);
  return {
    channel: 'network',
    requestId,
    receivedAt,
    complainant: {},
    contact: {},
    content: { subject, facts: text },
    network: { medium: 'forum', session: requestId },
  };
}

/** The same instant, subject and text are the same message, however its row is written and however often it was sent. */
const requestIdOf = (receivedAt: string, subject: string, text: string): string =>
  `csv-${createHash('sha256')
    .update(JSON.stringify([receivedAt, subject, text]))
    .digest('hex')
    .slice(0, 40)}`;

/** The API checks by the same schema; asked here, a wrong row is named without being sent. */
function wrongTexts(sent: Registration): string[] {
  const checked = registration.safeParse(sent);
  return checked.success ? [] : checked.error.issues.map(written);
}

const written = ({ path, message }: z.core.$ZodIssue): string => `${columnOf(path.join('.'))}: ${message}`;
