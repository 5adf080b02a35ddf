import type { Receipt, ComplaintStart } from '../../workflows/contract';
import { Problem } from '../problems/problem';
import type { Beginning, ComplaintGateway } from './gateway';
import { withSuffix } from './startArgument';

/** What is known of complaints that were registered before, enough to tell whether a registration is theirs. */
export interface FindKnown {
  /** An ended complaint as the registry shows it; null also when the registry is away. */
  readonly findRegistered: (number: string) => Promise<Receipt | null>;
  /** A complaint of which the server said that it has ended, wherever it is still known. */
  readonly findEnded: (number: string) => Promise<Receipt | null>;
}

export interface Registered {
  /** This request began the complaint; else it was there. */
  readonly begun: boolean;
  readonly receipt: Receipt;
}

/** Numbers have 60 bits: a second request on one number is rare, a third never happened. */
const suffixes = 10;

/**
 * Registers a complaint once: the first request begins its workflow, a repeat of it, also long after, gets its receipt. Throws a
 * 409 when the same request id came with another body.
 */
export async function registerComplaint(
  gateway: ComplaintGateway,
  { findRegistered, findEnded }: FindKnown,
  start: ComplaintStart,
): Promise<Registered> {
  for (let suffix = 0; suffix < suffixes; suffix++) {
    const tried = suffix === 0 ? start : withSuffix(start, suffix);
    // The server forgets ended workflows after its retention; the registry does not, and a number is never used twice.
    const known = await findRegistered(tried.number);
    const beginning: Beginning = known === null ? await gateway.begin(tried) : { kind: 'there', receipt: known };
    const receipt = beginning.kind === 'ended' ? await findEnded(tried.number) : beginning.receipt;
    if (receipt === null)
      throw new Problem(409, 'ended', `complaint ${tried.number} has ended, and nothing is kept of it that could be compared`);
    if (receipt.request !== start.request) continue;
    if (receipt.fingerprint === start.fingerprint) return { begun: beginning.kind === 'begun', receipt };
    throw new Problem(
      409,
      'sameRequestOtherBody',
      `request id ${start.registration.requestId} was registered as ${receipt.number} with another body; repeat it as it was, or send another request id`,
    );
  }
  throw new Error(`no free number after ${suffixes} suffixes`);
}
