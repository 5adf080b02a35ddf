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

/** Fills a gap of the registry from the sealed segments and the tail: after it was deleted, or was away for long. */
export const createReproject =
  ({ archive, project }: { readonly archive: ArchiveService; readonly project: ReturnType<typeof createProject> }) =>
  async ({ state, from, segments, tail }: Reprojection): Promise<ProjectResult> => {
    for (const segment of segments.filter((s) => s.to >= from)) {
      const { events } = await readSegment(archive, state.number, segment.object);
      await project({ state, events: events.filter((e) => e.seq >= from) });
    }
    return project({ state, events: tail.filter((e) => e.seq >= from) });
  };
