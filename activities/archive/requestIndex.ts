import type { AnsweredRequest } from '../../domain/complaint/state';
import type { SegmentRef } from '../effect';
import type { ArchiveService } from './archiveService';
import { readSegment } from './readSegment';
import type { Segment } from './segment';

export interface RequestLookUp {
  readonly number: string;
  readonly segments: readonly SegmentRef[];
  /** Digest of the request id. */
  readonly digest: string;
}

type RequestIndex = ReadonlyMap<string, AnsweredRequest>;

/** Segments whose requests are kept in memory; one of 500 events takes about 100 kB. */
const segmentsKept = 200;

/** Finds what an earlier request came to in the sealed part of the journal, the newest segment first; null when it is not there. */
export function createFindRequest({ archive }: { readonly archive: ArchiveService }) {
  const kept = new Map<string, RequestIndex>();

  async function indexOf(number: string, object: string): Promise<RequestIndex> {
    const there = kept.get(object);
    if (there !== undefined) return there;
    const index = indexRequests(await readSegment(archive, number, object));
    kept.set(object, index);
    const [oldest] = kept.keys();
    if (kept.size > segmentsKept && oldest !== undefined) kept.delete(oldest);
    return index;
  }

  return async ({ number, segments, digest }: RequestLookUp): Promise<AnsweredRequest | null> => {
    for (const { object } of segments.toReversed()) {
      const outcome = (await indexOf(number, object)).get(digest);
      if (outcome !== undefined) return outcome;
    }
    return null;
  };
}

function indexRequests({ events }: Segment): RequestIndex {
  const index = new Map<string, AnsweredRequest>();
  for (const event of events) {
    if (event.request === undefined) continue;
    const { request, seq } = event;
    const digest = request.split('.')[0] ?? request;
    index.set(digest, { request, seq, refusal: event.type === 'refused' ? event.data.code : null });
  }
  return index;
}
