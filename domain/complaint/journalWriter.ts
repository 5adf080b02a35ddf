import { genesis, chain } from '../journal/journal';
import type { Happening, JournalEvent } from './events';
import { evolve } from './evolve';
import type { Complaint } from './state';
import type { Actor, Instant } from './terms';

/** The pen: gives happenings their place in the journal and keeps the state that follows from them. */
export class JournalWriter {
  readonly events: JournalEvent[] = [];

  constructor(
    private current: Complaint | null,
    private readonly number: string,
    private readonly now: Instant,
    private readonly secret: string,
  ) {}

  write(happening: Happening, actor: Actor, request?: string): JournalEvent {
    const event = chain(happening, {
      seq: (this.current?.seq ?? 0) + 1,
      at: this.now,
      actor,
      request,
      before: this.current?.head ?? genesis(this.number),
      secret: this.secret,
    });
    this.current = evolve(this.current, event);
    this.events.push(event);
    return event;
  }

  get state(): Complaint {
    if (this.current === null) throw new Error(`complaint ${this.number} is not registered yet`);
    return this.current;
  }

  get isEmpty(): boolean {
    return this.current === null;
  }
}
