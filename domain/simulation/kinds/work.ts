import { z } from 'zod';
import type { Complaint, HandOff } from '../../complaint/state';
import { levels, openStages, rungs, stages, workingStages } from '../../complaint/terms';
import { entryKind } from '../entryKind';
import { amount, flag, instant, list, unsaid } from '../values';

const handOff = { handOff: z.string().nullish(), department: z.string().nullish() };
const atDepartment = { department: 'department' } as const;

interface Meant {
  readonly handOff?: string | null | undefined;
  readonly department?: string | null | undefined;
}

/** The hand-off that an entry means: of those in such a state the one that it names, else the first; null where there is none. */
function meant(state: Complaint, given: Meant, states: readonly HandOff['state'][]): Pick<HandOff, 'handOff' | 'department'> | null {
  const found = state.handOffs.find(
    (h) => states.includes(h.state) && h.handOff === (given.handOff ?? h.handOff) && h.department === (given.department ?? h.department),
  );
  return found === undefined ? null : { handOff: found.handOff, department: found.department };
}

const isWithDepartment = (h: HandOff): boolean => h.state === 'waiting' || h.state === 'accepted';

/** Classification, hand-offs, investigation and remedies. */
export const workKinds = {
  triaged: entryKind('triaged', {
    says: z.object({ category: z.string(), level: z.enum(levels), tags: list.default([]), regulatory: flag.nullish() }),
    names: { category: 'category', tags: 'tag' },
    stages: workingStages,
    data: ({ category, level, tags, regulatory }, { state }) => ({
      category,
      level,
      tags,
      regulatory: regulatory ?? state.flagged,
      again: state.level !== null,
    }),
  }),
  assigned: entryKind('assigned', {
    says: z.object({ to: z.string().default(unsaid), department: z.string().nullish() }),
    names: atDepartment,
    stages: openStages,
    data: ({ to, department }) => ({ to, department: department ?? null }),
  }),
  transferred: entryKind('transferred', {
    says: z.object({ department: z.string() }),
    names: atDepartment,
    stages: workingStages,
    data: ({ department }, { state: { handOffs } }) => {
      const there = handOffs.filter((h) => h.department === department);
      if (there.some(isWithDepartment)) return null;
      return { handOff: `H${handOffs.length + 1}`, department, round: there.length + 1 };
    },
  }),
  handOffAccepted: entryKind('handOffAccepted', {
    says: z.object({ ...handOff, handler: z.string().default(unsaid) }),
    names: atDepartment,
    stages: workingStages,
    data: ({ handler, ...given }, { state }) => {
      const found = meant(state, given, ['waiting']);
      return found === null ? null : { ...found, handler };
    },
  }),
  handOffReturned: entryKind('handOffReturned', {
    says: z.object({ ...handOff, disputed: flag.nullish() }),
    names: atDepartment,
    stages: workingStages,
    data: (given, { state, plan }) => {
      const found = meant(state, given, ['waiting']);
      return found === null ? null : { ...found, disputed: given.disputed ?? state.returns >= plan.file.handOffs.returns };
    },
  }),
  handOffAnswered: entryKind('handOffAnswered', {
    says: z.object(handOff),
    names: atDepartment,
    stages: workingStages,
    data: (given, { state }) => meant(state, given, ['accepted', 'waiting']),
  }),
  found: entryKind('found', {
    says: z.object({ cause: z.string(), responsibility: z.string(), element: z.string().nullish() }),
    names: { cause: 'cause', responsibility: 'responsibility' },
    stages: openStages,
    data: ({ cause, responsibility, element }) => ({ cause, responsibility, evidence: [], element: element ?? null }),
  }),
  claimed: entryKind('claimed', {
    says: z.object({ amount, confirmed: flag.default(false) }),
    stages: openStages,
    data: (given) => given,
  }),
  proposed: entryKind('proposed', {
    says: z.object({ total: amount.default(0), needs: z.enum(rungs).nullish() }),
    stages: openStages,
    data: ({ total, needs }, { state }) => ({ proposal: `P${state.proposals + 1}`, remedies: [], total, needs: needs ?? null }),
  }),
  approved: entryKind('approved', {
    says: z.object({}),
    stages: openStages,
    data: (_given, { state: { proposal } }) =>
      proposal?.state === 'waiting' ? { proposal: proposal.proposal, total: proposal.total } : null,
  }),
  disapproved: entryKind('disapproved', {
    says: z.object({}),
    stages: openStages,
    data: (_given, { state: { proposal } }) => (proposal?.state === 'waiting' ? { proposal: proposal.proposal } : null),
  }),
  remedyOrdered: entryKind('remedyOrdered', {
    says: z.object({ remedy: z.string().nullish(), kind: z.string(), amount: amount.default(0), due: instant.nullish() }),
    stages: openStages,
    data: ({ remedy, kind, amount: yuan, due }, { state }) => ({
      remedy: remedy ?? `T${state.remedies.length + 1}`,
      proposal: state.proposal?.proposal ?? unsaid,
      kind,
      amount: yuan,
      due: due ?? null,
    }),
  }),
  fulfilled: entryKind('fulfilled', {
    says: z.object({ remedy: z.string().nullish(), postedAt: instant.nullish() }),
    stages,
    data: ({ remedy, postedAt }, { state }) => {
      const owed = state.remedies.find((r) => !r.fulfilled && r.remedy === (remedy ?? r.remedy));
      return owed === undefined ? null : { remedy: owed.remedy, kind: owed.kind, reference: unsaid, postedAt: postedAt ?? null };
    },
  }),
};
