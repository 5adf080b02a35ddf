import { dayOf } from '../clocks/civil';
import { promisedDue } from '../notification/promisedDue';
import type { Plan } from '../plan/plan';
import type { Subject } from '../plan/schema';
import type { Vocabulary } from '../plan/vocabulary';
import type { Happening } from './events';
import type { Complaint, Referral } from './state';
import { urgencies } from './terms';

/** The thing that a clock is kept for, such as escalation X1. */
export interface About {
  readonly per: Subject;
  readonly subject: string | null;
}

/** What the plan's conditions are evaluated over: the state, what the event at hand says beyond it, and the thing a clock is kept for. */
export function factsOf(state: Complaint, plan: Plan, event: Happening | null = null, about: About | null = null): Vocabulary {
  if (event !== null || (about !== null && speaksOfItsOwn.has(about.per))) return gather(state, plan, event, about);
  if (last?.state !== state || last.plan !== plan) last = { state, plan, facts: gather(state, plan, null, null) };
  return last.facts;
}

/** Clocks kept for these things see some facts of the thing itself. */
const speaksOfItsOwn: ReadonlySet<Subject> = new Set(['referral', 'escalation', 'handOff']);

/** At one event all clocks ask for the same facts of the same state, which never changes. */
let last: { readonly state: Complaint; readonly plan: Plan; readonly facts: Vocabulary } | null = null;

function gather(state: Complaint, plan: Plan, event: Happening | null, about: About | null): Vocabulary {
  const category = state.category ?? '';
  const topCategory = category.split('.')[0] ?? '';
  const data: Readonly<Record<string, unknown>> = event?.data ?? {};
  const said = (key: string, fallback: string | null): string => {
    const value = data[key];
    return typeof value === 'string' ? value : (fallback ?? '');
  };
  const standing = state.referrals.filter((r) => r.state !== 'over');
  const referral = referralOf(state, about) ?? standing.at(-1);
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
    referralKind: referral?.kind ?? '',
    referralKinds: standing.map((r) => r.kind),
    urgency: urgencies.findLast((urgency) => standing.some((r) => r.urgency === urgency)) ?? '',
    printedDueKnown: (about?.per === 'referral' && referral !== undefined ? [referral] : openReferrals(state)).some((r) => r.due !== null),
    region: state.region ?? '',
    tier: state.tier ?? '',
    ageBand: state.registration.complainant.ageBand ?? '',
    medium: said('medium', state.preferred),
    urges: state.urges,
    repeats: state.facts.repeats ?? 0,
    alike: state.facts.alike ?? 0,
    duplicatesOffered: Array.isArray(data.offered) ? data.offered.length : 0,
    disapprovals: state.disapprovals,
    reopenings: state.reopenings,
    replies: state.replies,
    confidential: state.channel === 'referral' && state.referrals[0]?.confidential === true,
    dated: isDated(state, about),
    extended: referral !== undefined && referral.extended,
    returns: state.returns,
    disputedReturns: state.disputedReturns,
    contactAttempts: state.contactAttempts,
    claim: state.claim?.amount ?? 0,
    claimConfirmed: state.claim?.confirmed ?? false,
    companyAtFault: plan.file.responsibilities.some((r) => r.id === state.findings?.responsibility && r.companyAtFault),
    cause: state.findings?.cause ?? '',
    rung: said('rung', rungOf(state, about)),
    highestRung: state.highestRung ?? '',
    overdue: state.clocks.filter((c) => c.state === 'running' && c.lateSteps > 0).map((c) => c.name),
    laterThanTold: isLaterThanTold(state, plan, data),
    department: said('department', departmentOf(state, about)),
    result: said('result', state.reply?.result ?? null),
    satisfaction: said('satisfaction', state.satisfaction),
    outcome: said('outcome', state.outcome),
  };
}

/** Referrals whose body still waits for us. */
export const openReferrals = ({ referrals }: Complaint): Referral[] =>
  referrals.filter((r) => r.state !== 'over' && r.state !== 'reportedBack');

const referralOf = (state: Complaint, about: About | null): Referral | undefined =>
  about?.per === 'referral' ? state.referrals.find((r) => r.referral === about.subject) : undefined;

const isDated = ({ remedies, promises, oversights }: Complaint, about: About | null): boolean =>
  (about?.per === 'remedy' && remedies.some((r) => r.remedy === about.subject && r.due !== null)) ||
  (about?.per === 'promise' && promises.some((p) => p.promise === about.subject)) ||
  (about?.per === 'oversight' && oversights.some((o) => o.oversight === about.subject));

const rungOf = (state: Complaint, about: About | null): string | null =>
  (about?.per === 'escalation' ? state.raised.find((e) => e.escalation === about.subject)?.rung : undefined) ?? state.rung;

const departmentOf = (state: Complaint, about: About | null): string | null =>
  (about?.per === 'handOff' ? state.handOffs.find((h) => h.handOff === about.subject)?.department : undefined) ?? state.department;

/** Days are compared, as people are told days. */
function isLaterThanTold(state: Complaint, plan: Plan, { clock }: Readonly<Record<string, unknown>>): boolean {
  if (typeof clock !== 'string') return false;
  const told = state.told[clock];
  const promised = promisedDue(plan, state, clock);
  if (told === undefined || promised === null) return false;
  return dayOf(promised - 1, plan.offsetMinutes) > dayOf(told - 1, plan.offsetMinutes);
}

const isRedLine = (plan: Plan, category: string): boolean =>
  plan.file.categories.some(
    (top) => (top.id === category && top.redLine) || top.children.some((child) => child.id === category && (child.redLine || top.redLine)),
  );
