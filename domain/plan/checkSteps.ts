import type { Names, Sections } from './names';
import type { Finding } from './problem';
import { checkReference } from './reference';

/** Steps are other clocks, each once, and no clock stands among the steps of its own steps. */
export function* checkSteps({ clocks = {} }: Sections, names: Names): Generator<Finding> {
  for (const [id, { steps }] of Object.entries(clocks)) {
    for (const [index, step] of steps.entries()) {
      const path = ['clocks', id, 'steps', index];
      yield* checkReference(names, 'clock', step, path);
      if (step === id) yield { path, message: 'a clock is no step of itself' };
      else if (steps.indexOf(step) < index) yield { path, message: `"${step}" stands here twice` };
      else if (inside(step, clocks).has(id))
        yield { path, message: `"${id}" itself is inside of "${step}": one of them is the outer clock` };
    }
  }
}

/** The clocks inside of one, at any depth. */
function inside(id: string, clocks: NonNullable<Sections['clocks']>, seen = new Set<string>()): ReadonlySet<string> {
  for (const step of clocks[id]?.steps ?? []) if (!seen.has(step)) inside(step, clocks, seen.add(step));
  return seen;
}
