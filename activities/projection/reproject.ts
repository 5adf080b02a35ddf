import { activityInfo } from '@temporalio/activity';
import { type Logger, pino } from 'pino';
import type { JournalEvent } from '../../domain/complaint/events';
import type { Complaint } from '../../domain/complaint/state';
import type { ArchiveService } from '../archive/archiveService';
import { readSegment } from '../archive/readSegment';
import type { SegmentRef } from '../effect';
import type { ProjectResult, createProject } from './project';

export interface Reprojection {
  readonly state: Complaint;
  /** First event that the registry lacks. */
  readonly from: number;
  /** Sealed segments that hold such events. */
  readonly segments: readonly SegmentRef[];
  /** The journal after the last segment. */
  readonly tail: readonly JournalEvent[];
}

interface Dependencies {
  readonly archive: ArchiveService;
  readonly project: ReturnType<typeof createProject>;
  readonly log?: Logger;
}

const attemptsToRead = 5;

/** Fills a gap of the registry from the sealed segments and the tail: after it was deleted, or was away for long. */
export function createReproject({ archive, project, log = pino({ name: 'projection' }) }: Dependencies) {
  return async ({ state, from, segments, tail }: Reprojection): Promise<ProjectResult> => {
    let isWhole = true;
    for (const segment of segments.filter((s) => s.to >= from)) {
      const events = await read(state.number, segment);
      if (events === null) isWhole = false;
      else await project({ state, events: events.filter((e) => e.seq >= from) });
    }
    const result = await project({ state, events: tail.filter((e) => e.seq >= from) });
    // What cannot be read cannot be filled: `archive:verify` names it, and the rest is shown.
    return isWhole ? result : { ...result, gapFrom: null };
  };

  /** Null when the segment stays unreadable; an archive that is only away is waited for. */
  async function read(number: string, { object }: SegmentRef): Promise<readonly JournalEvent[] | null> {
    try {
      return (await readSegment(archive, number, object)).events;
    } catch (error) {
      if (activityInfo().attempt < attemptsToRead) throw error;
      log.error({ number, object, error }, 'a sealed segment cannot be read: its events are missing in the registry');
      return null;
    }
  }
}
