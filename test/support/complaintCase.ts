import type { RegistrationFields } from '../../domain/complaint/commands/registration';
import { registration } from '../../domain/complaint/commands/registration';
import type { EventOf, EventType, JournalEvent } from '../../domain/complaint/events';
import { evolve } from '../../domain/complaint/evolve';
import type { Input, NextDue, Outcome } from '../../domain/complaint/input';
import { judge } from '../../domain/complaint/judge';
import { complaintNumber, requestDigest } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import type { Actor, Instant, Role, Stage } from '../../domain/complaint/terms';
import { parseInstant } from '../../domain/clocks/instant';
import type { Roster } from '../../domain/escalation/roster';
import { emptyLibrary, withCalendars, type Library } from '../../domain/plan/library';
import type { Plan } from '../../domain/plan/plan';

export const at = (iso: string): Instant => {
  const instant = parseInstant(iso);
  if (instant === null) throw new Error(`no instant: ${iso}`);
  return instant;
};

export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => minutes(60 * n);
export const days = (n: number): number => hours(24 * n);

/** A registration by phone with invented data; 139 0000 numbers are in no one's service. */
export const phoneCall = (changes: Record<string, unknown> = {}): RegistrationFields =>
  registration.parse({
    channel: 'phone',
    requestId: 'call-1',
    complainant: { name: '测试客户', phone: '13900000001' },
    service: { number: '13900000001' },
    contact: { preferred: 'sms', phone: '13900000001' },
    content: { subject: '话费争议', facts: '三月账单多出一笔没有订过的业务费用。', demand: '退费并说明原因' },
    phone: { callId: 'C-20260302-0001', recording: 'R-20260302-0001' },
    ...changes,
  });

/** A registration by another channel, with what that channel brings. */
export const by = (
  channel: 'network' | 'written' | 'onSite' | 'referral',
  details: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): RegistrationFields =>
  registration.parse({
    channel,
    requestId: `${channel}-1`,
    complainant: { name: '测试客户', phone: '13900000002' },
    contact: { preferred: 'sms', phone: '13900000002' },
    content: { subject: '宽带中断', facts: '宽带三天不能用。' },
    [channel]: details,
    ...changes,
  });

export const referral = (details: Record<string, unknown> = {}): RegistrationFields =>
  by('referral', { body: '12345', kind: 'hotline12345', documentNumber: 'D-1', ...details });

/** Fields with which each command may be given where nothing else is said. */
const usual: Readonly<Record<string, Record<string, unknown>>> = {
  triage: { category: 'charges.outsidePackage', level: 'L2' },
  transfer: { department: 'billing', request: '请核对三月账单' },
  answer: { answer: '已核对' },
  find: { cause: 'billing.error', responsibility: 'companyAtFault', finding: '计费差错' },
  propose: { solution: '退费', remedies: [{ kind: 'refund', amount: 30 }] },
  reply: { finding: '计费差错', basis: '资费公示', solution: '退费 30 元', timing: '三个工作日内' },
  rate: { satisfaction: 'satisfied' },
  close: { outcome: 'agreed' },
  reject: { ground: 'notOurs', reply: '该业务由他方提供' },
  withdraw: { words: '我不投诉了', recording: 'R-9' },
  reopen: { reason: '客户来电称仍未到账' },
  contact: { medium: 'phone', summary: '了解情况' },
  attemptContact: { medium: 'phone', outcome: 'noAnswer' },
  ask: { text: '请提供账单截图' },
  escalate: { to: 'E1', reason: '客户坚持' },
  deescalate: { reason: '已缓和' },
  refer: { body: '12345', kind: 'hotline12345', documentNumber: 'D-1', dueOn: '2026-03-16' },
  returnReferral: { reason: '所涉号码非本公司用户' },
  requestReferralExtension: { until: '2026-03-20', reason: '需现场测试' },
  recordReferralDecision: { decision: 'extensionGranted' },
  reportBack: { report: '已退费并告知客户' },
  recordRedo: { reason: '未说明到账时间', dueOn: '2026-03-27' },
  recordMediation: { outcome: 'agreed', record: '双方达成一致' },
  respond: { text: '已接手' },
  assess: { assessment: '影响一户，需当日核实' },
  coordinate: { owner: 'expert-2', plan: '计费部门核对，专家答复' },
  track: { text: '账单已核对' },
  report: { report: '经过、处理与改进' },
  oversee: { instruction: '请说明进展', due: '2026-03-03T18:00:00+08:00' },
  promise: { what: '完成扩容', owner: 'handler-3', due: '2026-03-12T18:00:00+08:00' },
  extend: { longer: '2 WD', reason: '等待第三方数据' },
  decideExtension: { granted: true, reason: '情况属实' },
  schedule: { at: '2026-03-04T15:00:00+08:00', purpose: '上门复测' },
  absorb: { from: complaintNumber('phone', 'call-2'), subject: '话费争议', facts: '又多扣一笔。\n\n一并退费' },
};

/** One complaint under test: given what happened, when something comes, then this is in its journal. */
export class ComplaintCase {
  state: Complaint | null = null;
  readonly journal: JournalEvent[] = [];
  nextDue: NextDue | null = null;
  finished = false;
  readonly secret = 'a test’s secret';
  /** Versions that it may go over to, who is on duty when, and the uploaded calendars that are current at registration. */
  library: Library = emptyLibrary;
  roster: Roster | null = null;
  calendars: Record<string, string> = {};

  constructor(
    readonly plan: Plan,
    public now: Instant = at('2026-03-02T10:00:00+08:00'),
    readonly number = complaintNumber('phone', 'call-1'),
  ) {}

  static registered(plan: Plan, fields: RegistrationFields = phoneCall(), now?: Instant): ComplaintCase {
    const complaint = new ComplaintCase(plan, now, complaintNumber(fields.channel, fields.requestId));
    complaint.register(fields);
    return complaint;
  }

  /** A complaint that came to a stage by the shortest way. */
  static inStage(plan: Plan, stage: Stage): ComplaintCase {
    const complaint = ComplaintCase.registered(plan);
    const way: Readonly<Record<Stage, readonly (() => Outcome)[]>> = {
      registered: [],
      triaged: [() => complaint.usual('triage')],
      dispatched: [() => complaint.usual('triage'), () => complaint.usual('transfer')],
      investigating: [() => complaint.usual('triage'), () => complaint.usual('transfer'), () => complaint.usual('accept', 'handler')],
      resolving: [() => complaint.usual('triage'), () => complaint.usual('find')],
      replied: [() => complaint.usual('triage'), () => complaint.usual('find'), () => complaint.usual('reply')],
      closed: [() => complaint.usual('triage'), () => complaint.usual('find'), () => complaint.usual('reply'), () => complaint.ended()],
      rejected: [() => complaint.usual('reject', 'supervisor')],
      withdrawn: [() => complaint.usual('withdraw', 'supervisor')],
    };
    for (const step of way[stage]) {
      const outcome = step();
      if (!outcome.done) throw new Error(outcome.detail);
    }
    return complaint;
  }

  /** Gives a command with its usual fields, changed where a test says so. */
  usual(name: string, role: Role = name === 'rate' ? 'inspector' : 'agent', changes: Record<string, unknown> = {}): Outcome {
    return this.give(name, { ...usual[name], ...changes }, role);
  }

  private ended(): Outcome {
    this.deliver();
    this.usual('rate');
    return this.usual('close');
  }

  register(fields: RegistrationFields, by: Actor = { role: 'agent', id: 'agent-1' }): Outcome {
    const { id, version } = { id: this.plan.file.plan, version: this.plan.file.version };
    const request = requestDigest(fields.requestId);
    const meta = {
      number: this.number,
      by,
      request,
      fingerprint: 'f',
      customer: 'customer-1',
      plan: { id, version, hash: this.plan.hash },
      calendars: this.calendars,
    };
    return this.face({ kind: 'registration', registration: fields, meta });
  }

  /** Gives a command as a role; the id of the person is the role's name and 1 unless given. */
  give(name: string, fields: Record<string, unknown> = {}, role: Role = 'agent', id = `${role}-1`): Outcome {
    return this.face({ kind: 'command', name, body: { by: { role, id }, ...fields }, via: 'update' });
  }

  face(input: Input): Outcome {
    const [outcome] = this.faceAll([input]);
    if (outcome === undefined) throw new Error('judge gave no outcome');
    return outcome;
  }

  faceAll(inputs: readonly Input[]): readonly Outcome[] {
    const { number, state, now, secret, library, roster } = this;
    const plan = library.plans.get(state?.plan.hash ?? '') ?? this.plan;
    const judgement = judge({ number, state, inputs, now, plan, library, roster, secret });
    this.state = judgement.events.reduce<Complaint | null>((folded, event) => evolve(folded, event), this.state);
    this.journal.push(...judgement.events);
    this.nextDue = judgement.nextDue;
    this.finished = judgement.finished;
    return judgement.outcomes;
  }

  /** Lets time pass; the loop's timer would ring at each moment that is due. */
  pass(ms: number): void {
    const until = this.now + ms;
    while (this.nextDue !== null && this.nextDue.at <= until) {
      this.now = Math.max(this.now, this.nextDue.at);
      this.face({ kind: 'time' });
    }
    this.now = until;
  }

  /** Every pending effect is carried out. */
  deliver(): void {
    for (let round = 0; round < 20 && this.pending.length > 0; round++) {
      for (const effect of this.pending)
        this.face({
          kind: 'effect',
          key: effect.key,
          outcome: 'done',
          reference: `ref/${effect.key}`,
          observed: { repeats: 1, duplicates: [], earlier: [], alike: null },
        });
    }
  }

  get pending() {
    return (this.state?.effects ?? []).filter((e) => e.state === 'ordered' || (e.state === 'delayed' && (e.retryAt ?? 0) <= this.now));
  }

  get complaint(): Complaint {
    if (this.state === null) throw new Error('not registered');
    return this.state;
  }

  types(from = 1): EventType[] {
    return this.journal.filter((e) => e.seq >= from).map((e) => e.type);
  }

  /** Types of the events that something brings about. */
  during(act: () => void): EventType[] {
    const before = this.journal.length;
    act();
    return this.journal.slice(before).map((e) => e.type);
  }

  /** All events of a type. */
  all<T extends EventType>(type: T): (JournalEvent & EventOf<T>)[] {
    return this.journal.filter((e): e is JournalEvent & EventOf<T> => e.type === type);
  }

  /** The plan by which it is judged now, with the calendar versions that it counts by. */
  get planNow(): Plan {
    const { library, state } = this;
    return withCalendars(library.plans.get(state?.plan.hash ?? '') ?? this.plan, state?.calendars ?? {}, library);
  }

  /** The same complaint at the same moment, to go another way from here. */
  copy(): ComplaintCase {
    const other = new ComplaintCase(this.plan, this.now, this.number);
    Object.assign(other, { state: this.state, nextDue: this.nextDue, finished: this.finished, library: this.library, roster: this.roster });
    other.journal.push(...this.journal);
    return other;
  }

  /** The state as it would be carried to another run or another process. */
  continueAsNew(): void {
    this.state = JSON.parse(JSON.stringify(this.state)) as Complaint;
  }

  clock(id: string) {
    return this.complaint.clocks.find((c) => c.clock === id);
  }

  messages(): string[] {
    return this.journal.flatMap((e) =>
      e.type === 'effectOrdered' && e.data.purpose !== null ? [`${e.data.purpose}→${e.data.subject ?? ''}`] : [],
    );
  }
}
