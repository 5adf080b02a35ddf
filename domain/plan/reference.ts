import { suggestion } from './closest';
import type { NameKind, Names } from './names';
import type { Finding, Path } from './problem';

/** A finding when the plan has no such name; nothing when it has, or when that is not known yet. */
export function* checkReference(names: Names, kind: NameKind, name: string, path: Path, offset?: number): Generator<Finding> {
  const known: ReadonlySet<string> | null = names[kind];
  if (known === null || known.has(name)) return;
  yield { path, message: `there is no ${kind} "${name}"${suggestion(name, known)}`, ...(offset === undefined ? {} : { offset }) };
}
