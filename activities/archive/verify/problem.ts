/** Something in the archive that is not as it was sealed. */
export interface Problem {
  /** Relative to the archive's folder. */
  readonly file: string;
  /** `byte 120`, `event 17 (events[16])`, `complaint.owner`; null when it can't be told. */
  readonly place: string | null;
  readonly what: string;
}

export const formatProblem = ({ file, place, what }: Problem): string => [file, ...(place === null ? [] : [place]), what].join(': ');

/** A problem of an object whose file is known by the one who asked. */
export type Finding = Omit<Problem, 'file'>;
