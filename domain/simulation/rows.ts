/** One row of a CSV file below its header. */
export interface Row {
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A CSV file as a whole. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
