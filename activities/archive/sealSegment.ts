import { ApplicationFailure } from '@temporalio/common';
import { genesis } from '../../domain/journal/journal';
import type { SegmentOrder, SegmentRef } from '../effect';
import type { ArchiveService } from './archiveService';
import { segmentKey } from './objectName';
import { readSegment } from './readSegment';
import { seal, throwIfBroken } from './seal';
import type { Segment } from './segment';

/**
 * Seals a part of a journal, chained to the part before. Doing it again gives the same object. What cannot be sealed stays to be
 * tried: the operator sees it pending, and it goes on as soon as a person has mended the archive.
 */
export function createSealSegment({ archive }: { readonly archive: ArchiveService }) {
  return async (order: SegmentOrder): Promise<SegmentRef> => {
    try {
      return await sealSegment(order);
    } catch (error) {
      if (error instanceof ApplicationFailure) throw ApplicationFailure.retryable(error.message, error.type);
      throw error;
    }
  };

  async function sealSegment({ number, events, previous }: SegmentOrder): Promise<SegmentRef> {
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined)
      throw ApplicationFailure.nonRetryable(`No events of ${number} were given to seal`, 'EmptySegment');
    const before = await endOf(previous, number);
    const [from, to] = [first.seq, last.seq];
    throwIfBroken(events, before.head, before.to + 1, `Segment ${from}–${to} of ${number}`);
    const segment: Segment = {
      format: 'redress/segment/1',
      number,
      from,
      to,
      after: before.head,
      head: last.hash,
      previous,
      events: [...events],
    };
    const { object } = await seal(archive, segmentKey(from, to), segment);
    return { from, to, after: segment.after, head: segment.head, object };
  }

  async function endOf(previous: string | null, number: string): Promise<{ to: number; head: string }> {
    return previous === null ? { to: 0, head: genesis(number) } : readSegment(archive, number, previous);
  }
}
