import { isoInstant } from '../clocks/instant';
import type { Clock, Complaint } from './state';
import type { Instant } from './terms';

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoInstant(at));

/** What the API shows of a complaint and the registry keeps: a pure function of the state. Instants are ISO 8601 in UTC. */
export function toView(state: Complaint) {
  return {
    number: state.number,
    seq: state.seq,
    head: state.head,
    stage: state.stage,
    channel: state.channel,
    category: state.category,
    level: state.level,
    tags: state.tags,
    regulatory: state.regulatory,
    region: state.region,
    tier: state.tier,
    language: state.language,
    relation: state.relation,
    authorised: state.authorised,
    humanVoiceOnly: state.humanVoiceOnly,
    preferred: state.preferred,
    plan: state.plan,
    receivedAt: isoInstant(state.receivedAt),
    registeredAt: isoInstant(state.registeredAt),
    firstContactAt: isoOrNull(state.firstContactAt),
    endedAt: isoOrNull(state.endedAt),
    changedAt: isoInstant(state.at),
    owner: state.owner,
    assignee: state.assignee,
    department: state.department,
    handOffs: state.handOffs.map((h) => ({ ...h, at: isoInstant(h.at) })),
    awaits: awaits(state),
    findings: state.findings,
    claim: state.claim,
    proposal: state.proposal && { ...state.proposal, remedies: state.proposal.remedies.map((r) => ({ ...r, due: isoOrNull(r.due) })) },
    remedies: state.remedies.map((r) => ({ ...r, due: isoOrNull(r.due), postedAt: isoOrNull(r.postedAt) })),
    reply: state.reply && { ...state.reply, at: isoInstant(state.reply.at) },
    satisfaction: state.satisfaction,
    outcome: state.outcome,
    promise: state.promise && { ...state.promise, due: isoInstant(state.promise.due) },
    reopenings: state.reopenings,
    urges: state.urges,
    repeats: state.facts.repeats,
    escalation: { rung: state.rung, highest: state.highestRung, count: state.escalations },
    clocks: state.clocks.map(clockView),
    effects: state.effects.map((e) => ({
      key: e.key,
      kind: e.kind,
      purpose: e.purpose,
      state: e.state,
      attempts: e.attempts,
      retryAt: isoOrNull(e.retryAt),
      error: e.error,
    })),
    links: state.links,
    dossier: state.dossier && { n: state.dossier.n, reference: state.dossier.reference },
    referral: state.referral && { ...state.referral, due: isoOrNull(state.referral.due) },
    registration: state.registration,
  };
}
export type ComplaintView = ReturnType<typeof toView>;

function clockView(clock: Clock) {
  return {
    clock: clock.clock,
    name: clock.name,
    goal: clock.goal,
    basis: clock.basis,
    from: isoInstant(clock.from),
    due: isoInstant(clock.due),
    provisional: clock.provisional,
    state: clock.state,
    warned: clock.warned,
    late: clock.stoppedLate ?? clock.lateSteps > 0,
  };
}

/** Whom the complaint waits for. */
function awaits(state: Complaint): ('customer' | 'department' | 'approval')[] {
  const waiting: ('customer' | 'department' | 'approval')[] = [];
  if (state.questions.length > 0) waiting.push('customer');
  if (state.handOffs.some((h) => h.state === 'waiting' || h.state === 'accepted')) waiting.push('department');
  if (state.proposal?.state === 'waiting') waiting.push('approval');
  return waiting;
}
