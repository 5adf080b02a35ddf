import { attempting } from '../attempting';
import type { ArchiveService } from './archiveService';
import { type Segment, segmentSchema } from './segment';

/** Rejects when there is none, or when it is no segment; whether it holds is for `verifyArchive` to say. */
export const readSegment = (archive: ArchiveService, number: string, object: string): Promise<Segment> =>
  attempting(`reading segment ${object} of ${number}`, async () =>
    segmentSchema.parse(JSON.parse((await archive.read(number, object)).toString())),
  );
