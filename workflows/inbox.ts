import type { Input, Outcome } from '../domain/complaint/input';

interface Waiting {
  readonly input: Input;
  readonly settle?: (outcome: Outcome) => void;
}

/** The one queue by which everything reaches the loop: commands, results of effects, time, a cancellation. */
export class Inbox {
  private readonly queue: Waiting[] = [];

  constructor(inputs: readonly Input[] = []) {
    for (const input of inputs) this.queue.push({ input });
  }

  get size(): number {
    return this.queue.length;
  }

  /** Puts an input in; whoever put it does not wait. */
  put(input: Input): void {
    this.queue.push({ input });
  }

  /** Puts an input in and waits for what becomes of it. */
  ask(input: Input): Promise<Outcome> {
    return new Promise((settle) => this.queue.push({ input, settle }));
  }

  take(most: number): readonly Waiting[] {
    return this.queue.splice(0, most);
  }

  /** Inputs that no one waits for, to be carried to the next run. */
  drain(): Input[] {
    return this.queue.splice(0).map((waiting) => waiting.input);
  }
}
