import { clockReactions } from '../clocks/reactions';
import { tick } from '../clocks/tick';
import { escalation } from '../escalation/escalation';
import { ruledEscalation } from '../escalation/rules';
import type { OnDuty } from '../escalation/duty';
import type { Plan } from '../plan/plan';
import type { ClockRule } from '../plan/schema';
import { missingForClosing } from './closing';
import { dossierOrder, recalls } from './effects';
import type { Happening, JournalEvent } from './events';
import type { Complaint } from './state';
import { isAbove, isEndStage, system, type Actor, type Instant } from './terms';

/** Before whom what follows is played: the judge's hearing, which journals it, or a trial, which only takes note. */
export interface Proceeding {
  /** As the complaint keeps it by now. */
  readonly plan: Plan;
  readonly state: Complaint;
  readonly now: Instant;
  readonly onDuty: OnDuty;
  write(happening: Happening, actor: Actor): JournalEvent;
  /** Messages and other effects that an event gives rise to. */
  orders(event: JournalEvent): Iterable<Happening>;
}

/** More reactions than this to one input mean that the plan runs in circles. */
const reactionsAtMost = 1000;

/** Clocks, messages and other effects that an event causes, and what those cause in turn. */
export function react(proceeding: Proceeding, cause: JournalEvent): void {
  const queue = [cause];
  for (let i = 0; i < queue.length; i++) {
    const event = queue[i];
    if (event === undefined) break;
    if (i > reactionsAtMost) throw new Error(`over ${reactionsAtMost} reactions to one event: the plan runs in circles at ${event.type}`);
    for (const happening of clockReactions(proceeding.plan, proceeding.state, event)) queue.push(proceeding.write(happening, system));
    for (const happening of proceeding.orders(event)) queue.push(proceeding.write(happening, system));
  }
}

/** Escalations that the plan's criteria ask for by now, the highest first. */
export function raise(proceeding: Proceeding): void {
  for (let round = 0; round < 5; round++) {
    const escalated = ruledEscalation(proceeding.plan, proceeding.state, proceeding.onDuty);
    if (escalated === null) return;
    react(proceeding, proceeding.write(escalated, system));
  }
}

/** What is owed by now, whoever comes next: by time, and by an ended complaint its hand-offs back and its dossier. */
export function settle(proceeding: Proceeding): void {
  catchUp(proceeding);
  const dossier = dossierOrder(proceeding.state);
  if (dossier !== null) proceeding.write(dossier, system);
}

/** Applies everything that time owes, once and in order; then takes back the hand-offs that an answered complaint leaves behind. */
export function catchUp(proceeding: Proceeding): void {
  passTime(proceeding);
  closeInSilence(proceeding);
  for (const recall of recalls(proceeding.state)) react(proceeding, proceeding.write(recall, system));
}

function passTime(proceeding: Proceeding): void {
  for (let step = 0; step < reactionsAtMost; step++) {
    const owed = tick(proceeding.state, proceeding.now);
    if (owed === null) return;
    react(proceeding, proceeding.write(owed, system));
    if (owed.type === 'clockLate') breach(proceeding, owed.data.name, owed.data.clock, owed.data.step);
    // A warning changes no fact that a criterion could ask for.
    if (owed.type !== 'clockWarned') raise(proceeding);
  }
  throw new Error('time owes more steps than a plan can have: the plan runs in circles');
}

type LateStep = ClockRule['late'][number];

/** What the plan's late step does beside telling. */
function breach(proceeding: Proceeding, name: string, clock: string, step: number): void {
  const late = proceeding.plan.file.clocks[name]?.late[step];
  if (late === undefined) return;
  owe(proceeding, clock, late);
  escalateLate(proceeding, name, clock, step, late);
  close(proceeding, late);
}

/** A remedy that being late starts by itself, such as the waiver of rent; how much it comes to is told when it is fulfilled. */
function owe(proceeding: Proceeding, clock: string, { remedy }: LateStep): void {
  if (remedy === undefined || isEndStage(proceeding.state.stage)) return;
  const named = `T${proceeding.state.remedies.length + 1}`;
  const data = { remedy: named, proposal: `late:${clock}`, kind: remedy, amount: 0, due: null };
  react(proceeding, proceeding.write({ type: 'remedyOrdered', data }, system));
}

function escalateLate(proceeding: Proceeding, name: string, clock: string, step: number, { escalate }: LateStep): void {
  const { plan, state } = proceeding;
  if (escalate === undefined || !isAbove(escalate, state.rung)) return;
  const named = plan.file.clocks[name]?.name;
  const reason = state.language === 'zh' ? `${named?.zh ?? name}超时` : `${named?.en ?? name} is overdue`;
  const why = { rule: `late:${clock}/${step}`, reason, accountable: null };
  react(proceeding, proceeding.write(escalation(plan, state, escalate, why, proceeding.onDuty), system));
}

/** Silence has ended it, but something stood in the way then: as soon as that is gone, it is closed. */
function closeInSilence(proceeding: Proceeding): void {
  const { plan, state } = proceeding;
  if (state.stage !== 'replied') return;
  const taken = state.clocks.flatMap((c) => (c.state === 'running' ? (plan.file.clocks[c.name]?.late.slice(0, c.lateSteps) ?? []) : []));
  for (const step of taken) close(proceeding, step);
}

function close(proceeding: Proceeding, { close: outcome }: LateStep): void {
  const { plan, state } = proceeding;
  if (outcome === undefined || state.stage !== 'replied' || missingForClosing(state, outcome, plan).length > 0) return;
  react(proceeding, proceeding.write({ type: 'closed', data: { outcome, promise: null }, personal: {} }, system));
}
