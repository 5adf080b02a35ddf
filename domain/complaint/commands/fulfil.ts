import { z } from 'zod';
import type { Happening } from '../events';
import { instant, line, prose, reference } from '../fields';
import { refuse, type Refusal } from '../refusal';
import type { Complaint } from '../state';
import { stages } from '../terms';
import { defineCommand } from './definition';

export const fulfil = defineCommand({
  name: 'fulfil',
  summary: 'Records that a remedy was ordered or carried out, and when it is or will be posted; or that a promise was kept.',
  section: '1.1.29',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead', 'supervisor', 'liaison'],
  stages,
  fields: z.strictObject({
    remedy: line(12).optional().describe('Such as P1R1; either this or a promise.'),
    promise: line(8).optional().describe('Such as M1; either this or a remedy.'),
    reference: reference.describe('Order or posting reference, or what shows that the promise was kept.'),
    postedAt: instant.optional().describe('Of a remedy.'),
    remark: prose(2000).optional().describe('On a promise.'),
  }),
  decide: ({ remedy, promise, reference: order, postedAt, remark }, { state }) => {
    if (remedy !== undefined && promise === undefined) {
      if (remark !== undefined) return refuse('malformed', 'remark: belongs to a promise');
      return carriedOut(state, remedy, order, postedAt ?? null);
    }
    if (promise === undefined || remedy !== undefined) return refuse('malformed', 'give either "remedy" or "promise"');
    if (postedAt !== undefined) return refuse('malformed', 'postedAt: belongs to a remedy');
    return kept(state, promise, order, remark);
  },
});

function carriedOut(state: Complaint, remedy: string, order: string, postedAt: number | null): readonly Happening[] | Refusal {
  const names = state.remedies.map((r) => r.remedy);
  const found = state.remedies.find((r) => r.remedy === remedy);
  if (found === undefined) return refuse('reference', `no remedy ${remedy}`, names);
  if (found.fulfilled) return refuse('plan', `${remedy} was fulfilled before, see ${found.reference ?? 'the journal'}`);
  return [{ type: 'fulfilled', data: { remedy, kind: found.kind, reference: order, postedAt } }];
}

function kept(state: Complaint, promise: string, shownBy: string, remark: string | undefined): readonly Happening[] | Refusal {
  const names = state.promises.filter((p) => !p.kept).map((p) => p.promise);
  const found = state.promises.find((p) => p.promise === promise);
  if (found === undefined) return refuse('reference', `no promise ${promise}`, names);
  if (found.kept) return refuse('plan', `${promise} was kept before, see the journal`, names);
  const data = { promise, reference: shownBy };
  return [{ type: 'promiseKept', data, personal: remark === undefined ? {} : { remark } }];
}
