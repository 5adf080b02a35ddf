/** A life as it lies in the repository: the histories of its runs, and where its journal ended. */
export interface Recorded {
  readonly workflowId: string;
  /** Hash of the journal's last event. */
  readonly head: string;
  readonly seq: number;
  /** Each a `temporal.api.history.v1.History` as one character a byte: the SDK's own JSON of histories cannot be written in its version 1.24. */
  readonly runs: readonly string[];
}
