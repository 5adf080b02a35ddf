import { formatDate } from '../../domain/clocks/civil';
import type { Actor } from '../../domain/complaint/terms';
import type { KeptCalendar } from '../../store/calendarLibrary';
import type { RolloutOrder } from '../../workflows/rolloutContract';

/** What a calendar's upload sets going, and the workflow that does it. */
export interface Rollout {
  readonly workflowId: string;
  readonly order: RolloutOrder;
}

/**
 * The rollout of an upload. Its name carries the upload's number beside the version: a version that comes back after another one is
 * rolled out again, and what repeats the same upload is the same rollout.
 */
export function rolloutOf({ upload, calendar }: Pick<KeptCalendar, 'upload' | 'calendar'>, by: Actor, reason?: string): Rollout {
  const { calendar: id, hash, position } = upload;
  const name = `calendar-${id}-${hash.slice(0, 12)}-${position}`;
  const order = {
    calendars: { [id]: hash },
    reason: reason ?? `calendar ${id}, days off published to ${formatDate(calendar.published[1])}`,
    by: { role: by.role, id: by.id },
    requestId: name,
  };
  return { workflowId: name, order };
}
