import type { OnDuty } from '../escalation/duty';
import { messageOrders } from '../notification/orders';
import { withCalendars, type Library } from '../plan/library';
import type { Plan } from '../plan/plan';
import { effectOrders } from './effects';
import type { Proceeding } from './consequences';
import type { Happening, JournalEvent } from './events';
import type { JournalWriter } from './journalWriter';
import type { Complaint } from './state';
import type { Actor, Instant } from './terms';

/** What a batch of inputs is judged with: the pen, the moment, who is on duty, and the plan as the complaint keeps it by then. */
export class Hearing implements Proceeding {
  /** With the calendar versions that the complaint counts by. */
  plan: Plan;

  constructor(
    private readonly pen: JournalWriter,
    private own: Plan,
    private readonly library: Library,
    readonly onDuty: OnDuty,
    readonly now: Instant,
    calendars: Readonly<Record<string, string>>,
  ) {
    this.plan = withCalendars(own, calendars, library);
  }

  get events(): readonly JournalEvent[] {
    return this.pen.events;
  }

  get isEmpty(): boolean {
    return this.pen.isEmpty;
  }

  get state(): Complaint {
    return this.pen.state;
  }

  get versions(): Library {
    return this.library;
  }

  /** Journals it; what follows is judged by what it changed, the plan included. */
  write(happening: Happening, actor: Actor, request?: string): JournalEvent {
    const event = this.pen.write(happening, actor, request);
    if (event.type === 'adopted') this.follow(event.data.plan?.hash ?? null);
    return event;
  }

  *orders(event: JournalEvent): Iterable<Happening> {
    yield* effectOrders(this.plan, this.state, event, this.now);
    yield* messageOrders(this.plan, this.state, event, this.onDuty);
  }

  private follow(hash: string | null): void {
    const plan = hash === null ? this.own : this.library.plans.get(hash);
    if (plan === undefined) throw new Error(`plan version ${hash ?? ''} was adopted and is not at hand`);
    this.own = plan;
    this.plan = withCalendars(plan, this.state.calendars, this.library);
  }
}
