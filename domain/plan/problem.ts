/** Something wrong in a plan file, a calendar or a template, said to the person who wrote it. */
export interface Problem {
  /** Where in the content, such as `clocks.resolution.goals[1].when`. */
  readonly path: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column?: number;
  /** What is wrong and what would be right. */
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** A problem before its place in the file is known. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  /** Characters into the value at `path`, where the value is a text. */
  readonly offset?: number;
  /** It is the key that is wrong, not the value. */
  readonly atKey?: boolean;
}

/** `clocks.resolution.goals[1]`; keys that hold a dot or a space are quoted. */
export function formatPath(path: Path): string {
  return path.reduce<string>((written, step) => written + formatStep(step, written === ''), '');
}

function formatStep(step: string | number, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (!/^[\w/-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
  return first ? step : `.${step}`;
}
