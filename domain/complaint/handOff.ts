import { refuse, type Refusal } from './refusal';
import type { Complaint, HandOff } from './state';

/** The hand-off that is meant: the one named, or the only one in such a state. */
export function handOffIn(state: Complaint, handOff: string | undefined, states: readonly HandOff['state'][]): HandOff | Refusal {
  const candidates = state.handOffs.filter((h) => states.includes(h.state));
  const names = candidates.map((h) => h.handOff);
  const found = handOff === undefined ? candidates[0] : candidates.find((h) => h.handOff === handOff);
  if (handOff === undefined && candidates.length > 1)
    return refuse('reference', `several hand-offs are ${states.join(' or ')}: say which`, names);
  return (
    found ??
    refuse(
      'reference',
      handOff === undefined ? `no hand-off is ${states.join(' or ')}` : `hand-off ${handOff} is not ${states.join(' or ')}`,
      names,
    )
  );
}
