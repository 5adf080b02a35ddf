/** A life as it lies in the repository: the histories of its runs as JSON, and where its journal ended. */
export interface Recorded {
  readonly workflowId: string;
  /** Hash of the journal's last event. */
  readonly head: string;
  readonly seq: number;
  readonly runs: readonly unknown[];
}
