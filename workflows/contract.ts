import type { PlanRef, RefusalCode } from '../domain/complaint/events';
import type { EventType, JournalEvent } from '../domain/complaint/events';
import type { RegistrationFields } from '../domain/complaint/commands/registration';
import type { Actor, Level, Stage } from '../domain/complaint/terms';
import type { SegmentRef } from '../activities/effect';

/** How the world speaks with a complaint's workflow. Names and shapes here are a public contract: they change only by addition. */

export const complaintWorkflow = 'complaint';
/** Update that waits for the registration to stand in the journal and returns the receipt; sent together with the start. */
export const registeredUpdate = 'registered';
/** Query: the whole state (`Complaint`). */
export const stateQuery = 'state';
/** Query: sealed segments and the journal after them; its argument is the last event that is known. See `readJournal.ts`. */
export const journalQuery = 'journal';

/** Start argument: the registration itself, so that it is durable as soon as the workflow is. */
export interface ComplaintStart {
  readonly number: string;
  readonly registration: RegistrationFields;
  readonly by: Actor;
  /** `requestDigest` of channel and request id. */
  readonly request: string;
  /** SHA-256 of the canonical registration as it was sent. */
  readonly fingerprint: string;
  /** Keyed digest of the customer; null when nothing identifies one. */
  readonly customer: string | null;
  readonly plan: PlanRef;
  /** Versions of uploaded calendars that were current, by calendar id; an id that is absent means the plan's own. */
  readonly calendars?: Readonly<Record<string, string>>;
  /** Random secret from which the salts of personal parts are derived. */
  readonly secret: string;
}

export interface Receipt {
  readonly number: string;
  readonly seq: number;
  readonly stage: Stage;
  readonly level: Level | null;
  readonly request: string;
  readonly fingerprint: string;
  readonly deadlines: readonly { readonly clock: string; readonly due: string; readonly goal: string; readonly basis: string }[];
}

/** A command as update or signal: the command's own fields, and these two beside them. */
export interface CommandBody {
  /** Who gives it. The API sets it from the token; absent in a signal typed by hand, it is the operator. */
  readonly by?: { readonly role: string; readonly id: string };
  /** The sender's own id of this command: the same id is carried out once and always gets the first answer. */
  readonly requestId?: string;
  readonly [field: string]: unknown;
}

export interface Answer {
  readonly number: string;
  /** Sequence number of the last event it caused: ask for it to read your own write. */
  readonly seq: number;
  readonly stage: Stage;
  readonly events: readonly EventType[];
  /** The command had been carried out before; this is where it stands. */
  readonly repeated: boolean;
}

/** Details of the ApplicationFailure of type `Refused` that an update throws. */
export interface RefusedDetail {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly allowed: readonly string[];
  readonly stage: Stage;
  /** Journal event of the refusal. */
  readonly seq: number;
}
export const refusedFailure = 'Refused';
/** The run is about to continue as new: send the update again. */
export const drainingFailure = 'Draining';
/** Too many inputs wait: send the update again later. */
export const queueFullFailure = 'QueueFull';

export interface JournalAnswer {
  readonly segments: readonly SegmentRef[];
  /** Events after the last segment and after the one that was asked for, as many as one payload carries. */
  readonly events: readonly JournalEvent[];
  /** Last event there is. */
  readonly seq: number;
}
