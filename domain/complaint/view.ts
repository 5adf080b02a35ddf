import { isoInstant } from '../clocks/instant';
import type { Clock, Complaint, Escalation, Referral } from './state';
import type { Instant } from './terms';

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoInstant(at));

/** What the API shows of a complaint and the registry keeps: a pure function of the state. Instants are ISO 8601 in UTC. */
export function toView(state: Complaint) {
  return {
    number: state.number,
    seq: state.seq,
    head: state.head,
    stage: state.stage,
    stages: state.stages.map((s) => ({ ...s, from: isoInstant(s.from) })),
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
    calendars: state.calendars,
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
    promises: state.promises.map((p) => ({ ...p, due: isoInstant(p.due) })),
    extensions: state.extensions,
    oversights: state.oversights.map((o) => ({ ...o, due: isoInstant(o.due), at: isoInstant(o.at) })),
    appointments: state.appointments.map((a) => ({ ...a, at: isoInstant(a.at) })),
    reopenings: state.reopenings,
    urges: state.urges,
    repeats: state.facts.repeats,
    alike: state.facts.alike,
    possibleDuplicates: state.facts.duplicates,
    escalation: {
      rung: state.rung,
      highest: state.highestRung,
      count: state.escalations,
      reportedAt: isoOrNull(state.reportedAt),
      raised: state.raised.map(escalationView),
    },
    pauses: state.pauses.map((p) => ({ ...p, from: isoInstant(p.from), to: isoOrNull(p.to) })),
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
    referrals: state.referrals.map(referralView),
    registration: state.registration,
  };
}
export type ComplaintView = ReturnType<typeof toView>;
export type ClockView = ComplaintView['clocks'][number];

const escalationView = (e: Escalation) => ({
  ...e,
  at: isoInstant(e.at),
  respondedAt: isoOrNull(e.respondedAt),
  assessedAt: isoOrNull(e.assessedAt),
  coordinatedAt: isoOrNull(e.coordinatedAt),
  trackedAt: isoOrNull(e.trackedAt),
});

/** `due` is the date printed on it; the earlier date that we keep to inside is the clock `referralReply`. */
const referralView = (r: Referral) => ({
  ...r,
  receivedAt: isoInstant(r.receivedAt),
  signForBy: isoOrNull(r.signForBy),
  returnBy: isoOrNull(r.returnBy),
  due: isoOrNull(r.due),
  extensionAsked: isoOrNull(r.extensionAsked),
  extendedFrom: isoOrNull(r.extendedFrom),
  at: isoInstant(r.at),
});

function clockView(clock: Clock) {
  return {
    clock: clock.clock,
    name: clock.name,
    goal: clock.goal,
    basis: clock.basis,
    by: clock.by,
    from: isoInstant(clock.from),
    due: isoInstant(clock.due),
    warnAt: clock.warnAt.map(isoInstant),
    because: clock.because,
    provisional: clock.provisional,
    state: clock.state,
    stopped: clock.stopped && { ...clock.stopped, at: isoInstant(clock.stopped.at) },
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
