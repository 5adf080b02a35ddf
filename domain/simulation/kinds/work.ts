import { z } from 'zod';
import type { Complaint, HandOff } from '../../complaint/state';
import { levels, openStages, rungs, stages, workingStages } from '../../complaint/terms';
import { entryKind } from '../entryKind';
import { amount, flag, instant, list } from '../values';

const person = '?';
const handOff = { handOff: z.string().nullish(), department: z.string().nullish() };

/** The hand-off that an entry means: the one that it names, else the first in such a state, at its department where that is said. */
function handOffMeant(state: Complaint, given: Pick<Partial<HandOff>, never> & { handOff?: string | null | undefined; department?: string | null | undefined }, states: readonly HandOff['state'][]) {
  return state.handOffs.find(
    (h) => states.includes(h.state) && h.handOff === (given.handOff ?? h.handOff) && h.department === (given.department ?? h.department),
  );
}
