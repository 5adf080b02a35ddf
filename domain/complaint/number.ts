import { canonicalJson, sha256 } from '../journal/journal';
import type { Channel } from './terms';

/** Crockford's alphabet: no I, L, O, U, so that nothing is misheard over the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 12;

/**
 * The number of a complaint: a function of the channel and the channel's request id alone, so that the same request
 * always finds the same complaint. `suffix` counts up only when two different requests fall on one number.
 */
export function complaintNumber(channel: Channel, requestId: string, suffix = 0): string {
  const digest = sha256(`redress/number/1\n${channel}\n${suffix}\n${requestId}`);
  let bits = BigInt(`0x${digest.slice(0, 15)}`);
  let body = '';
  for (let i = 0; i < letters; i++) {
    body = `${alphabet[Number(bits & 31n)] ?? '0'}${body}`;
    bits >>= 5n;
  }
  return format(body, checkOf(body));
}

/** Whether it is a number with its right check character. */
export const isNumber = (value: string): boolean => normaliseNumber(value) === value;

/** Reads a number as a person writes it (lower case, without hyphens, O for 0, I or L for 1); null when it is none. */
export function normaliseNumber(value: string): string | null {
  const plain = value.toUpperCase().replaceAll(/[-\s]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (plain.length !== letters + 1 || [...plain].some((c) => !alphabet.includes(c))) return null;
  const body = plain.slice(0, letters);
  return checkOf(body) === plain.slice(letters) ? format(body, plain.slice(letters)) : null;
}

/** ISO 7064 MOD 11,10's recurrence at radix 32: finds every single wrong character and nearly every swap of neighbours. */
function checkOf(body: string): string {
  const radix = alphabet.length;
  let product = radix;
  for (const c of body) {
    const sum = (product + alphabet.indexOf(c)) % radix || radix;
    product = (sum * 2) % (radix + 1);
  }
  return alphabet[(radix + 1 - product) % radix] ?? '0';
}

const format = (body: string, check: string): string => `${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8)}-${check}`;

/** Digest under which a request id is remembered: short, and it gives nothing of the id away. */
export const requestDigest = (requestId: string): string => sha256(`redress/request/1\n${requestId}`).slice(0, 16);

/** What the journal keeps of a command's request: whose it is, and that its body was this one. */
export const requestMark = (requestId: string, command: string, fields: unknown): string =>
  `${requestDigest(requestId)}.${sha256(canonicalJson({ command, fields })).slice(0, 8)}`;

/** The workflow that owns the complaint. */
export const workflowIdOf = (number: string): string => `complaint-${number}`;
