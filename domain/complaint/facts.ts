import type { Plan } from '../plan/plan';
import type { Vocabulary } from '../plan/vocabulary';
import type { Happening } from './events';
import type { Complaint } from './state';

/** What the plan's conditions are evaluated over: the state, and what the event at hand says beyond it. */
export function factsOf(state: Complaint, plan: Plan, event: Happening | null = null): Vocabulary {
  const category = state.category ?? '';
  const topCategory = category.split('.')[0] ?? '';
  const data: Readonly<Record<string, unknown>> = event?.data ?? {};
  const said = (key: string, fallback: string | null): string => {
    const value = data[key];
    return typeof value === 'string' ? value : (fallback ?? '');
  };
  return {
    channel: state.channel,
    stage: state.stage,
    level: state.level ?? plan.file.presumedLevel,
    triaged: state.level !== null,
    category,
    topCategory,
    redLine: isRedLine(plan, category),
    tags: [...state.tags],
    regulatory: state.regulatory,
    referralKind: state.referral?.kind ?? '',
    printedDueKnown: state.referral?.due != null,
    region: state.region ?? '',
    tier: state.tier ?? '',
    medium: said('medium', state.preferred),
    urges: state.urges,
    repeats: state.facts.repeats ?? 0,
    disapprovals: state.disapprovals,
    reopenings: state.reopenings,
    returns: state.returns,
    disputedReturns: state.disputedReturns,
    contactAttempts: state.contactAttempts,
    claim: state.claim?.amount ?? 0,
    claimConfirmed: state.claim?.confirmed ?? false,
    companyAtFault: plan.file.responsibilities.some((r) => r.id === state.findings?.responsibility && r.companyAtFault),
    cause: state.findings?.cause ?? '',
    rung: said('rung', state.rung),
    department: said('department', state.department),
    result: said('result', state.reply?.result ?? null),
    satisfaction: said('satisfaction', state.satisfaction),
    outcome: said('outcome', state.outcome),
  };
}

const isRedLine = (plan: Plan, category: string): boolean =>
  plan.file.categories.some(
    (top) => (top.id === category && top.redLine) || top.children.some((child) => child.id === category && (child.redLine || top.redLine)),
  );
