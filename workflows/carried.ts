import type { SegmentRef } from '../activities/effect';
import type { JournalEvent } from '../domain/complaint/events';
import type { NextDue } from '../domain/complaint/input';
import type { Complaint } from '../domain/complaint/state';
import type { ComplaintStart } from './contract';

/** What one run of a complaint hands to the next. */
export interface Carried {
  readonly carried: 1;
  readonly number: string;
  readonly secret: string;
  /** Content hash of the complaint's plan version. */
  readonly plan: string;
  readonly state: Complaint;
  readonly segments: readonly SegmentRef[];
  /** Journal after the last segment. */
  readonly tail: readonly JournalEvent[];
  readonly projected: number;
  readonly nextDue: NextDue | null;
}

export type Beginning = ComplaintStart | Carried;

export const isCarried = (beginning: Beginning): beginning is Carried => 'carried' in beginning;
