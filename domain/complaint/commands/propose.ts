import { z } from 'zod';
import { instant, line, prose, yuan } from '../fields';
import { refuse } from '../refusal';
import { rungFor } from '../../escalation/authority';
import { remedyIds, unknownEntry } from '../../plan/entries';
import { remediesOrdered } from '../proposal';
import { defineCommand } from './definition';

export const propose = defineCommand({
  name: 'propose',
  summary: 'Proposes a solution with its remedies. Within the proposer’s authority it stands at once; above it waits for approval.',
  section: '1.1.29',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead', 'companyLeader'],
  stages: ['triaged', 'dispatched', 'investigating', 'resolving', 'replied'],
  fields: z.strictObject({
    solution: prose(8000),
    remedies: z
      .array(z.strictObject({ kind: line(60), amount: yuan.default(0), due: instant.optional() }))
      .max(20)
      .default([]),
  }),
  decide: ({ solution, remedies }, { state, plan, actor }) => {
    const unknown = remedies.map((r) => unknownEntry('remedy', r.kind, remedyIds(plan))).find((refusal) => refusal !== null);
    if (unknown) return unknown;
    const money = plan.file.remedies.filter((r) => r.money).map((r) => r.id);
    const unpriced = remedies.find((r) => money.includes(r.kind) && r.amount === 0);
    if (unpriced !== undefined) return refuse('plan', `${unpriced.kind} is money: say how much`, ['amount']);
    if (state.proposal?.state === 'waiting') return refuse('plan', `${state.proposal.proposal} still waits for approval`);
    if (state.proposals >= 20) return refuse('plan', 'at most 20 proposals');
    if (state.remedies.length + remedies.length > 25) return refuse('plan', 'at most 25 remedies');
    const total = Math.round(remedies.reduce((sum, r) => sum + r.amount, 0) * 100) / 100;
    const proposal = `P${state.proposals + 1}`;
    const named = remedies.map((r, i) => ({ remedy: `${proposal}R${i + 1}`, kind: r.kind, amount: r.amount, due: r.due ?? null }));
    const needs = rungFor(plan, state, actor.role, total);
    return [
      { type: 'proposed', data: { proposal, remedies: named, total, needs }, personal: { solution } },
      ...(needs === null ? remediesOrdered(proposal, named) : []),
    ];
  },
});
